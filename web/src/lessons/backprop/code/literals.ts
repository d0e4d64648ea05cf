import type { Matrix64 } from "../../../engine";
import { rowsOf } from "../matrix";

/** A number as JavaScript reads it, every digit kept. */
export const script = (value: number): string => (Object.is(value, -0) ? "-0" : String(value));

/** A number that Python takes for a float, where an integer would make an array of integers. */
export const float = (value: number): string => {
  const text = script(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
};

/** A number, or a list of rows. */
export function literal(matrix: Matrix64, isMatrix: boolean, number: (value: number) => string): string {
  if (!isMatrix) return number(matrix.values[0] ?? Number.NaN);
  return `[${rowsOf(matrix)
    .map((row) => `[${row.map(number).join(", ")}]`)
    .join(", ")}]`;
}
