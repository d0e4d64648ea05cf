import type { Matrix64, MatrixInput } from "../../../engine";
import { typedNumber } from "../../../look/numbers";

/** What somebody typed for a name: a number (also `1/3`), a row `[1, 2]`, or rows `[[1, 2], [3, 4]]`. Null when it is none of these. */
export function typedMatrix(text: string): MatrixInput | null {
  const plain = text.trim().replaceAll("\u2212", "-");
  if (!plain.startsWith("[")) return typedNumber(plain);
  const rows = parsed(plain);
  if (!Array.isArray(rows) || rows.length === 0) return null;
  const matrix = (rows.every(Array.isArray) ? rows : [rows]) as unknown[][];
  const width = matrix[0]?.length ?? 0;
  const fits = matrix.every(
    (row) => row.length === width && row.every((item) => typeof item === "number" && Number.isFinite(item)),
  );
  return width > 0 && fits ? (matrix as number[][]) : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replaceAll(/(?<=[[,\s-])\./g, "0."));
  } catch {
    return null;
  }
}

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
