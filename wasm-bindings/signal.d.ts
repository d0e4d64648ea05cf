/** A signal through a deep network, forward and backward: what an initialization does. */
import type { Distribution } from "./run";

export interface SignalRequest {
  scheme: string;
  activation: string;
  /** Default 256, 10, 1000, 0. */
  width?: number;
  depth?: number;
  samples?: number;
  seed?: number;
  /** Default 0.1, 1: as in the experiment document's `init`. */
  std?: number;
  gain?: number;
  /** Of the input, independent normal numbers; default 0, 1. A spread of 0 is allowed. */
  inputMean?: number;
  inputStd?: number;
  /** none batch layer; default none. */
  normalization?: string;
  /**
   * Whether the scheme's own random biases are kept (`torch-default` has some); default false, as in `gradlab signal`.
   */
  biases?: boolean;
  /** Instead of width and depth: the input's width and each layer's. */
  widths?: number[];
  /** Bins of the histograms; default 40. */
  bins?: number;
}

/**
 * Population statistics. `variance` pools units and samples; `unitVariance` is the mean over units of the variance over
 * samples.
 */
export interface SignalLayer {
  layer: number;
  mean: number;
  variance: number;
  secondMoment: number;
  unitVariance: number;
  /** Mean of (dL/dh)^2 with a N(0, 1) gradient at the last layer. */
  gradSecondMoment: number;
  /** Share of units that are 0 on every sample. */
  dead: number;
  /** Largest difference between two units' activations on one sample: 0 while all units are the same. */
  spread: number;
  /** What the activation is given, so after a normalization. Null for layer 0, the input. */
  preactivation: Distribution | null;
  activation: Distribution;
}

/** From the closed form, for wide layers; null where there is none (a normalization, or all weights the same). */
export interface SignalPrediction {
  mean: number;
  variance: number;
  secondMoment: number;
  gradSecondMoment: number;
}

/** Where the signal has left the range of numbers, they come as Infinity or NaN. */
export interface Signal {
  /** The input, then each layer. */
  layers: SignalLayer[];
  predicted: (SignalPrediction | null)[];
}
