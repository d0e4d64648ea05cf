/** A network in training, and the views of it. */
import type { PartName } from "./data";
import type { Experiment } from "./experiment";
import type { Refused } from "./problem";

export interface LayerShape {
  inputs: number;
  units: number;
}

/** The constants of a run. */
export interface Summary {
  document: Experiment;
  features: string[];
  classes: string[] | null;
  rows: { [part in PartName]: number };
  layers: LayerShape[];
  parameters: number;
  batchesPerEpoch: number;
  /** The same as `Run.work`. */
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
  /** Updates so far. */
  step: number;
  /** The most updates of this run. */
  steps: number;
  /** Passes over the training rows, as a fraction. */
  epoch: number;
  /** The learning rate of the next update. */
  lr: number;
  diverged: Divergence | null;
}

/** A rectangular grid of raw inputs, from corner to corner, both included, x fastest. With one feature `rows` is 1. */
export interface Grid {
  x: [number, number];
  y: [number, number];
  columns: number;
  rows: number;
}

/** Mini-batch losses; `loss[i]` was computed before update `from + i + 1`. */
export interface Losses {
  from: number;
  loss: Float32Array;
}

/** One entry for each evaluation; NaN where a part is empty, and for the accuracy of a regression. */
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
  /** The ends of the histogram; `counts` are equal bins between them. */
  min: number;
  max: number;
  counts: Float32Array;
}

/**
 * One layer on the last mini-batch. `dead`: the share of hidden units whose activation was 0 on the whole batch; 0 for
 * the output layer.
 */
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
 * The outputs of every unit on a grid, layer by layer, after the activation (the last layer: logits): `values[unit +
 * units * point]`.
 */
export interface UnitMaps extends Grid {
  layers: { units: number; values: Float32Array }[];
}

/**
 * Predictions in the order of the rows of the part. Classes: class indices, and the probability of the predicted class.
 * Regression: original units.
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

/** The parameters of a layer: `weight[unit + units * input]`; scale and shift only if it is normalized. */
export interface LayerWeights extends LayerShape {
  weight: Float32Array;
  bias: Float32Array;
  scale?: Float32Array;
  shift?: Float32Array;
}

/** Column-major; each column is a sample. */
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
  /** The next line. */
  next: Phase;
  read: Tensor[];
  written: Tensor[];
}

/** The loss and accuracy of the network on some rows. */
export interface Score {
  /** Mean over the rows; null if there are none, or if it is not finite. */
  loss: number | null;
  /** Null also for a regression. */
  accuracy: number | null;
}

type None = Record<string, never>;

/** The views of `Run.read`: their options and results. */
export interface Views {
  summary: { options: None; result: Summary };
  progress: { options: None; result: Progress };
  losses: { options: { from?: number }; result: Losses };
  evaluation: { options: { from?: number }; result: Evaluations };
  /** The scores of the current network. */
  scores: { options: None; result: { train: Score; valid: Score } };
  statistics: { options: { bins?: number }; result: LayerStatistics[] };
  surface: { options: Grid; result: Surface };
  units: { options: Grid; result: UnitMaps };
  predictions: { options: { part: PartName }; result: Predictions };
  confusion: { options: { part: PartName }; result: Confusion };
  weights: { options: None; result: LayerWeights[] };
}

export type ViewName = keyof Views;

/** A network in training. `delete` it after use: it lives in the memory of the module, not in that of JavaScript. */
export interface Run {
  /** Makes up to n updates: fewer at the end of the run, or when a number is not finite. */
  advance(n: number): Progress;
  read<What extends ViewName>(what: What, options: Views[What]["options"]): Views[What]["result"];
  /**
   * Runs one line of the training loop. A line out of turn is a TypeError, but zeroGrad may be skipped. `advance` runs
   * the same lines.
   */
  phase(name: Phase): PhaseResult;
  /**
   * The multiplications of the longest call that cannot be divided, a step with its evaluation. The time limit for an
   * answer depends on it.
   */
  work(): number;
  evaluateTest(): Score;
  /** Everything that changes in training. After `restore`, a run of the same document continues with the same bits. */
  snapshot(): Uint8Array;
  restore(snapshot: Uint8Array): Progress | Refused;
  /** Sets the most updates of this run, at most a billion; the schedule keeps the length of the document. */
  extend(steps: number): Progress;
  delete(): void;
}
