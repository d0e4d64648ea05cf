import * as v from "valibot";
import { whole } from "../../../state/schemas";

const size = whole(1, 1000);

/** What the comparison of both modes is set to, besides the cotangent and the tangent, which are the lesson's. */
export const schema = v.strictObject({
  /** Of the made function tanh(W x), whose Jacobian is built. */
  inputs: size,
  outputs: size,
});

export type ModesState = v.InferOutput<typeof schema>;

export const defaults: ModesState = { inputs: 24, outputs: 6 };
