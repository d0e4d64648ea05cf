import * as v from "valibot";

const size = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000));
const matrixText = v.pipe(v.string(), v.maxLength(200));

/** What the comparison of both modes is set to. */
export const schema = v.strictObject({
  /** Of the made function tanh(W x), whose Jacobian is built. */
  inputs: size,
  outputs: size,
  /** The cotangent u of the expression's output, as typed; empty: all ones. */
  cotangent: matrixText,
  /** Which name the tangent v moves; empty: the first. */
  wrt: v.pipe(v.string(), v.maxLength(40)),
  /** That tangent, as typed; empty: all ones. */
  tangent: matrixText,
});

export type ModesState = v.InferOutput<typeof schema>;

export const defaults: ModesState = { inputs: 24, outputs: 6, cotangent: "", wrt: "", tangent: "" };
