import { engine } from "../../../engine";
import { type SortingCase, sortingExperiment, sortingSteps } from "./sorting-cases";
import { type Outcome, unitsAlike } from "./sorting-verdict";

/** Really trains a case and says what was measured. */
export async function runCase(sorted: SortingCase, signal: AbortSignal): Promise<Outcome> {
  const run = await engine().open(sortingExperiment(sorted), { lane: engine().batch, signal });
  if ("problems" in run) throw new Error(run.problems.map(({ message }) => message).join(" "));
  try {
    const { read, diverged } = await run.frame({ steps: sortingSteps, read: { evaluation: {}, weights: {} } }, { signal });
    const { trainLoss, trainAccuracy } = read.evaluation;
    return {
      classes: run.summary.classes?.length ?? 0,
      first: trainLoss[0] ?? Number.NaN,
      last: trainLoss.at(-1) ?? Number.NaN,
      accuracy: trainAccuracy.at(-1) ?? Number.NaN,
      diverged: diverged !== null,
      alike: unitsAlike(read.weights),
    };
  } finally {
    await run.close();
  }
}
