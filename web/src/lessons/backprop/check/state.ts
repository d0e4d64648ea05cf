import * as v from "valibot";
import { between, textUpTo, whole } from "../../../state/schemas";

/** What the comparison with finite differences is set to. */
export const schema = v.strictObject({
  /** The name whose derivative is checked; empty: the first. */
  wrt: textUpTo(40),
  /** Which element of it, column-major. */
  element: whole(0, 9999),
  /** The step width h. */
  width: between(1e-15, 0.1),
});

export type CheckState = v.InferOutput<typeof schema>;

export const defaults: CheckState = { wrt: "", element: 0, width: 1e-3 };
