import type { Divergence, ExperimentDraft } from "../../../engine/types";
import { documentOf, type NetworkEntry } from "./entry";
import { type SeedSummary, summary } from "./spread";
import type { NetworksState } from "./state";

/** A comparison with fewer multiplications starts automatically: about two seconds of work. */
const small = 4e9;

/** Whether the comparison is little work, by a rough estimate: three multiplications for each weight and row. */
export function isSmall({ model, batchSize, steps, seeds, rules, rate }: NetworksState): boolean {
  const weights = 64 * model.units + Math.max(0, model.layers - 1) * model.units ** 2;
  const trainings = rules.length * (rate === "same" ? seeds : seeds + rates.length * scanSeeds.length);
  return 3 * weights * Math.min(batchSize, 1500) * steps * trainings < small;
}

/** The learning rates of the scan, two per decade, the same for every rule. */
export const rates: readonly number[] = [1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 0.1, 0.3, 1, 3, 10];

/**
 * The seeds of the scan. They differ from those of the comparison, so that a rate is not chosen by the runs that judge
 * it.
 */
export const scanSeeds: readonly number[] = [1_000_001, 1_000_002];

/** The result of one training, with its evaluations. */
export interface TrainingOutcome {
  step: Float64Array;
  trainLoss: Float64Array;
  validLoss: Float64Array;
  validAccuracy: Float64Array;
  /** On the test rows, at the end; NaN for a run that diverged. The accuracy is NaN in regression, too. */
  testLoss: number;
  testAccuracy: number;
  diverged: Divergence | null;
  stepsPerSecond: number;
}

const last = (series: Float64Array) => series.at(-1) ?? Number.NaN;

/** The last validation loss; Infinity for a run that diverged, which makes it worse than all others. */
export const finalValidLoss = ({ validLoss, diverged }: TrainingOutcome): number =>
  diverged ? Number.POSITIVE_INFINITY : last(validLoss);
const finalTrainLoss = ({ trainLoss, diverged }: TrainingOutcome): number =>
  diverged ? Number.POSITIVE_INFINITY : last(trainLoss);
const finalValidAccuracy = ({ validAccuracy }: TrainingOutcome): number => last(validAccuracy);

/** All finished trainings, by document (`keyOf`). */
export type Done = Pick<ReadonlyMap<string, TrainingOutcome>, "get">;

export const keyOf = (document: ExperimentDraft): string => JSON.stringify(document);

export interface ScanPoint {
  lr: number;
  /**
   * The mean of the final validation losses over the scan's seeds; Infinity when a run diverged, NaN while one is
   * missing.
   */
  loss: number;
}

/** The results of an entry so far. */
export interface RuleFinding {
  entry: NetworkEntry;
  /** The scan of rates; empty where the rate is the same for all. */
  scan: readonly ScanPoint[];
  /** The learning rate; null until the scan is complete, or when every rate diverged. */
  lr: number | null;
  runs: readonly TrainingOutcome[];
  validLoss: SeedSummary | null;
  trainLoss: SeedSummary | null;
  validAccuracy: SeedSummary | null;
  testLoss: SeedSummary | null;
  testAccuracy: SeedSummary | null;
  stepsPerSecond: SeedSummary | null;
}

export interface NetworkStudy {
  findings: readonly RuleFinding[];
  /** The missing trainings that can be done now, entry by entry. */
  waiting: readonly ExperimentDraft[];
  done: number;
  total: number;
}

const requested = ({ seeds }: NetworksState) => Array.from({ length: seeds }, (_, seed) => seed);

/** The rate with the lowest mean validation loss; null when no loss is finite. */
export function bestRate(scan: readonly ScanPoint[]): number | null {
  const finite = scan.filter(({ loss }) => Number.isFinite(loss));
  return finite.length === 0 ? null : finite.reduce((best, point) => (point.loss < best.loss ? point : best)).lr;
}

/**
 * The state of a comparison, from the finished trainings: nothing is trained twice, and a stopped comparison can
 * continue.
 */
export function studyOf(
  state: NetworksState,
  entries: readonly NetworkEntry[],
  done: Done,
  rate: NetworksState["rate"] = state.rate,
): NetworkStudy {
  const waiting: ExperimentDraft[] = [];
  let ready = 0;
  const look = (document: ExperimentDraft): TrainingOutcome[] => {
    const outcome = done.get(keyOf(document));
    if (outcome) ready++;
    else waiting.push(document);
    return outcome ? [outcome] : [];
  };
  const findings = entries.map((entry): RuleFinding => {
    const scan =
      rate === "same"
        ? []
        : rates.map((lr) =>
            pointOf(
              lr,
              scanSeeds.flatMap((seed) => look(documentOf(state, entry, lr, seed))),
            ),
          );
    const complete = scan.every(({ loss }) => !Number.isNaN(loss));
    const lr = rate === "same" ? state.lr : complete ? bestRate(scan) : null;
    const runs = lr === null ? [] : requested(state).flatMap((seed) => look(documentOf(state, entry, lr, seed)));
    return { entry, scan, lr, runs, ...summariesOf(runs) };
  });
  const perEntry = state.seeds + (rate === "same" ? 0 : rates.length * scanSeeds.length);
  const withoutRate = findings.filter(
    ({ lr, scan }) => lr === null && scan.every(({ loss }) => !Number.isNaN(loss)),
  ).length;
  return { findings, waiting, done: ready, total: entries.length * perEntry - withoutRate * state.seeds };
}

function pointOf(lr: number, outcomes: readonly TrainingOutcome[]): ScanPoint {
  if (outcomes.length < scanSeeds.length) return { lr, loss: Number.NaN };
  const sum = outcomes.reduce((total, outcome) => total + finalValidLoss(outcome), 0);
  // A validation loss that overflowed counts as a divergence.
  return { lr, loss: Number.isNaN(sum) ? Number.POSITIVE_INFINITY : sum / outcomes.length };
}

function summariesOf(runs: readonly TrainingOutcome[]) {
  const finite = runs.filter(({ diverged }) => diverged === null);
  return {
    validLoss: summary(finite.map(finalValidLoss)),
    trainLoss: summary(finite.map(finalTrainLoss)),
    validAccuracy: summary(finite.map(finalValidAccuracy)),
    testLoss: summary(finite.map(({ testLoss }) => testLoss)),
    testAccuracy: summary(finite.map(({ testAccuracy }) => testAccuracy)),
    stepsPerSecond: summary(runs.map(({ stepsPerSecond }) => stepsPerSecond)),
  };
}

export const isComplete = ({ done, total }: NetworkStudy): boolean => total > 0 && done === total;

/**
 * The rates of a scan whose loss is at most `best + 0.1 (first - best)`: `best` is the lowest loss of the scan, `first`
 * the loss before training.
 */
export function workingRates(scan: readonly ScanPoint[], first: number): number[] {
  const losses = scan.map(({ loss }) => loss).filter(Number.isFinite);
  const best = Math.min(...losses);
  return scan.filter(({ loss }) => loss <= best + 0.1 * Math.max(0, first - best)).map(({ lr }) => lr);
}
