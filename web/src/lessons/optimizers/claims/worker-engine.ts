import { engine } from "../../../engine";
import { granted } from "../../../kit/failure";
import { withRun } from "../../../kit/with-run";
import { type ExperimentEngine, lastOf } from "./engine";

/** The engine of the page, in the lane for work that is not on the screen; `signal` stops it. */
export function workerEngine(signal: AbortSignal): ExperimentEngine {
  const lane = engine().batch;
  const options = { signal, lane };
  return {
    descend: async (request) => granted(await engine().call("descend", [request], options)),
    tune: async (request) => granted(await engine().call("tune", [request], options)),
    train: (document) =>
      withRun(document, options, async (run) => {
        const { diverged, read } = await run.frame({
          steps: Number.POSITIVE_INFINITY,
          snapshot: false,
          read: { evaluation: {}, weights: {} },
        });
        const test = diverged ? null : await run.evaluateTest();
        const { trainLoss, validLoss, validAccuracy } = read.evaluation;
        return {
          diverged: diverged !== null,
          trainLoss: lastOf(trainLoss),
          validLoss: lastOf(validLoss),
          validAccuracy: lastOf(validAccuracy),
          testAccuracy: test?.accuracy ?? Number.NaN,
          testLoss: test?.loss ?? Number.NaN,
          validRows: run.summary.rows.valid,
          testRows: run.summary.rows.test,
          weights: read.weights,
        };
      }),
  };
}
