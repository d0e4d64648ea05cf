/** The rows of an experiment, as input of the network and as given by the source. */
import type { Remark } from "./problem";

/** The rows of a part. `x` is features x rows, column-major; `y` has the class index or the target of each row. */
export interface Part {
  count: number;
  x: Float32Array;
  y: Float32Array;
  /** The number of each row in the source. */
  rows: Int32Array;
}

export type PartName = "train" | "valid" | "test";

/**
 * The text of the bytes of a file; the remarks name assumptions about its encoding, to be shown with those of
 * `Prepared`.
 */
export interface Decoded {
  text: string;
  remarks: Remark[];
}

/** A column of a person's own table, and its use. */
export interface TableColumn {
  name: string;
  /** The remarks name the left-out columns, with the reason. */
  role: "feature" | "target" | "left-out";
  /**
   * Each word of a feature becomes a column. Words, and numbers that are read as classes, are the classes of a target.
   */
  kind: "numbers" | "words";
}

/** A preview of a person's own table, to be looked at before it is used. */
export interface TablePreview {
  columns: TableColumn[];
  /** The first rows, cell by cell, with rows that are left out: numbers as they were read, null for missing cells. */
  rows: (number | string | null)[][];
}

export interface Prepared {
  features: string[];
  /** Null for regression. */
  classes: string[] | null;
  /** The input of the network: preprocessed rows, targets in the units of training. */
  parts: { [part in PartName]: Part };
  /**
   * The rows of the source: features x rows, column-major, and class indices or targets in original units. A missing
   * cell that is replaced by the mean of the training rows has that mean.
   */
  raw: { count: number; x: Float64Array; y: Float64Array };
  /** prepared = transform * raw + offset; transform is features x features, column-major. */
  transform: Float64Array;
  offset: Float64Array;
  /** original target = mean + std * trained target; 0 and 1 for classes. */
  target: { mean: number; std: number };
  /** What was assumed, left out or replaced when an own table was read; empty for other sources. */
  remarks: Remark[];
  /** Null for other sources. */
  table: TablePreview | null;
}
