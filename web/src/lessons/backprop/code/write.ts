import type { TextReading } from "../reading";
import { jaxJs } from "./jax-js";
import { numpy } from "./numpy";
import { type Plan, planOf } from "./plan";
import type { Program } from "./program";
import type { Target } from "./state";
import { tfjs } from "./tfjs";
import { torch } from "./torch";

const writers: Readonly<Record<Target, (plan: Plan) => Program>> = { torch, numpy, tfjs, "jax-js": jaxJs };

/** The computation of a reading and its reverse pass as a program; null where there is nothing to differentiate. */
export function write(reading: Pick<TextReading, "reverse" | "output" | "rows">, target: Target): Program | null {
  const plan = planOf(reading);
  return plan && writers[target](plan);
}
