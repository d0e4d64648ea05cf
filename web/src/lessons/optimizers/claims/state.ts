import * as v from "valibot";
import { verdicts } from "./claim";

export const schema = v.strictObject({
  /** Which claim lies open; empty: none. */
  open: v.pipe(v.string(), v.maxLength(40)),
  /** How many seeds an experiment with chance in it is run with. */
  seeds: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(20)),
  /** What the learner expected of each claim. */
  guesses: v.record(v.string(), v.picklist(verdicts)),
});

export type ClaimsState = v.InferOutput<typeof schema>;

export const defaults: ClaimsState = { open: "smooth", seeds: 5, guesses: {} };
