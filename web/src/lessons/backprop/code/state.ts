import * as v from "valibot";

/** The languages a program is written in, in the order of the tabs. */
export const targets = ["torch", "numpy", "tfjs", "jax-js"] as const;
export type Target = (typeof targets)[number];

/** Which program is shown. */
export const schema = v.strictObject({ target: v.picklist(targets) });

export type CodeState = v.InferOutput<typeof schema>;

export const defaults: CodeState = { target: "torch" };
