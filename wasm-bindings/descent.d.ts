/** Descent on a surface of two parameters, in double precision: what crosses to `gradlab-descent.js`. */
import type { ProgramLine } from "./catalog";
import type { Create, LongCall } from "./engine";
import type { Chosen, ExperimentDraft } from "./experiment";
import type { Refused } from "./problem";

/**
 * The loss of an experiment's network on its training rows along two random directions (per layer as long as its
 * weights).
 */
export interface PlaneChoice {
  name: "network";
  experiment: ExperimentDraft;
  /** Of the directions. */
  seed: number;
}

/** That loss, as the module that trains answers for it. `delete` it: it lives in that module's memory. */
export interface Plane {
  value(x: number, y: number): number;
  gradient(x: number, y: number): [number, number];
  /** What both cost together, in multiplications. */
  work(): number;
  delete(): void;
}

/**
 * An update rule of the asker's own, element by element, such as `v = mu*v + g; theta = theta - lr*v`. It is given
 * `theta`, its gradient `g` and the number `t` of the update, from 1; what else it assigns starts at 0 and is
 * remembered; what it reads and never assigns is a constant.
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
  /** How far the surface itself moves with every step: after t of them the loss is f(x - t drift). */
  drift?: [number, number];
  /** Also what was inside: gradients and buffers of every step. */
  inside?: boolean;
}

/** steps + 1 points; fewer, up to the last finite one, when it diverged. */
export interface Descent {
  x: Float64Array;
  y: Float64Array;
  f: Float64Array;
  diverged: boolean;
  /** How it ended, when it diverged. */
  cause: DescentCause | null;
  inside: DescentInside | null;
  /** An own rule as data, in the order of its text. */
  lines: ProgramLine[] | null;
}

export interface DescentCause {
  /** What was not finite after the step. */
  quantity: "parameter" | "state" | "loss";
  /**
   * `overflow`, or what an own rule tried: `log-of-negative`, `log-of-zero`, `root-of-negative`, `division-by-zero`, ..
   */
  code: string;
  /** In English, with the numbers. */
  message: string;
}

/** Entry t belongs to the update from point t to point t + 1. */
export interface DescentInside {
  /** With the noise that was added, before weight decay. */
  gradient: { x: Float64Array; y: Float64Array };
  /** After the update, in the letters of the rule's formula or text. */
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

/** The loss after `steps` for each learning rate, from one start; mean over `seeds` where there is noise. */
export interface TuningRequest extends Omit<DescentRequest, "inside"> {
  rates: number[];
  seeds?: number;
}

/** NaN where it diverged; `best` is the index of the smallest, -1 when all diverged. */
export interface Tuning {
  final: Float64Array;
  best: number;
}

/**
 * `gradlab-descent.js`. `plane`: what the module that trains has made of the request's surface where that is a
 * `PlaneChoice`, else null. It is asked until the call is deleted.
 */
export interface DescentModule {
  descend(request: unknown, plane: Plane | null): LongCall<Descent> | Refused;
  surface(request: unknown, plane: Plane | null): LongCall<SurfaceValues> | Refused;
  tune(request: unknown, plane: Plane | null): LongCall<Tuning> | Refused;
}

declare const createDescent: Create<DescentModule>;
export default createDescent;
