/** A network in training, and what can be read of it. */
import type { PartName } from "./data";
import type { Experiment } from "./experiment";
import type { Refused } from "./problem";

export interface LayerShape {
  inputs: number;
  units: number;
}

/** What is fixed while a run lives. */
export interface Summary {
  document: Experiment;
  features: string[];
  classes: string[] | null;
  rows: { [part in PartName]: number };
  layers: LayerShape[];
  parameters: number;
  batchesPerEpoch: number;
  /** As `work` of the run. */
  work: number;
}

export interface Divergence {
  step: number;
  layer: number;
  parameter: string;
  quantity: string;
  lr: number;
}

export interface Progress {
  /** Updates done. */
  step: number;
  /** Updates this run may do. */
  steps: number;
  /** Passes over the training rows, as a fraction. */
  epoch: number;
  /** The learning rate of the next update. */
  lr: number;
  diverged: Divergence | null;
}

/** A rectangle of raw inputs: points from corner to corner, both included, x fastest. One feature: `rows` 1. */
export interface Grid {
  x: [number, number];
  y: [number, number];
  columns: number;
  rows: number;
}

/** Mini-batch losses; `loss[i]` came before update `from + i + 1`. */
export interface Losses {
  from: number;
  loss: Float32Array;
}

/** One entry an evaluation; NaN where a part is empty or, for accuracy, in regression. */
export interface Evaluations {
  from: number;
  step: Float64Array;
  trainLoss: Float64Array;
  trainAccuracy: Float64Array;
  validLoss: Float64Array;
  validAccuracy: Float64Array;
}

export interface Distribution {
  mean: number;
  variance: number;
  /** Ends of the histogram; `counts` are equal bins between them. */
  min: number;
  max: number;
  counts: Float32Array;
}

/** One layer on the last mini-batch. `dead`: the share of units whose activation was 0 on the whole batch. */
export interface LayerStatistics {
  weights: Distribution;
  activations: Distribution;
  gradients: Distribution;
  dead: number;
}

/** Class probabilities, or the prediction in original units: `values[channel + channels * point]`. */
export interface Surface extends Grid {
  channels: number;
  values: Float32Array;
}

/**
 * Every unit on a grid, layer by layer, after its activation (the last layer: logits): `values[unit + units * point]`.
 */
export interface UnitMaps extends Grid {
  layers: { units: number; values: Float32Array }[];
}

/**
 * In the order of the part's rows. Classes: indices and the probability given to the predicted one; else original
 * units.
 */
export interface Predictions {
  rows: Int32Array;
  predicted: Float32Array;
  target: Float32Array;
  /** Empty for regression. */
  probability: Float32Array;
}

/** `counts[predicted + classes * target]`. */
export interface Confusion {
  classes: number;
  counts: Int32Array;
}

/** A layer's parameters: `weight[unit + units * input]`; scale and shift where it is normalized. */
export interface LayerWeights extends LayerShape {
  weight: Float32Array;
  bias: Float32Array;
  scale?: Float32Array;
  shift?: Float32Array;
}

/** Column-major, one sample a column. */
export interface Tensor {
  name: string;
  rows: number;
  columns: number;
  values: Float32Array;
}

/** The lines of the training loop, in order. */
export type Phase = "takeBatch" | "zeroGrad" | "forward" | "loss" | "backward" | "update";

export interface PhaseResult extends Progress {
  phase: Phase;
  /** The line that comes next. */
  next: Phase;
  read: Tensor[];
  written: Tensor[];
}

/** How good the network is on some rows. */
export interface Score {
  /** Mean over the rows; null when there are none. */
  loss: number | null;
  /** Null for regression too. */
  accuracy: number | null;
}

type None = Record<string, never>;

/** What `Run.read` can be asked for: the options it takes, and what it gives. */
export interface Views {
  summary: { options: None; result: Summary };
  progress: { options: None; result: Progress };
  losses: { options: { from?: number }; result: Losses };
  evaluation: { options: { from?: number }; result: Evaluations };
  /** As the network is now. */
  scores: { options: None; result: { train: Score; valid: Score } };
  statistics: { options: { bins?: number }; result: LayerStatistics[] };
  surface: { options: Grid; result: Surface };
  units: { options: Grid; result: UnitMaps };
  predictions: { options: { part: PartName }; result: Predictions };
  confusion: { options: { part: PartName }; result: Confusion };
  weights: { options: None; result: LayerWeights[] };
}

export type ViewName = keyof Views;

/** A network in training. `delete` it when done: it lives in the module's memory, not in JavaScript's. */
export interface Run {
  /** Up to n updates; fewer at the last step or when something becomes non-finite. */
  advance(n: number): Progress;
  read<What extends ViewName>(what: What, options: Views[What]["options"]): Views[What]["result"];
  /**
   * One line of the training loop; out of turn is a TypeError, but zeroGrad may be forgotten. `advance` runs the same
   * lines.
   */
  phase(name: Phase): PhaseResult;
  /** Multiplications of the longest call that cannot be cut, a step with its evaluation: how long silence may last. */
  work(): number;
  evaluateTest(): Score;
  /** Everything that changes while training: `restore` on a run of the same document goes on to the same bits. */
  snapshot(): Uint8Array;
  restore(snapshot: Uint8Array): Progress | Refused;
  /** Allows this many updates in all, at most a billion; the schedule keeps the length the document gave it. */
  extend(steps: number): Progress;
  delete(): void;
}
