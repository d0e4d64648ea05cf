import type { Knob } from "../../../elements";

/** What a constant starts from when it is first written, by what such names usually stand for. */
const usual: Readonly<Record<string, number>> = {
  lr: 0.01,
  mu: 0.9,
  beta: 0.9,
  beta1: 0.9,
  beta2: 0.999,
  alpha: 0.99,
  rho: 0.9,
  gamma: 0.9,
  eps: 1e-8,
  wd: 0.01,
};

/** Of the core: a constant is no larger. */
const most = 1e9;

/** A slider for a constant: a share of what was, tiny, or a size of any magnitude. Beyond the track can be typed. */
export function knobOf(name: string): Knob {
  const own = { name, default: usual[name] ?? 0.1, min: -most, max: most };
  if (/^(mu|beta|alpha|gamma|rho)\d?$/.test(name)) return { ...own, scale: "linear", sliderMin: 0, sliderMax: 1 };
  if (/^eps/.test(name)) return { ...own, scale: "log", sliderMin: 1e-12, sliderMax: 1 };
  if (name === "lr") return { ...own, scale: "log", min: 1e-9, sliderMin: 1e-5, sliderMax: 10 };
  return { ...own, scale: "log", sliderMin: 1e-4, sliderMax: 100 };
}
