import * as v from "valibot";
import { listedName } from "../../../state/listed-name";
import { textUpTo, whole } from "../../../state/schemas";
import { verdicts } from "../../../statistics/verdict";

export const schema = v.strictObject({
  /** The id of the open claim; empty: none. */
  open: textUpTo(40),
  /** The number of seeds for each setting. */
  seeds: whole(2, 60),
  /** By claim, the order of the contest's rules that the learner expects, best first; absent: not ordered yet. */
  orders: v.record(v.string(), v.array(listedName)),
  /** By claim, the verdict that the learner expects. */
  guesses: v.record(v.string(), v.picklist(verdicts)),
});

export type ClaimsState = v.InferOutput<typeof schema>;

export const defaults: ClaimsState = { open: "smooth", seeds: 10, orders: {}, guesses: {} };
