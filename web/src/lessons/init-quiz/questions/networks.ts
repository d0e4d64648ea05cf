import type { SignalRequest } from "../../../engine";

export type Scheme =
  | "zeros"
  | "normal"
  | "lecun-normal"
  | "xavier-normal"
  | "he-normal"
  | "unit-variance"
  | "orthogonal";

/** A network that needs an initialization: which is right and why, and what else is offered. */
export interface Network {
  key: "relu" | "tanh" | "deep-linear" | "regression" | "linear" | "one-relu";
  right: Scheme;
  reason: "half" | "between" | "lengths" | "convex" | "sum" | "single";
  others: readonly Scheme[];
  /** A reason that holds here too, without being the reason: it is not offered. */
  alsoTrue?: Network["reason"];
  /** What of it the engine can run; null: there is nothing to see in a signal through it. */
  run: Required<Pick<SignalRequest, "activation" | "widths">> | null;
}

/** Each is wrong for every other one: a network has what only its own answer fits. */
export const networks: readonly Network[] = [
  {
    key: "relu",
    right: "he-normal",
    reason: "half",
    others: ["zeros", "normal", "lecun-normal", "xavier-normal", "unit-variance"],
    run: { activation: "relu", widths: Array(21).fill(512) },
  },
  {
    key: "tanh",
    right: "xavier-normal",
    reason: "between",
    others: ["zeros", "normal", "he-normal", "unit-variance"],
    run: { activation: "tanh", widths: [512, 256, 512, 128, 384] },
  },
  {
    key: "deep-linear",
    right: "orthogonal",
    reason: "lengths",
    others: ["zeros", "normal", "lecun-normal", "he-normal"],
    alsoTrue: "sum",
    run: { activation: "identity", widths: Array(41).fill(64) },
  },
  {
    key: "regression",
    right: "zeros",
    reason: "convex",
    others: ["normal", "he-normal", "unit-variance", "orthogonal"],
    run: null,
  },
  {
    key: "linear",
    right: "lecun-normal",
    reason: "sum",
    others: ["zeros", "normal", "xavier-normal", "he-normal", "unit-variance"],
    run: { activation: "identity", widths: [784, 64] },
  },
  {
    key: "one-relu",
    right: "unit-variance",
    reason: "single",
    others: ["zeros", "normal", "lecun-normal", "xavier-normal", "he-normal"],
    run: { activation: "relu", widths: [512, 512] },
  },
];
