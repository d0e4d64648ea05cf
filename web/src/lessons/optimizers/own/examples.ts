import type { Descent } from "../../../engine/types";

/** A complete rule as a starting point. */
export interface Example {
  name: "sgd" | "momentum" | "sign" | "adam" | "lion" | "hurried" | "forgetful";
  text: string;
  /** The values of its constants; without an `lr` it races at its best rate. */
  constants: Readonly<Record<string, number>>;
}

/** An exercise: a rule with a mistake, raced against the intended rule with the same constants. */
export interface Exercise extends Example {
  name: "hurried" | "forgetful";
  twin: "adam" | "adagrad";
  knobs: Readonly<Record<string, number>>;
}

const moments = ["m = beta1*m + (1 - beta1)*g", "v = beta2*v + (1 - beta2)*g^2"];
const corrected = (sign: string) => [...moments, `mHat = m ${sign} (1 - beta1^t)`, `vHat = v ${sign} (1 - beta2^t)`];
const divided = "theta = theta - lr*mHat/(sqrt(vHat) + eps)";
const ofAdam = { beta1: 0.9, beta2: 0.999, eps: 1e-8 };
const rule = (...lines: string[]) => lines.join("\n");

export const examples: readonly Example[] = [
  { name: "sgd", text: "theta = theta - lr*g", constants: {} },
  { name: "momentum", text: rule("v = mu*v + g", "theta = theta - lr*v"), constants: { mu: 0.9 } },
  { name: "sign", text: "theta = theta - lr*g/(abs(g) + eps)", constants: { eps: 1e-12 } },
  { name: "adam", text: rule(...corrected("/"), divided), constants: ofAdam },
  {
    name: "lion",
    text: rule("c = beta1*m + (1 - beta1)*g", "theta = theta - lr*c/(abs(c) + eps)", "m = beta2*m + (1 - beta2)*g"),
    constants: { beta1: 0.9, beta2: 0.99, eps: 1e-12 },
  },
];

export const exercises: readonly Exercise[] = [
  {
    name: "hurried",
    text: rule(...corrected("*"), divided),
    constants: { ...ofAdam, lr: 0.1 },
    twin: "adam",
    knobs: { ...ofAdam, lr: 0.1 },
  },
  {
    name: "forgetful",
    text: rule("s = g^2", "theta = theta - lr*g/(sqrt(s) + eps)"),
    constants: { eps: 1e-10, lr: 0.5 },
    twin: "adagrad",
    knobs: { eps: 1e-10, lr: 0.5 },
  },
];

/** The difference between two paths from one start. */
interface Parting {
  /** The first step after which they are at different points; null if there is none. */
  step: number | null;
  /**
   * The length of that step in the first path divided by that in the second. Infinity where the second stood still, NaN
   * where only one path has that step.
   */
  ratio: number;
}

/**
 * Points whose distance is below this share of their size are equal: the difference comes from another order of sums.
 */
const rounding = 1e-9;

export function partingOf(one: Descent, other: Descent): Parting {
  const most = Math.min(one.x.length, other.x.length);
  for (let at = 1; at < most; at++) {
    const [x, y] = [other.x[at] as number, other.y[at] as number];
    const apart = Math.hypot((one.x[at] as number) - x, (one.y[at] as number) - y);
    if (apart > rounding * Math.max(1, Math.hypot(x, y)))
      return { step: at, ratio: stride(one, at) / stride(other, at) };
  }
  return one.x.length === other.x.length ? { step: null, ratio: 1 } : { step: most, ratio: Number.NaN };
}

function stride({ x, y }: Descent, at: number): number {
  return Math.hypot((x[at] as number) - (x[at - 1] as number), (y[at] as number) - (y[at - 1] as number));
}
