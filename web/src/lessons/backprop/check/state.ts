import * as v from "valibot";
import { whole } from "../../../state/schemas";

/** What the comparison with finite differences is set to. */
export const schema = v.strictObject({
  /** The name whose derivative is checked; empty: the first. */
  wrt: v.pipe(v.string(), v.maxLength(40)),
  /** Which element of it, column-major. */
  element: whole(0, 9999),
  /** The step width h. */
  width: v.pipe(v.number(), v.minValue(1e-15), v.maxValue(0.1)),
});

export type CheckState = v.InferOutput<typeof schema>;

export const defaults: CheckState = { wrt: "", element: 0, width: 1e-3 };
