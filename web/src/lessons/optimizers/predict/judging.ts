import type { emitGraded } from "../../../kit";
import { catalog } from "../../../messages";

/**
 * The comparison of an expected order with the measured one, by pairs. A random order has half of them right on
 * average.
 */
export interface JudgedOrder {
  right: number;
  /** Pairs that can be distinguished. */
  of: number;
  /** Pairs that cannot be distinguished. */
  ties: number;
}

/**
 * The given order, if it is a permutation of these rules (an address may contain any names); else the rules in their
 * own order.
 */
export function orderOfAll(order: readonly string[], rules: readonly string[]): string[] {
  return order.length === rules.length && rules.every((rule) => order.includes(rule)) ? [...order] : [...rules];
}

/** Whether two rules, the better one first, cannot be distinguished. */
export type Tied<One> = (better: One, worse: One) => boolean;

/** Compares an expected order with the measured one, best first; only pairs that can be distinguished count. */
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
 * For each rule, the range of places, from 0, that it may have in a right order: more than one where it cannot be
 * distinguished from others.
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

/** The comparison as a sentence. */
export function pairsText({ right, of, ties }: JudgedOrder): string {
  if (of === 0) return words.text("none");
  return ties === 0 ? words.text("all", { right, of }) : words.text("ties", { right, of, ties });
}

/** The content of a `gradlab-result` event. */
export type GradedAnswer = Parameters<typeof emitGraded>[1];

/**
 * The points of an order, one for each pair in the right order. After the first try the right order has been shown, so
 * further tries earn nothing.
 */
export const pointsOf = (
  { right, of }: JudgedOrder,
  tries: number,
): Pick<GradedAnswer, "correct" | "score" | "max"> => ({
  correct: right === of,
  score: tries > 1 ? 0 : right,
  max: of,
});

/** Counts tries and seconds by exercise. `now` returns the seconds for which the reader has seen the lesson. */
export class Attempts {
  private readonly tries = new Map<string, number>();
  private readonly begun = new Map<string, number>();

  constructor(private readonly now: () => number) {}

  /** Starts the time of an exercise when it comes into view. */
  begin(exercise: string): void {
    if (!this.begun.has(exercise)) this.begun.set(exercise, this.now());
  }

  /**
   * Counts an answer: the number of answers so far, and the seconds since the exercise came into view or was last
   * answered.
   */
  answered(exercise: string): { tries: number; seconds: number } {
    const tries = (this.tries.get(exercise) ?? 0) + 1;
    this.tries.set(exercise, tries);
    const now = this.now();
    const seconds = now - (this.begun.get(exercise) ?? now);
    this.begun.set(exercise, now);
    return { tries, seconds };
  }
}
