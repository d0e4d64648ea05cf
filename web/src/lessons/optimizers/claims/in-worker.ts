import { engine } from "../../../engine";
import { granted } from "../../../kit/failure";
import { withRun } from "../../../kit/with-run";
import { type Laboratory, lastOf } from "./laboratory";

/** The engine's worker for work that nobody waits for; stops when it is told to. */
export function laboratoryInWorker(signal: AbortSignal): Laboratory {
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
          weights: read.weights,
        };
      }),
  };
}
