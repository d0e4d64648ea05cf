import type { EngineLane } from "../../../engine";
import type { ExperimentDraft } from "../../../engine/types";
import { withRun } from "../../../kit/with-run";
import type { Outcome } from "./outcome";

/** Trains a document to its end in a lane for work that nobody watches. */
export function train(document: ExperimentDraft, lane: EngineLane, signal: AbortSignal): Promise<Outcome> {
  return withRun(document, { lane, signal }, async (run) => {
    const { read, diverged, trained, milliseconds } = await run.frame({
      steps: Number.POSITIVE_INFINITY,
      snapshot: false,
      read: { evaluation: {} },
    });
    const test = diverged ? null : await run.evaluateTest();
    const { step, trainLoss, validLoss, validAccuracy } = read.evaluation;
    return {
      step,
      trainLoss,
      validLoss,
      validAccuracy,
      testLoss: test?.loss ?? Number.NaN,
      testAccuracy: test?.accuracy ?? Number.NaN,
      diverged,
      stepsPerSecond: (1000 * trained) / Math.max(milliseconds, 0.01),
    };
  });
}
