/** The rows of an experiment, as the network sees them and as the source gave them. */

/** Some rows. `x` is features by rows, one row's features side by side; `y` class indices, or targets (one a row). */
export interface Part {
  count: number;
  x: Float32Array;
  y: Float32Array;
  /** Where each row stood in the source. */
  rows: Int32Array;
}

export type PartName = "train" | "valid" | "test";

export interface Prepared {
  features: string[];
  /** Null for regression. */
  classes: string[] | null;
  /** What the network sees: preprocessed, targets as they are trained on. */
  parts: { [part in PartName]: Part };
  /** What the source gave: features by rows, and class indices or targets in original units. */
  raw: { count: number; x: Float64Array; y: Float64Array };
  /** prepared = transform * raw + offset; transform is features by features, column-major. */
  transform: Float64Array;
  offset: Float64Array;
  /** original target = mean + std * trained target; 0 and 1 for classes. */
  target: { mean: number; std: number };
}
