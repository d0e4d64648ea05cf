import { questions } from "./questions";
import { type Attempt, type State, triesOf } from "./state";
import { orderOf } from "./variant/order";
import { type Variant, variant } from "./variant/variant";

/** The question that is in front of the learner. */
export interface Open {
  /** The place in the order, from 1; the number in the list of questions; the try, from 0. */
  place: number;
  number: number;
  retry: number;
  asked: Variant;
  attempt: Attempt;
}

/** Names a try of a question, with its numbers. */
export const keyOf = (seed: number, { number, retry }: Pick<Open, "number" | "retry">): string =>
  `${seed}/${number}/${retry}`;

/** What is open in a state; null in the summary. `before` spares drawing the same variant for every letter that is typed. */
export function openIn(state: State, before: { key: string; asked: Variant } | null): Open | null {
  const number = orderOf(state.seed)[state.at - 1];
  if (number === undefined) return null;
  const tries = triesOf(state, questions[number]?.key ?? "");
  const retry = tries.length - 1;
  const known = before?.key === keyOf(state.seed, { number, retry }) ? before.asked : null;
  return {
    place: state.at,
    number,
    retry,
    asked: known ?? variant(state.seed, number, retry),
    attempt: tries[retry] as Attempt,
  };
}
