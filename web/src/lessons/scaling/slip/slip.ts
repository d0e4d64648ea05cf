import type { MatrixInput } from "../../../engine/types";
import { evenly } from "../data";
import type { Laboratory } from "../laboratory";
import type { State } from "../state";

/** What the lines say, as the engine reads them. */
export const lines = {
  /** The loss that is meant. */
  meant: "mean((y - (W*x + b))^2)",
  /** What stands on the slide when it is read to the letter: without parentheses. */
  literal: "mean((y - W*x + b)^2)",
  /** The slide's direction for W, without the 2. */
  step: "mean((W*x + b - y)*x)",
} as const;

/** Points of one input and a line through them. */
export interface Place {
  x: MatrixInput;
  y: MatrixInput;
  W: number;
  b: number;
}

const column = (values: readonly number[]): MatrixInput => values.map((value) => [value]);

/** Two points, few enough to check by hand, and where the lines are compared. */
export const example: Place = { x: column([1, 2]), y: column([5, 7]), W: 0.5, b: 1 };

/** Lines that the learner judges. */
export type LineName = "loss" | "weight" | "bias";
export const lineNames: readonly LineName[] = ["loss", "weight", "bias"];
/** All three slip: the brackets, the 2, and the derivative that follows from the wrong loss. */
export const truth: Record<LineName, State["slip"]["loss"]> = { loss: "slips", weight: "slips", bias: "slips" };

/** What each line says at a place, and the central differences of the loss that is meant. */
export interface Evidence {
  meant: number;
  differences: { w: number; b: number };
  literal: { loss: number; w: number; b: number };
  step: number;
}

export async function evidence(engine: Laboratory, place: Place = example): Promise<Evidence> {
  const difference = async (wrt: "W" | "b") =>
    (await engine.differences({ text: lines.meant, at: { ...place }, wrt, widths: [1e-4] })).double[0] ?? Number.NaN;
  return {
    meant: await numberOf(engine, lines.meant, place),
    differences: { w: await difference("W"), b: await difference("b") },
    literal: await literal(engine, place),
    step: await numberOf(engine, lines.step, place),
  };
}

async function numberOf({ express }: Laboratory, text: string, place: Place): Promise<number> {
  return (await express({ text, at: { ...place }, mode: "value" })).value.values[0] ?? Number.NaN;
}

/** The literal loss and its derivatives, by automatic differentiation. */
async function literal({ express }: Laboratory, place: Place): Promise<Evidence["literal"]> {
  const { value, gradient } = await express({ text: lines.literal, at: { ...place }, mode: "vjp" });
  return {
    loss: value.values[0] ?? Number.NaN,
    w: gradient.W?.values[0] ?? Number.NaN,
    b: gradient.b?.values[0] ?? Number.NaN,
  };
}

/** 50 points of y = 2 x + 3 for x from -1 to 2. */
const spaced = evenly(50);
const x = spaced.map((value) => 0.5 + (1.5 * value) / (spaced.at(-1) ?? 1));
const many = { x: column(x), y: column(x.map((value) => 2 * value + 3)) };

/** Parameters after each step of a descent. */
export interface Descended {
  w: number[];
  b: number[];
}

/** The slide's step for W with the literal loss's derivative for b: nothing diverges, nothing warns. */
export async function mixed(engine: Laboratory, steps = 80, lr = 0.3): Promise<Descended> {
  const path: Descended = { w: [0], b: [0] };
  let [W, b] = [0, 0];
  for (let step = 0; step < steps; step++) {
    const place = { ...many, W, b };
    W -= lr * (await numberOf(engine, lines.step, place));
    b -= lr * (await literal(engine, place)).b;
    path.w.push(W);
    path.b.push(b);
  }
  return path;
}

/** Everything that the check shows. */
export interface Checked {
  evidence: Evidence;
  mixed: Descended;
}

export async function check(engine: Laboratory): Promise<Checked> {
  return { evidence: await evidence(engine), mixed: await mixed(engine) };
}
