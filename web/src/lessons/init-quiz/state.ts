import * as v from "valibot";
import { seedSchema, whole } from "../../state/schemas";

/**
 * The state that addresses hold and undo changes: which quiz, and the place in it. The answers are not part of it
 * (record.ts): a link gives the same questions without answers, and undo cannot take an answer back.
 */
export const schema = v.strictObject({
  /** Determines all numbers and the order of the questions. */
  seed: seedSchema,
  /** The place in the mixed order, from 1; the summary follows the last question. */
  at: whole(1, 99),
});

export type State = v.InferOutput<typeof schema>;

export const defaults: State = { seed: 1, at: 1 };
