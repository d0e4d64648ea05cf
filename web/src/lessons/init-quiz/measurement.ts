import { engine, type Signal } from "../../engine";
import { problemText } from "../../messages";
import { seedAfter } from "../../state/seed";
import type { Open } from "./open";
import type { Finding } from "./questions/question";
import type { Variant } from "./variants";

/** The findings for the learner's answer and for the right one. */
export interface Measurement {
  yours: readonly Finding[];
  right: readonly Finding[];
  /** Why the engine refused one of the requests, in words; else empty. */
  refused: string;
}

/**
 * The requests for a given answer, and for the right one once the question is settled. A run that would reveal a number
 * that is asked for waits until then, too.
 */
export function requestsOf({ asked, attempt, seed, settled }: Open) {
  if (asked.form === "choice") {
    const { question, offer } = asked;
    const right = question.right(offer).choice;
    const request = (choice: string) => [question.request(offer, choice, seed)].flatMap((one) => one ?? []);
    return { yours: request(attempt.choice), right: settled && attempt.choice !== right ? request(right) : [] };
  }
  const { question, at } = asked;
  const given = attempt.choice === "variance" ? attempt.value : attempt.value ** 2;
  const request = (variance: number) =>
    Array.from({ length: question.networks ?? 1 }, (_, index) =>
      question.request(at, variance, seedAfter(seed, index)),
    );
  if (question.form === "number") return { yours: settled ? request(given) : [], right: [] };
  return { yours: request(given), right: settled ? request(question.right(at)) : [] };
}

/** Measures a given answer, one request after the other. */
export async function measure(open: Open, signal: AbortSignal): Promise<Measurement> {
  const requests = requestsOf(open);
  const measured = { yours: [] as Finding[], right: [] as Finding[], refused: "" };
  for (const whose of ["yours", "right"] as const)
    for (const request of requests[whose]) {
      const answer = await engine().call("signal", [request], { signal });
      if ("problems" in answer) measured.refused ||= answer.problems.map(problemText).join(" ");
      else measured[whose].push(findingIn(open.asked, answer));
    }
  return measured;
}

function findingIn(asked: Variant, signal: Signal): Finding {
  return asked.form === "choice" ? asked.question.read(signal, asked.offer) : asked.question.read(signal, asked.at);
}
