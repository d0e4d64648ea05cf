import { engine } from "../../engine";
import type { MatrixInput } from "../../engine/types";
import { granted } from "./asking";
import { evenly } from "./data";
import type { State } from "./state";

/** The loss that is meant, and what stands on the slide when it is read to the letter. */
export const meant = "mean((y - (W*x + b))^2)";
export const literal = "mean((y - W*x + b)^2)";
/** The slide's direction for W, without the 2: the mean of (W x + b - y) x. */
export const slideStep = "mean((W*x + b - y)*x)";

export type At = { [name: string]: MatrixInput };
/** Two points, few enough to check by hand. */
export const example: At = { x: [[1, 2]], y: [[5, 7]], W: 0.5, b: 1 };

/** Lines that the learner judges. */
export type LineName = "loss" | "weight" | "bias";
export const lineNames: readonly LineName[] = ["loss", "weight", "bias"];
/** All three slip: the brackets, the 2, and the derivative that follows from the wrong loss. */
export const truth: Record<LineName, State["slip"]["loss"]> = { loss: "slips", weight: "slips", bias: "slips" };

/** What each text says at the example, beside the central differences of the loss that is meant. */
export interface Evidence {
  meant: { loss: number; w: number; b: number };
  differences: { w: number; b: number };
  literal: { loss: number; w: number; b: number };
  slide: { w: number };
}

async function value(text: string, at: At) {
  const { value, gradient } = granted(await engine().call("express", [{ text, at, mode: "vjp" }]));
  const one = (name: string) => gradient[name]?.values[0] ?? Number.NaN;
  return { loss: value.values[0] ?? Number.NaN, w: one("W"), b: one("b") };
}

async function difference(text: string, at: At, wrt: string): Promise<number> {
  const found = granted(await engine().call("differences", [{ text, at, wrt, widths: [1e-4] }]));
  return found.double[0] ?? Number.NaN;
}

export async function evidence(): Promise<Evidence> {
  const [right, wrong, slide] = [await value(meant, example), await value(literal, example), await value(slideStep, example)];
  const differences = { w: await difference(meant, example, "W"), b: await difference(meant, example, "b") };
  return { meant: right, differences, literal: wrong, slide: { w: slide.loss } };
}

/** Parameters after each step of a descent. */
export interface Descended {
  w: number[];
  b: number[];
}

/** 50 points of y = 2 x + 3 for x from -1 to 2. */
const x = evenly(50).map((value, _, all) => 0.5 + (1.5 * value) / (all[49] ?? 1));
const many: At = { x: [x], y: [x.map((value) => 2 * value + 3)] };

/** The slide's step for W with automatic differentiation of the literal loss for b: nothing diverges, nothing warns. */
export function mixed(steps = 80, lr = 0.3): Promise<Descended> {
  return descend(steps, async (at) => {
    const [slide, wrong] = [await value(slideStep, at), await value(literal, at)];
    return [lr * slide.loss, lr * wrong.b];
  });
}

/** The loss that is meant, differentiated. */
export function right(steps = 80, lr = 0.3): Promise<Descended> {
  return descend(steps, async (at) => {
    const { w, b } = await value(meant, at);
    return [lr * w, lr * b];
  });
}

async function descend(steps: number, change: (at: At) => Promise<[number, number]>): Promise<Descended> {
  const path: Descended = { w: [0], b: [0] };
  for (let step = 0; step < steps; step++) {
    const [w, b] = [path.w.at(-1) ?? 0, path.b.at(-1) ?? 0];
    const [dw, db] = await change({ ...many, W: w, b });
    path.w.push(w - dw);
    path.b.push(b - db);
  }
  return path;
}
