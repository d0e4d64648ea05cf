import type { Knob } from "../../elements";

/** Names of the small language that are no constants: what the engine gives, and its functions. */
const given = new Set("g theta t exp log sqrt sin cos tanh sigmoid relu gelu silu softplus abs max min sum mean".split(" "));

/** What a constant starts from when it is first written. */
const usual: Readonly<Record<string, number>> = {
  lr: 0.01,
  mu: 0.9,
  beta: 0.9,
  beta1: 0.9,
  beta2: 0.999,
  alpha: 0.99,
  eps: 1e-8,
  wd: 0.01,
};

/** The names in a rule that nothing ever assigns: the learner has to give them values. */
export function constantNames(text: string): string[] {
  const assigned = new Set([...text.matchAll(/(?:^|;|\n)\s*([A-Za-z_]\w*)\s*=/g)].map(([, name]) => name));
  const read = [...text.matchAll(/(?<![\w.])[A-Za-z_]\w*/g)].map(([name]) => name);
  return [...new Set(read)].filter((name) => !assigned.has(name) && !given.has(name));
}

/** Values for all constants of a rule: known ones keep theirs, new ones start from what is usual for their name. */
export function constantsOf(text: string, known: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(constantNames(text).map((name) => [name, known[name] ?? usual[name] ?? 0.1]));
}

/** A slider for a constant, by what such names usually mean: a share that is kept, or a size of any magnitude. */
export function knobOf(name: string): Knob {
  const fallback = usual[name] ?? 0.1;
  if (/^(mu|beta|alpha|gamma|rho)\d?$/.test(name))
    return { name, default: fallback, min: -1e6, max: 1e6, scale: "linear", sliderMin: 0, sliderMax: 0.9999 };
  return { name, default: fallback, min: -1e6, max: 1e6, scale: "log", sliderMin: name === "eps" ? 1e-12 : 1e-5, sliderMax: 100 };
}

export interface Example {
  name: "ball" | "sign" | "adam" | "clip";
  text: string;
  constants: Record<string, number>;
}

/** Rules to start from; none of them but the first is among the seven. */
export const examples: readonly Example[] = [
  { name: "ball", text: "v = mu*v + g; theta = theta - lr*v", constants: { lr: 0.001, mu: 0.9 } },
  { name: "sign", text: "theta = theta - lr*g/(abs(g) + eps)", constants: { lr: 0.01, eps: 1e-12 } },
  {
    name: "adam",
    text: "m = beta1*m + (1 - beta1)*g; v = beta2*v + (1 - beta2)*g*g; theta = theta - lr*m/(sqrt(v) + eps)",
    constants: { lr: 0.05, beta1: 0.9, beta2: 0.999, eps: 1e-8 },
  },
  { name: "clip", text: "v = mu*v + max(min(g, c), -c); theta = theta - lr*v", constants: { lr: 0.005, mu: 0.9, c: 5 } },
];
