import { EngineError, isRefused } from "../engine";
import type { Problem, Refused } from "../engine/types";
import { problemText } from "../messages/core";

/** What the engine refused, as an error that stops the work that needed it. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";

  constructor(readonly problems: readonly Problem[]) {
    super(problems.map((problem) => `${problem.path}: ${problemText(problem)}`).join(" "));
  }
}

/** The answer, unless the engine refused the question. */
export function granted<Answer extends object>(answer: Answer | Refused): Answer {
  if (isRefused(answer)) throw new RefusedError(answer.problems);
  return answer;
}

/**
 * What a lesson says of work that ended early: the words of what went wrong, or nothing when the reader stopped it. Anything
 * but the engine's own errors is a fault of the program and is thrown on.
 */
export function failureOf(caught: unknown): string {
  if (caught instanceof RefusedError) return caught.message;
  if (!(caught instanceof EngineError)) throw caught;
  return caught.kind === "cancelled" ? "" : caught.message;
}
