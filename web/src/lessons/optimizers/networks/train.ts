import { type EngineLane, engine } from "../../../engine";
import type { ExperimentDraft } from "../../../engine/types";
import { granted } from "../../../lesson-base/failure";
import type { Outcome } from "./outcome";

/** Trains a document to its end in a lane for work that nobody watches. */
export async function train(document: ExperimentDraft, lane: EngineLane, signal: AbortSignal): Promise<Outcome> {
  const run = granted(await engine().open(document, { lane, signal }));
  try {
    const { read, diverged, trained, milliseconds } = await run.frame(
      { steps: Number.POSITIVE_INFINITY, snapshot: false, read: { evaluation: {} } },
      { signal },
    );
    const test = diverged ? null : await run.evaluateTest({ signal });
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
  } finally {
    await run.close();
  }
}
