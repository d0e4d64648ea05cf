import type { Divergence, ExperimentDraft } from "../../../engine/types";
import { documentOf, type NetworkEntry } from "./entry";
import { type SeedSummary, summary } from "./spread";
import type { NetworksState } from "./state";

/** The most multiplications that are done unasked: about two seconds. */
const small = 4e9;

/** Whether the comparison is little work, roughly: three multiplications for each weight and row. */
export function isSmall({ model, batchSize, steps, seeds, rules, rate }: NetworksState): boolean {
  const weights = 64 * model.units + Math.max(0, model.layers - 1) * model.units ** 2;
  const trainings = rules.length * (rate === "same" ? seeds : seeds + rates.length * scanSeeds.length);
  return 3 * weights * Math.min(batchSize, 1500) * steps * trainings < small;
}

/** The rates of the scan: two a decade, the same for every rule. */
export const rates: readonly number[] = [1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 0.1, 0.3, 1, 3, 10];

/** The seeds of the scan are none of those that are compared: a rate is not chosen by the runs that judge it. */
export const scanSeeds: readonly number[] = [1_000_001, 1_000_002];

/** One training, evaluated along the way. */
export interface TrainingOutcome {
  step: Float64Array;
  trainLoss: Float64Array;
  validLoss: Float64Array;
  validAccuracy: Float64Array;
  /** At the end; NaN when it diverged, the accuracy in regression too. */
  testLoss: number;
  testAccuracy: number;
  diverged: Divergence | null;
  stepsPerSecond: number;
}

const last = (series: Float64Array) => series.at(-1) ?? Number.NaN;

/** Infinite for a run that diverged: worse than all others. */
export const finalValidLoss = ({ validLoss, diverged }: TrainingOutcome): number =>
  diverged ? Number.POSITIVE_INFINITY : last(validLoss);
const finalTrainLoss = ({ trainLoss, diverged }: TrainingOutcome): number =>
  diverged ? Number.POSITIVE_INFINITY : last(trainLoss);
const finalValidAccuracy = ({ validAccuracy }: TrainingOutcome): number => last(validAccuracy);

/** All trainings there are, by their documents. */
export type Done = Pick<ReadonlyMap<string, TrainingOutcome>, "get">;

export const keyOf = (document: ExperimentDraft): string => JSON.stringify(document);

export interface ScanPoint {
  lr: number;
  /** The mean of the final validation losses: infinite when a seed diverged, NaN while one is missing. */
  loss: number;
}

/** What is known of an entry so far. */
export interface RuleFinding {
  entry: NetworkEntry;
  /** Empty where the rate is the same for all. */
  scan: readonly ScanPoint[];
  /** Null until the scan is complete, or when every rate diverged. */
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
  /** Trainings that are missing and can be done now, an entry after the other. */
  waiting: readonly ExperimentDraft[];
  done: number;
  total: number;
}

const requested = ({ seeds }: NetworksState) => Array.from({ length: seeds }, (_, seed) => seed);

/** The lowest mean validation loss; null when there is no finite one. */
export function bestRate(scan: readonly ScanPoint[]): number | null {
  const finite = scan.filter(({ loss }) => Number.isFinite(loss));
  return finite.length === 0 ? null : finite.reduce((best, point) => (point.loss < best.loss ? point : best)).lr;
}

/** Where a comparison stands, by what was trained: nothing is computed twice, and it goes on where it was stopped. */
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
  const hopeless = findings.filter(
    ({ lr, scan }) => lr === null && scan.every(({ loss }) => !Number.isNaN(loss)),
  ).length;
  return { findings, waiting, done: ready, total: entries.length * perEntry - hopeless * state.seeds };
}

function pointOf(lr: number, outcomes: readonly TrainingOutcome[]): ScanPoint {
  if (outcomes.length < scanSeeds.length) return { lr, loss: Number.NaN };
  const sum = outcomes.reduce((total, outcome) => total + finalValidLoss(outcome), 0);
  // A validation loss past all numbers is as bad as a divergence.
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
 * The rates of a scan that come within a tenth of the way from the worst finite start, `first`, to the best loss found.
 */
export function workingRates(scan: readonly ScanPoint[], first: number): number[] {
  const losses = scan.map(({ loss }) => loss).filter(Number.isFinite);
  const best = Math.min(...losses);
  return scan.filter(({ loss }) => loss <= best + 0.1 * Math.max(0, first - best)).map(({ lr }) => lr);
}
