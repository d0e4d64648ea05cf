import { engine, type Signal } from "../../../engine";
import { problemText } from "../../../messages";
import type { Finding } from "../variant/question";
import type { Variant } from "../variant/variant";

/** What was run: for the learner's answer, and for the right one. */
export interface Outcome {
  yours: readonly Finding[];
  right: readonly Finding[];
  /** Why one of them could not be run, in words. */
  refused: string;
}

/** The requests of a question: what the learner's answer makes, and what the right one does. */
export function requestsOf(asked: Variant, given: { variance: number; choice: string }, seed: number) {
  if (asked.form === "choice") {
    const { question, offer } = asked;
    const right = question.right(offer).choice;
    const request = (choice: string) => [question.request(offer, choice, seed)].flatMap((one) => one ?? []);
    return { yours: request(given.choice), right: given.choice === right ? [] : request(right) };
  }
  const { question, at } = asked;
  const request = (variance: number) =>
    Array.from({ length: question.networks ?? 1 }, (_, index) => question.request(at, variance, seed + index));
  if (question.form === "number") return { yours: request(given.variance), right: [] };
  return { yours: request(given.variance), right: request(question.right(at)) };
}

/** Runs an answer, one request after the other; says "cancelled" by throwing, like every call of the engine. */
export async function run(
  asked: Variant,
  given: { variance: number; choice: string },
  seed: number,
  stop: AbortSignal,
): Promise<Outcome> {
  const requests = requestsOf(asked, given, seed);
  const outcome = { yours: [] as Finding[], right: [] as Finding[], refused: "" };
  for (const whose of ["yours", "right"] as const)
    for (const request of requests[whose]) {
      const answer = await engine().call("signal", [request], { signal: stop });
      if ("problems" in answer) outcome.refused ||= answer.problems.map(problemText).join(" ");
      else outcome[whose].push(found(asked, answer));
    }
  return outcome;
}

function found(asked: Variant, signal: Signal): Finding {
  return asked.form === "choice" ? asked.question.read(signal, asked.offer) : asked.question.read(signal, asked.at);
}
