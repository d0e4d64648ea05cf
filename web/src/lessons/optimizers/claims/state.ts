import * as v from "valibot";
import { orderOfAll } from "../foretell/judging";
import { type Claim, verdicts } from "./claim";

export const schema = v.strictObject({
  /** Which claim lies open; empty: none. */
  open: v.pipe(v.string(), v.maxLength(40)),
  /** How many seeds an experiment with chance in it is run with. */
  seeds: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(20)),
  /** The order in which the learner expects the rules of each contest, best first; none: as they were laid out. */
  orders: v.record(v.string(), v.array(v.string())),
  /** What the learner expected of each sentence. */
  guesses: v.record(v.string(), v.picklist(verdicts)),
});

export type ClaimsState = v.InferOutput<typeof schema>;

export const defaults: ClaimsState = { open: "smooth", seeds: 5, orders: {}, guesses: {} };

/** The order that stands before the learner. A link may name other rules than the contest has: then its own order stands. */
export function orderOf({ orders }: ClaimsState, { id, contest: { rules } }: Claim): string[] {
  return orderOfAll(orders[id] ?? [], rules);
}
