import { engine, type Signal } from "../../engine";
import { problemText } from "../../messages";
import { seedAfter } from "../../state/seed";
import type { Open } from "./open";
import type { Finding } from "./questions/question";
import type { Variant } from "./variants";

/** What was run: for the learner's answer, and for the right one. */
export interface Measurement {
  yours: readonly Finding[];
  right: readonly Finding[];
  /** Why one of them could not be run, in words. */
  refused: string;
}

/**
 * The requests of a given answer: what it makes itself and, once the question is settled, what the right one does. A
 * run that would tell a number that is asked for waits until then, too.
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

/** Runs a given answer, one request after the other. */
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
