import type { emitGraded } from "../../../kit";
import { catalog } from "../../../messages";

/** How an expected order compares with the measured one, in pairs: 1/2 of them right is what a guess would have. */
export interface JudgedOrder {
  right: number;
  /** Pairs that can be told apart. */
  of: number;
  /** Pairs that cannot. */
  ties: number;
}

/** An order that came from outside, if it is one of these rules; else their own. */
export function orderOfAll(order: readonly string[], rules: readonly string[]): string[] {
  return order.length === rules.length && rules.every((rule) => order.includes(rule)) ? [...order] : [...rules];
}

/** Whether a better and a worse one are too close to be told apart. */
export type Tied<One> = (better: One, worse: One) => boolean;

/** An expected order against the measured one, best first: only pairs that can be told apart count. */
export function judged<One extends { rule: string }>(
  order: readonly string[],
  truth: readonly One[],
  tied: Tied<One> = () => false,
): JudgedOrder {
  const result: JudgedOrder = { right: 0, of: 0, ties: 0 };
  for (const [place, better] of truth.entries())
    for (const worse of truth.slice(place + 1)) {
      if (tied(better, worse)) result.ties++;
      else {
        result.of++;
        if (order.indexOf(better.rule) < order.indexOf(worse.rule)) result.right++;
      }
    }
  return result;
}

/**
 * For each, the places from 0 that it may take in a right order: one, or several where others cannot be told from it.
 */
export function placesOf<One>(truth: readonly One[], tied: Tied<One>): Array<[first: number, last: number]> {
  return truth.map((one, at) => {
    const better = truth.slice(0, at).filter((other) => !tied(other, one)).length;
    const worse = truth.slice(at + 1).filter((other) => !tied(one, other)).length;
    return [better, truth.length - 1 - worse];
  });
}

const words = catalog("optimizers-pairs", {
  all: "{right} of {of} pairs in the right order.",
  ties: "{right} of {of} pairs in the right order; {ties} more cannot be told apart and do not count.",
  none: "No two of them can be told apart: no order was right, and none wrong.",
});

/** How an expected order did, as a sentence. */
export function pairsText({ right, of, ties }: JudgedOrder): string {
  if (of === 0) return words.text("none");
  return ties === 0 ? words.text("all", { right, of }) : words.text("ties", { right, of, ties });
}

/** What `gradlab-result` tells of an answer. */
export type GradedAnswer = Parameters<typeof emitGraded>[1];

/**
 * Points of an order: a pair in the right order is one. Once the right order has been shown, another try earns nothing.
 */
export const pointsOf = (
  { right, of }: JudgedOrder,
  tries: number,
): Pick<GradedAnswer, "correct" | "score" | "max"> => ({
  correct: right === of,
  score: tries > 1 ? 0 : right,
  max: of,
});

/** Counts tries and seconds of exercises by their names; `now`: the seconds for which the reader has seen them. */
export class Attempts {
  private readonly tries = new Map<string, number>();
  private readonly begun = new Map<string, number>();

  constructor(private readonly now: () => number) {}

  /** The exercise is in view. */
  begin(exercise: string): void {
    if (!this.begun.has(exercise)) this.begun.set(exercise, this.now());
  }

  /** Another answer to it: how many there were, and how long it took since it came into view or was answered last. */
  answered(exercise: string): { tries: number; seconds: number } {
    const tries = (this.tries.get(exercise) ?? 0) + 1;
    this.tries.set(exercise, tries);
    const now = this.now();
    const seconds = now - (this.begun.get(exercise) ?? now);
    this.begun.set(exercise, now);
    return { tries, seconds };
  }
}
