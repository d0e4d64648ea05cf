/** Descent on a surface of two parameters, in double precision: the types of `gradlab-descent.js`. */
import type { ProgramLine } from "./catalog";
import type { Create, LongCall } from "./engine";
import type { Chosen, ExperimentDraft } from "./experiment";
import type { Refused } from "./problem";

/**
 * The loss of the network of an experiment on its training rows, on the plane along two random directions (in each
 * layer as long as its weights).
 */
export interface PlaneChoice {
  name: "network";
  experiment: ExperimentDraft;
  /** The seed of the directions. */
  seed: number;
}

/**
 * The plane of a `PlaneChoice`, computed by the module that trains. `delete` it after use: it lives in the memory of
 * that module.
 */
export interface Plane {
  value(x: number, y: number): number;
  gradient(x: number, y: number): [number, number];
  /** The cost of a value and a gradient, in multiplications. */
  work(): number;
  delete(): void;
}

/**
 * A typed update rule, applied element by element, such as `v = mu*v + g; theta = theta - lr*v`. Given names are
 * `theta`, its gradient `g` and the number `t` of the update, from 1. Other assigned names start at 0 and keep their
 * values between updates; names that are read but never assigned are constants.
 */
export interface OwnRule {
  name: "own";
  rule: string;
  /** A number for each of its constants. `lr` is the learning rate. */
  constants: Record<string, number>;
}

export interface DescentRequest {
  surface: Chosen | PlaneChoice;
  optimizer: Chosen | OwnRule;
  start: [number, number];
  steps: number;
  noise?: number;
  seed?: number;
  /** The movement of the surface in every step: after t steps the loss is f(x - t drift). */
  drift?: [number, number];
  /** Whether gradients and buffers of every step are recorded. */
  inside?: boolean;
}

/** steps + 1 points; fewer if it diverged: then the last point is the last finite one. */
export interface Descent {
  x: Float64Array;
  y: Float64Array;
  f: Float64Array;
  diverged: boolean;
  /** The cause, if it diverged. */
  cause: DescentCause | null;
  inside: DescentInside | null;
  /** The lines of a typed rule, in the order of its text. */
  lines: ProgramLine[] | null;
}

export interface DescentCause {
  /** The quantity that was not finite after the step. */
  quantity: "parameter" | "state" | "loss";
  /**
   * `overflow`, or the operation of a typed rule that has no result: `log-of-negative`, `log-of-zero`,
   * `root-of-negative`, `division-by-zero`, ..
   */
  code: string;
  /** In English, with the numbers. */
  message: string;
}

/** Entry t belongs to the update from point t to point t + 1. */
export interface DescentInside {
  /** With noise, before weight decay. */
  gradient: { x: Float64Array; y: Float64Array };
  /** After the update, with the letters of the formula or the text of the rule. */
  buffers: { name: string; x: Float64Array; y: Float64Array }[];
}

/** Values on a grid, x fastest, both ends included. */
export interface SurfaceRequest {
  surface: Chosen | PlaneChoice;
  x: [number, number];
  y: [number, number];
  columns: number;
  rows: number;
}

export interface SurfaceValues {
  values: Float64Array;
}

/** The loss after `steps` for each learning rate, from one start: the mean over `seeds` seeds. */
export interface TuningRequest extends Omit<DescentRequest, "inside"> {
  rates: number[];
  seeds?: number;
}

/** `final` is NaN where the descent diverged; `best` is the index of the smallest, -1 if all diverged. */
export interface Tuning {
  final: Float64Array;
  best: number;
}

/**
 * `gradlab-descent.js`. If the surface of the request is a `PlaneChoice`, `plane` is what the module that trains made
 * of it, else null. It must live until the call is deleted.
 */
export interface DescentModule {
  descend(request: unknown, plane: Plane | null): LongCall<Descent> | Refused;
  surface(request: unknown, plane: Plane | null): LongCall<SurfaceValues> | Refused;
  tune(request: unknown, plane: Plane | null): LongCall<Tuning> | Refused;
}

declare const createDescent: Create<DescentModule>;
export default createDescent;
