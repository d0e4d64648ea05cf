import { engine } from "../../../engine";
import { withRun } from "../../../kit/with-run";
import { type SortingCase, sortingExperiment, sortingSteps } from "./sorting-cases";
import { type Outcome, unitsAlike } from "./sorting-verdict";

/** Really trains a case and says what was measured. */
export function runCase(sorted: SortingCase, signal: AbortSignal): Promise<Outcome> {
  return withRun(sortingExperiment(sorted), { lane: engine().batch, signal }, async (run) => {
    const { read, diverged } = await run.frame({ steps: sortingSteps, read: { evaluation: {}, weights: {} } });
    const { trainLoss, trainAccuracy } = read.evaluation;
    return {
      classes: run.summary.classes?.length ?? 0,
      first: trainLoss[0] ?? Number.NaN,
      last: trainLoss.at(-1) ?? Number.NaN,
      accuracy: trainAccuracy.at(-1) ?? Number.NaN,
      diverged: diverged !== null,
      alike: unitsAlike(read.weights),
    };
  });
}
