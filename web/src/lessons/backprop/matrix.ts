import type { Matrix64, MatrixInput } from "../../engine";

/** A matrix of one value, in the shape of another; a number where that is 1 x 1. */
export function filled({ rows, columns }: Pick<Matrix64, "rows" | "columns">, value: number): MatrixInput {
  if (rows * columns === 1) return value;
  return Array.from({ length: rows }, () => Array.from({ length: columns }, () => value));
}

/** Row by row. */
export function rowsOf({ rows, columns, values }: Matrix64): number[][] {
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => values[row + rows * column] ?? Number.NaN),
  );
}

/** The shape and values of what was typed. */
export function matrixOf(input: MatrixInput): Matrix64 {
  if (typeof input === "number") return { rows: 1, columns: 1, values: Float64Array.of(input) };
  const [rows, columns] = [input.length, input[0]?.length ?? 0];
  const values = Float64Array.from(
    { length: rows * columns },
    (_, i) => input[i % rows]?.[Math.floor(i / rows)] ?? Number.NaN,
  );
  return { rows, columns, values };
}

export const isScalar = ({ rows, columns }: Pick<Matrix64, "rows" | "columns">): boolean => rows === 1 && columns === 1;
