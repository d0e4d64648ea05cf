import { questions } from "./questions";
import { type Attempt, mostTries, type QuizRecord, triesOf } from "./record";
import type { State } from "./state";
import { orderOf, type Variant, variant, verdictOf } from "./variants";

/** The question that is in front of the learner. */
export interface Open {
  seed: number;
  /** The place in the order, from 1; the number in the list of questions; the try, from 0. */
  place: number;
  number: number;
  retry: number;
  asked: Variant;
  attempt: Attempt;
  /** Nothing more can be tried: it is right, or this was the last try. Only then the key is shown. */
  settled: boolean;
}

/** Names a try of a question, with its numbers. */
export const nameOf = ({ seed, number, retry }: Pick<Open, "seed" | "number" | "retry">): string =>
  `${seed}/${number}/${retry}`;

/**
 * What is open in a state; null in the summary. `before` spares drawing the same variant for every letter that is
 * typed.
 */
export function openIn({ seed, at }: State, record: QuizRecord, before: Open | null): Open | null {
  const number = orderOf(seed)[at - 1];
  if (number === undefined) return null;
  const tries = triesOf(record, questions[number]?.key ?? "");
  const retry = tries.length - 1;
  const known = before && nameOf(before) === nameOf({ seed, number, retry }) ? before.asked : null;
  const asked = known ?? variant(seed, number, retry);
  const attempt = tries[retry] as Attempt;
  const isRight = attempt.given !== "" && verdictOf(asked, attempt).is === "right";
  const settled = attempt.given !== "" && (isRight || retry + 1 >= mostTries);
  return { seed, place: at, number, retry, asked, attempt, settled };
}
