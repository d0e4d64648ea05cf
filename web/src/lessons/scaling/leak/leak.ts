import type { ExperimentDraft, Prepared } from "../../../engine/types";
import { csv } from "../data";
import type { Piece } from "../job";
import type { Laboratory } from "../laboratory";
import type { State } from "../state";

/** So many that the verdict is the same whichever seed they come from: of ten sets of 60 at 7 training rows none was within three standard errors. */
export const splits = 60;
const steps = 300;

/** Validation accuracy on one split: standardized with the training rows, and with all rows. */
export interface Pair {
  honest: number;
  leaked: number;
  rows: number;
}

export function leakDocument(share: number, seed: number): ExperimentDraft {
  return {
    seed,
    data: { source: "wine", seed, split: [share, 1 - share, 0], preprocess: "standardize" },
    model: { hidden: [] },
    init: { scheme: "zeros" },
    optimizer: { name: "sgd", lr: 0.1 },
    batchSize: 1000,
    steps,
    evalEvery: steps,
  };
}

/** The same rows with the mean and deviation of all of them, validation rows included, as a table of one's own. */
export function standardizedOverAll({ features, classes, raw }: Prepared): string {
  const columns = features.map((_, feature) => {
    const values = Array.from({ length: raw.count }, (_, row) => raw.x[row * features.length + feature] ?? 0);
    const mean = values.reduce((sum, value) => sum + value, 0) / raw.count;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / raw.count);
    return values.map((value) => (value - mean) / (deviation || 1));
  });
  const names = features.map((_, feature) => `x${feature}`);
  const rows = Array.from(raw.y, (target, row) => [
    ...columns.map((column) => (column[row] ?? 0).toPrecision(7)),
    classes?.[target] ?? "",
  ]);
  return csv([...names, "class"], rows);
}

export function leakPieces({ share, seed }: State["leak"]): Piece<Pair>[] {
  return Array.from(
    { length: splits },
    (_, split): Piece<Pair> =>
      (laboratory) =>
        pair(laboratory, share, seed * splits + split),
  );
}

async function pair(laboratory: Laboratory, share: number, seed: number): Promise<Pair> {
  const honest = leakDocument(share, seed);
  const prepared = await laboratory.prepare(honest);
  const leaked = leakedDocument(honest, prepared);
  return {
    honest: await accuracy(laboratory, honest),
    leaked: await accuracy(laboratory, leaked),
    rows: prepared.parts.train.count,
  };
}

/** The same split of the same rows; only their statistics have seen the validation rows. */
export function leakedDocument(honest: ExperimentDraft, prepared: Prepared): ExperimentDraft {
  return { ...honest, data: { ...honest.data, source: "csv", csv: standardizedOverAll(prepared), preprocess: "none" } };
}

async function accuracy({ withRun }: Laboratory, draft: ExperimentDraft): Promise<number> {
  const { evaluation } = await withRun(
    draft,
    async (run) => (await run.frame({ steps, read: { evaluation: {} } })).read,
  );
  return evaluation.validAccuracy.at(-1) ?? Number.NaN;
}

/** Validation accuracy in per cent with and without the leak; clear is a difference of more than twice its standard error, which chance has in one of twenty. */
export function judged(pairs: readonly Pair[]) {
  const difference = meanOf(pairs.map(({ honest, leaked }) => 100 * (leaked - honest)));
  return {
    honest: meanOf(pairs.map(({ honest }) => 100 * honest)),
    leaked: meanOf(pairs.map(({ leaked }) => 100 * leaked)),
    difference,
    clear: Math.abs(difference.mean) > 2 * difference.error,
  };
}

/** Mean and its standard error. */
export function meanOf(values: readonly number[]): { mean: number; error: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / (values.length - 1) / values.length) };
}
