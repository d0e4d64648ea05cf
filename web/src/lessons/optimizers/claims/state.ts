import * as v from "valibot";
import { listedName } from "../../../state/listed-name";
import { textUpTo, whole } from "../../../state/schemas";
import { verdicts } from "../../../statistics/verdict";

export const schema = v.strictObject({
  /** Which claim lies open; empty: none. */
  open: textUpTo(40),
  /** How many seeds each setting is run with. */
  seeds: whole(2, 60),
  /** The order in which the learner expects the rules of a contest, best first; absent: nobody has said. */
  orders: v.record(v.string(), v.array(listedName)),
  /** What the learner expected of each sentence. */
  guesses: v.record(v.string(), v.picklist(verdicts)),
});

export type ClaimsState = v.InferOutput<typeof schema>;

export const defaults: ClaimsState = { open: "smooth", seeds: 10, orders: {}, guesses: {} };
