import { type Distribution, engine, type Signal, type SignalLayer } from "../../engine";
import { problemText } from "../../messages";
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
 * run that would
 * tell a number that is asked for waits until then, too.
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
    Array.from({ length: question.networks ?? 1 }, (_, index) => question.request(at, variance, seed + index));
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

/** Equal bins, each with how many values lie in it. */
export interface Bin {
  from: number;
  to: number;
  count: number;
}

/** How the values of a layer are spread. */
export interface Spread {
  bins: readonly Bin[];
  mean: number;
  variance: number;
}

function binsOf({ counts, min, max }: Distribution, through: (z: number) => number): Bin[] {
  const width = (max - min) / counts.length;
  return Array.from(counts, (count, index) => ({
    from: through(min + index * width),
    to: through(min + (index + 1) * width),
    count,
  }));
}

/**
 * The spread of leaky(z) = max(z, a z) in a layer that was run with ReLU: exact, not another simulation. What ReLU cuts
 * off is
 * known from z and ReLU(z): E[leaky] = E[r] - a (E[r] - E[z]) and E[leaky^2] = E[r^2] + a^2 (E[z^2] - E[r^2]). a = 0 is
 * ReLU.
 */
export function leakySpread({ preactivation, mean, secondMoment }: SignalLayer, slope: number): Spread | null {
  if (!preactivation) return null;
  const square = preactivation.variance + preactivation.mean ** 2;
  const leakyMean = mean - slope * (mean - preactivation.mean);
  const leakySquare = secondMoment + slope ** 2 * (square - secondMoment);
  const bins = binsOf(preactivation, (z) => (z > 0 ? z : slope * z));
  return { bins, mean: leakyMean, variance: leakySquare - leakyMean ** 2 };
}
