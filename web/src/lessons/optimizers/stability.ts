import type { State } from "./state";

/** The smaller and the larger curvature of a quadratic. */
export interface Quadratic {
  low: number;
  high: number;
}

/** The curvatures of a surface that is a quadratic, or null. */
export function quadratic(surface: State["surface"]): Quadratic | null {
  if (surface.name === "bowl") return { low: 1, high: 1 };
  if (surface.name !== "ravine") return null;
  const kappa = Number(surface.kappa ?? 100);
  return { low: Math.min(1, kappa), high: Math.max(1, kappa) };
}

export interface Limit {
  /** The learning rate above which the rule diverges. */
  value: number;
  /** Its formula as a text. */
  label: string;
}

type Knobs = Readonly<Record<string, number>>;

/**
 * The largest stable learning rate on a quadratic; null for rules without a closed form. Weight decay adds to every
 * curvature; dampening reduces the rate to its share 1 - d. Nesterov is in PyTorch's form. At the limit a root of the
 * rule's recurrence leaves the unit circle at -1.
 */
export function limitOf(rule: string, knobs: Knobs, { high }: Quadratic): Limit | null {
  const { weightDecay = 0, momentum: mu = 0, dampening = 0 } = knobs;
  const curvature = high + weightDecay;
  const lambda = weightDecay === 0 ? "λ" : "(λ + decay)";
  if (rule === "sgd") return { value: 2 / curvature, label: `2 / ${lambda}` };
  if (rule === "momentum") {
    const share = dampening === 0 ? "" : "(1−d)";
    return { value: (2 * (1 + mu)) / ((1 - dampening) * curvature), label: `2(1+μ) / ${share}${lambda}` };
  }
  if (rule === "nesterov")
    return { value: (2 * (1 + mu)) / ((1 + 2 * mu) * curvature), label: `2(1+μ) / (1+2μ)${lambda}` };
  return null;
}

export interface Best {
  lr: number;
  momentum: number | null;
  /** The factor by which the error shrinks each step, in the long run. */
  rate: number;
}

/**
 * The best learning rate and momentum on a quadratic, in closed form (Polyak, 1964; Lessard, Recht and Packard, 2016);
 * null for other rules.
 */
export function bestOf(rule: string, { low, high }: Quadratic): Best | null {
  const kappa = high / low;
  const root = Math.sqrt(kappa);
  if (rule === "sgd") return { lr: 2 / (low + high), momentum: null, rate: (kappa - 1) / (kappa + 1) };
  if (rule === "momentum") {
    const rate = (root - 1) / (root + 1);
    return { lr: (2 / (Math.sqrt(high) + Math.sqrt(low))) ** 2, momentum: rate ** 2, rate };
  }
  if (rule === "nesterov") {
    const wide = Math.sqrt(3 * kappa + 1);
    return { lr: 4 / (3 * high + low), momentum: (wide - 2) / (wide + 2), rate: 1 - 2 / wide };
  }
  return null;
}

/**
 * The factor by which a rule with these knobs multiplies the error each step, in the long run: the largest absolute
 * root of its recurrence.
 */
export function rateOf(rule: string, knobs: Knobs, { low, high }: Quadratic): number {
  const { lr = 0, momentum = 0, dampening = 0, weightDecay = 0 } = knobs;
  return Math.max(
    ...[low, high].map((curvature) => {
      const step = lr * (curvature + weightDecay);
      if (rule === "sgd") return Math.abs(1 - step);
      if (rule === "momentum") return largestRoot(1 + momentum - step * (1 - dampening), momentum);
      return largestRoot((1 + momentum) * (1 - step), momentum * (1 - step));
    }),
  );
}

/** The largest absolute root of z^2 - sum z + product. */
function largestRoot(sum: number, product: number): number {
  const square = sum * sum - 4 * product;
  return square < 0 ? Math.sqrt(product) : (Math.abs(sum) + Math.sqrt(square)) / 2;
}

/** The largest number of steps that is counted; a table shows more only as "more than". */
export const mostSteps = 1_000_000;

/**
 * The steps until the error along each axis stays below `share` of what it was, counted by the recurrence from rest,
 * with an error of 1 along each axis. The rate alone is not enough: where both roots coincide, as with the best
 * momentum, the error decreases as t times the t-th power of the rate. Infinity where it takes more than `mostSteps`,
 * or grows.
 */
export function stepsToShare(share: number, rule: string, knobs: Knobs, bowl: Quadratic): number {
  const rate = rateOf(rule, knobs, bowl);
  if (!(rate < 1)) return Number.POSITIVE_INFINITY;
  // Twice the steps that a plain power of the rate takes: an error below the share for so long stays below it.
  const calm = 2 * Math.ceil(Math.log(share) / Math.log(Math.max(rate, Number.MIN_VALUE))) + 2;
  return Math.max(...[bowl.low, bowl.high].map((curvature) => settles(share, rule, knobs, curvature, calm)));
}

function settles(share: number, rule: string, knobs: Knobs, curvature: number, calm: number): number {
  const { lr = 0, momentum = 0, dampening = 0, weightDecay = 0 } = knobs;
  const step = lr * (curvature + weightDecay);
  let [error, buffer, last] = [1, 0, 0];
  for (let t = 1; t <= last + calm; ++t) {
    const gradient = step * error;
    // PyTorch applies dampening to every gradient except the first.
    buffer = momentum * buffer + (t === 1 ? 1 : 1 - dampening) * gradient;
    error -= rule === "sgd" ? gradient : rule === "nesterov" ? gradient + momentum * buffer : buffer;
    if (Math.abs(error) > share) last = t;
    if (last >= mostSteps) return Number.POSITIVE_INFINITY;
  }
  return last + 1;
}
