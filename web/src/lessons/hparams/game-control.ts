/** The control of the game: the best of equally many runs of one setting, where the choice can find nothing. */
import type { AskOptions } from "../../engine";
import type { ExperimentDraft } from "../../engine/types";
import { withRun } from "../../kit";
import { beside, type Decision, type Estimate, estimate, judge, mean, paired, variance } from "../../statistics";
import type { Entry } from "./state";
import { experimentOf, moves } from "./sweeps";

/** Number of data sets of the control; with fewer, the gap by chance would be uncertain. */
export const draws = 20;

/** The first seed of the control, larger than the seeds of games. */
const firstSeed = 1_000_000;

/** The setting that the control repeats, and how often: as often as the reader chose. */
export type GameControl = { entry: Entry; runs: number };

/** The gaps (test loss minus validation loss) on one data set. */
export interface Draw {
  /** The gap of the run with the lowest validation loss. */
  chosen: number;
  /** The mean gap of all runs: the difference between the rows alone, without a choice. */
  all: number;
}

/** The experiment of run `run` on data set `draw`. */
export function equalDocument(entry: Entry, draw: number, run: number): ExperimentDraft {
  const document = experimentOf(entry, firstSeed + draw * moves + run);
  return { ...document, data: { ...document.data, seed: firstSeed + draw } };
}

/** The runs of the control, which differ only in their seed, on data set `draw`; null when all diverged. */
export async function equalRuns(control: GameControl, draw: number, ask: AskOptions): Promise<Draw | null> {
  const runs: { valid: number; test: number }[] = [];
  for (let run = 0; run < control.runs; run++) {
    await withRun(equalDocument(control.entry, draw, run), ask, async (one) => {
      const { read } = await one.frame({ steps: one.progress.steps, read: { evaluation: {} } });
      const { loss } = await one.evaluateTest();
      const valid = read.evaluation.validLoss.at(-1);
      if (loss !== null && valid !== undefined && Number.isFinite(valid)) runs.push({ valid, test: loss });
    });
  }
  return drawOf(runs);
}

/** The gaps of runs with these losses; null without runs. */
export function drawOf(runs: readonly { valid: number; test: number }[]): Draw | null {
  const [first, ...others] = runs;
  if (!first) return null;
  const best = others.reduce((least, one) => (one.valid < least.valid ? one : least), first);
  const gaps = runs.map(({ valid, test }) => test - valid);
  return { chosen: best.test - best.valid, all: mean(gaps) };
}

export interface ControlResult {
  /** The gap caused by the choice alone: chosen minus all on the same rows, over the data sets. */
  selection: Estimate;
  /** The gap of the chosen runs, which includes the difference between the rows. */
  chosen: Estimate;
  /** The standard deviation of that gap over the data sets. */
  deviation: number;
  /** Whether `selection` is significantly above 0. */
  isSelected: boolean;
  /** Whether the reader's gap differs significantly from that of the chosen runs: `holds`: larger; `fails`: smaller. */
  decision: Decision;
}

/**
 * Judges the gap of the reader by a control that repeats the reader's setting. It is not valid for other settings,
 * whose gaps have other variances.
 */
export function controlOf(results: readonly Draw[], gap: number): ControlResult {
  const chosen = results.map((draw) => draw.chosen);
  const all = results.map((draw) => draw.all);
  const selection = paired(chosen, all);
  return {
    selection,
    chosen: estimate(chosen),
    deviation: Math.sqrt(variance(chosen)),
    isSelected: judge([selection])[0]?.decision === "holds",
    decision: judge([beside(gap, chosen)])[0]?.decision ?? "undecided",
  };
}
