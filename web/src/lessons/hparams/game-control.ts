/** What the best of thirty shows where nothing was found: thirty equal runs, chosen among as a player chooses. */
import type { AskOptions } from "../../engine";
import type { ExperimentDraft } from "../../engine/types";
import { withRun } from "../../kit";
import { beside, type Decision, type Estimate, estimate, judge, mean, paired, variance } from "../../statistics";
import type { Entry } from "./state";
import { experimentOf, moves } from "./sweeps";

/** Data sets, each split anew: fewer leave the gap that luck makes uncertain. */
export const draws = 20;

/** Far from the seeds of a game. */
const firstSeed = 1_000_000;

/** The gap (test loss minus validation loss) on one data set. */
export interface Draw {
  /** That of the run with the lowest validation loss. */
  chosen: number;
  /** Mean of all runs: what the rows alone make, without a choice. */
  all: number;
}

/** A run of the control. */
export function equalDocument(entry: Entry, draw: number, run: number): ExperimentDraft {
  const document = experimentOf(entry, firstSeed + draw * moves + run);
  return { ...document, data: { ...document.data, seed: firstSeed + draw } };
}

/** Thirty runs of one setting that differ only in their seed, on a data set of their own; null when all diverged. */
export async function equalRuns(entry: Entry, draw: number, ask: AskOptions): Promise<Draw | null> {
  const runs: { valid: number; test: number }[] = [];
  for (let run = 0; run < moves; run++) {
    await withRun(equalDocument(entry, draw, run), ask, async (one) => {
      const { read } = await one.frame({ steps: one.progress.steps, read: { evaluation: {} } });
      const { loss } = await one.evaluateTest();
      const valid = read.evaluation.validLoss.at(-1);
      if (loss !== null && valid !== undefined && Number.isFinite(valid)) runs.push({ valid, test: loss });
    });
  }
  return drawOf(runs);
}

export function drawOf(runs: readonly { valid: number; test: number }[]): Draw | null {
  const [first, ...others] = runs;
  if (!first) return null;
  const best = others.reduce((least, one) => (one.valid < least.valid ? one : least), first);
  const gaps = runs.map(({ valid, test }) => test - valid);
  return { chosen: best.test - best.valid, all: mean(gaps) };
}

export interface ControlResult {
  /** What choosing alone makes: chosen minus all on the same rows, with the standard error over data sets. */
  selection: Estimate;
  /** The gap of the chosen runs, in which the rows' own difference is. */
  chosen: Estimate;
  /** Its standard deviation over data sets. */
  deviation: number;
  /** Whether that is told from none. */
  isSelected: boolean;
  /** Whether the reader's gap is told from that of the chosen runs: `holds`, it is larger; `fails`, smaller. */
  decision: Decision;
}

/**
 * What the control says of the gap of the reader, whose setting it repeats. Gaps of other settings scatter otherwise,
 * a good one's more: it says nothing of them.
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
