import * as v from "valibot";
import { seedSchema, whole } from "../../state/schemas";

/**
 * What an address holds and undo walks along: which quiz, and where in it. What was answered is none of it (record.ts):
 * a link gives the same questions without the answers, and no way back makes an answer ungiven.
 */
export const schema = v.strictObject({
  /** Makes all numbers, and the order of the questions. */
  seed: seedSchema,
  /** The place in the mixed order, from 1; after the last question comes the summary. */
  at: whole(1, 99),
});

export type State = v.InferOutput<typeof schema>;

export const defaults: State = { seed: 1, at: 1 };
