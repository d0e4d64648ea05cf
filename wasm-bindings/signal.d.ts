/** A signal through a deep network, forward and backward, which shows the effect of an initialization. */
import type { Distribution } from "./run";

export interface SignalRequest {
  scheme: string;
  activation: string;
  /** Defaults 256, 10, 1000, 0. */
  width?: number;
  depth?: number;
  samples?: number;
  seed?: number;
  /** Defaults 0.1 and 1, as in `init` of the experiment document. */
  std?: number;
  gain?: number;
  /**
   * Mean and standard deviation of the input, independent normal numbers; defaults 0 and 1. The standard deviation may
   * be 0.
   */
  inputMean?: number;
  inputStd?: number;
  /** none, batch or layer; default none. */
  normalization?: string;
  /**
   * Whether the random biases of the scheme are used (only `torch-default` has some); default false, as in `gradlab
   * signal`.
   */
  biases?: boolean;
  /** Replaces width and depth: the width of the input and of each layer. */
  widths?: number[];
  /** Number of bins of the histograms; default 40. */
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
  /** Share of the units that are 0 for every sample. */
  dead: number;
  /** Largest difference between the activations of two units for one sample; 0 if all units are equal. */
  spread: number;
  /** The input of the activation, after a normalization. Null for layer 0, the input. */
  preactivation: Distribution | null;
  activation: Distribution;
}

/**
 * The prediction of the closed form, for wide layers; null if there is none (with a normalization, or if all weights
 * are equal).
 */
export interface SignalPrediction {
  mean: number;
  variance: number;
  secondMoment: number;
  gradSecondMoment: number;
}

/** If the signal overflows, numbers are Infinity or NaN. */
export interface Signal {
  /** The input, then each layer. */
  layers: SignalLayer[];
  predicted: (SignalPrediction | null)[];
}
