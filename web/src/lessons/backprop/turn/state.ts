import * as v from "valibot";
import { seedSchema, textUpTo, whole } from "../../../state/schemas";

const most = 60;

/** An exercise and what the learner has put into it so far. Lists go by the blanks of the exercise, in their order. */
export const schema = v.strictObject({
  level: v.picklist([1, 2, 3]),
  seed: seedSchema,
  /** How often it was begun again. */
  again: whole(0, 999),
  /** As typed; empty where nothing was. */
  answers: v.pipe(v.array(textUpTo(24)), v.maxLength(most)),
  /** How many answers to each blank were wrong so far. */
  slips: v.pipe(v.array(whole(0, 99)), v.maxLength(most)),
  /** 1: saw the hint. 2: saw the worked step. */
  help: v.pipe(v.array(v.picklist([0, 1, 2])), v.maxLength(most)),
});

export type TurnState = v.InferOutput<typeof schema>;
export type Level = TurnState["level"];

export const defaults: TurnState = { level: 1, seed: 1, again: 0, answers: [], slips: [], help: [] };

/** What was answered wrongly or shown stays counted as long as it is the same attempt at the same exercise. */
export function lasting(from: TurnState, to: TurnState): TurnState {
  if (from.level !== to.level || from.seed !== to.seed || from.again !== to.again) return to;
  return { ...to, slips: larger(from.slips, to.slips), help: larger(from.help, to.help) };
}

const larger = <N extends number>(one: readonly N[], other: readonly N[]): N[] =>
  Array.from({ length: Math.max(one.length, other.length) }, (_, index) =>
    Math.max(one[index] ?? 0, other[index] ?? 0),
  ) as N[];
