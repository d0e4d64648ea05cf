/** The rows of an experiment, as the network sees them and as the source gave them. */
import type { Remark } from "./problem";

/** Some rows. `x` is features by rows, one row's features side by side; `y` class indices, or targets (one a row). */
export interface Part {
  count: number;
  x: Float32Array;
  y: Float32Array;
  /** Where each row stood in the source. */
  rows: Int32Array;
}

export type PartName = "train" | "valid" | "test";

/**
 * Bytes of a file as text; what was assumed of their encoding is in the remarks, to be shown with those of `Prepared`.
 */
export interface Decoded {
  text: string;
  remarks: Remark[];
}

/** A column of a person's own table, and what became of it. */
export interface TableColumn {
  name: string;
  /** What is left out is named in the remarks, with the reason. */
  role: "feature" | "target" | "left-out";
  /** Words of a feature become a column each; words, and numbers asked to be classes, are the classes of a target. */
  kind: "numbers" | "words";
}

/** A person's own table as it was read, to be looked at before it is used. */
export interface TablePreview {
  columns: TableColumn[];
  /**
   * The first rows, cell by cell, rows that are left out among them: numbers as they were read, null for what is
   * missing.
   */
  rows: (number | string | null)[][];
}

export interface Prepared {
  features: string[];
  /** Null for regression. */
  classes: string[] | null;
  /** What the network sees: preprocessed, targets as they are trained on. */
  parts: { [part in PartName]: Part };
  /**
   * What the source gave: features by rows, and class indices or targets in original units. A missing cell that is to
   * become the mean of the training rows is that mean.
   */
  raw: { count: number; x: Float64Array; y: Float64Array };
  /** prepared = transform * raw + offset; transform is features by features, column-major. */
  transform: Float64Array;
  offset: Float64Array;
  /** original target = mean + std * trained target; 0 and 1 for classes. */
  target: { mean: number; std: number };
  /** What was assumed, left out or replaced while reading an own table; empty for other sources. */
  remarks: Remark[];
  /** Null for other sources. */
  table: TablePreview | null;
}
