import { engine } from "../../../engine";
import { withRun } from "../../../kit/with-run";
import { type SortingCase, sortingExperiment, sortingSeeds, sortingSteps } from "./sorting-cases";
import { type Outcome, outcomeOf } from "./sorting-verdict";

/** Trains a case from every seed, one after the other, and gives what was measured. */
export async function runCase(sorted: SortingCase, lr: number, signal: AbortSignal): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const seed of sortingSeeds)
    outcomes.push(
      await withRun(sortingExperiment(sorted, seed, lr), { lane: engine().batch, signal }, async (run) => {
        const { read, diverged } = await run.frame({ steps: sortingSteps, read: { evaluation: {}, weights: {} } });
        const classes = run.summary.classes?.length ?? 0;
        return outcomeOf(read.evaluation, read.weights, { classes, diverged: diverged !== null });
      }),
    );
  return outcomes;
}
