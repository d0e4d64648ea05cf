import { evenly } from "./data";
import type { State } from "./state";

/** Points of one input, x and y side by side. */
export interface Points {
  x: readonly number[];
  y: readonly number[];
}

const mean = ({ x, y }: Points, of: (x: number, y: number) => number): number =>
  x.reduce((sum, value, i) => sum + of(value, y[i] ?? 0), 0) / x.length;

/** The loss that is meant. */
export const meant = (at: Points, w: number, b: number) => mean(at, (x, y) => (y - (w * x + b)) ** 2);
/** What stands on the slide when it is read to the letter: without parentheses. */
export const literal = (at: Points, w: number, b: number) => mean(at, (x, y) => (y - w * x + b) ** 2);
/** The derivatives of the literal loss, as automatic differentiation gives them. */
export const literalGradient = (at: Points, w: number, b: number) => ({
  w: mean(at, (x, y) => -2 * (y - w * x + b) * x),
  b: mean(at, (x, y) => 2 * (y - w * x + b)),
});
/** The slide's direction for W, without the 2. */
export const slideStep = (at: Points, w: number, b: number) => mean(at, (x, y) => (w * x + b - y) * x);

/** Two points, few enough to check by hand, and where the lines are compared. */
export const example = { at: { x: [1, 2], y: [5, 7] }, w: 0.5, b: 1 };

/** Lines that the learner judges. */
export type LineName = "loss" | "weight" | "bias";
export const lineNames: readonly LineName[] = ["loss", "weight", "bias"];
/** All three slip: the brackets, the 2, and the derivative that follows from the wrong loss. */
export const truth: Record<LineName, State["slip"]["loss"]> = { loss: "slips", weight: "slips", bias: "slips" };

/** What each line says at the example, and the central differences of the loss that is meant. */
export interface Evidence {
  meant: number;
  differences: { w: number; b: number };
  literal: { loss: number; w: number; b: number };
  slide: number;
}

export function evidence({ at, w, b } = example, h = 1e-4): Evidence {
  const difference = (dw: number, db: number) => (meant(at, w + dw, b + db) - meant(at, w - dw, b - db)) / (2 * h);
  return {
    meant: meant(at, w, b),
    differences: { w: difference(h, 0), b: difference(0, h) },
    literal: { loss: literal(at, w, b), ...literalGradient(at, w, b) },
    slide: slideStep(at, w, b),
  };
}

/** 50 points of y = 2 x + 3 for x from -1 to 2. */
const spaced = evenly(50);
const x = spaced.map((value) => 0.5 + (1.5 * value) / (spaced.at(-1) ?? 1));
const many: Points = { x, y: x.map((value) => 2 * value + 3) };

/** Parameters after each step of a descent. */
export interface Descended {
  w: number[];
  b: number[];
}

/** The slide's step for W with the literal loss's derivative for b: nothing diverges, nothing warns. */
export function mixed(steps = 80, lr = 0.3): Descended {
  const path: Descended = { w: [0], b: [0] };
  for (let step = 0; step < steps; step++) {
    const [w, b] = [path.w.at(-1) ?? 0, path.b.at(-1) ?? 0];
    path.w.push(w - lr * slideStep(many, w, b));
    path.b.push(b - lr * literalGradient(many, w, b).b);
  }
  return path;
}
