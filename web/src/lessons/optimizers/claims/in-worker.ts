import { EngineError, engine } from "../../../engine";
import type { Refused } from "../../../engine/types";
import { type Laboratory, lastOf, Refusal } from "./laboratory";

function accepted<Result extends object>(result: Result | Refused): Result {
  if ("problems" in result) throw new Refusal(result.problems.map(({ path, message }) => `${path}: ${message}`).join(" "));
  return result;
}

/** The engine's worker for work that nobody waits for; stops when it is told to. */
export function laboratoryInWorker(signal: AbortSignal): Laboratory {
  const lane = engine().batch;
  const options = { signal, lane };
  return {
    descend: async (request) => accepted(await engine().call("descend", [request], options)),
    tune: async (request) => accepted(await engine().call("tune", [request], options)),
    async train(document) {
      const run = accepted(await engine().open(document, options));
      try {
        const { diverged, read } = await run.frame(
          { steps: Number.POSITIVE_INFINITY, snapshot: false, read: { evaluation: {}, weights: {} } },
          { signal },
        );
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
      } finally {
        await run.close();
      }
    },
  };
}

/** What went wrong, in words; null when the learner stopped it. */
export function reasonOf(caught: unknown): string | null {
  if (caught instanceof EngineError) return caught.kind === "cancelled" ? null : caught.message;
  if (caught instanceof Refusal) return caught.message;
  throw caught;
}
