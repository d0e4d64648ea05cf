import type { Matrix64, MatrixInput } from "../../../engine";
import { typedNumber } from "../../../look/numbers";
import { filled, isScalar, rowsOf, typedMatrix } from "./values";

type Shape = Pick<Matrix64, "rows" | "columns">;

/** Numbers as typed, row by row, with spaces, commas or semicolons between; one stands for all. Null: they do not fit the shape. */
export function typedVector(text: string, { rows, columns }: Shape): Matrix64 | null {
  const numbers = typedNumbers(text.trim() === "" ? "1" : text);
  const size = rows * columns;
  if (numbers === null || (numbers.length !== 1 && numbers.length !== size)) return null;
  const values = Float64Array.from(
    { length: size },
    (_, i) => numbers[numbers.length === 1 ? 0 : (i % rows) * columns + Math.floor(i / rows)] as number,
  );
  return { rows, columns, values };
}

function typedNumbers(text: string): number[] | null {
  const parts = text
    .replaceAll(/[[\]]/g, " ")
    .split(/[\s;,]+/)
    .filter(Boolean);
  const numbers = parts.map(typedNumber).filter((number) => number !== null);
  return numbers.length > 0 && numbers.length === parts.length ? numbers : null;
}

/**
 * The cotangent of an output, or the tangent of an input, as the engine takes it: what was typed, or ones. What does not fit is
 * handed on as it is, because the engine says best what would. Null: these are no numbers.
 */
export function seed(text: string, shape: Shape): MatrixInput | null {
  if (text.trim() === "") return filled(shape, 1);
  const isWhole = text.trim().startsWith("[[");
  const vector = isWhole ? null : typedVector(text, shape);
  if (vector) return isScalar(vector) ? (vector.values[0] ?? 1) : rowsOf(vector);
  const numbers = typedNumbers(text);
  return isWhole ? typedMatrix(text) : numbers && [numbers];
}

/** The way back begins with 1 at a single number: adjoints are then simply derivatives of the output. */
export const isOne = (cotangent: Matrix64): boolean => isScalar(cotangent) && cotangent.values[0] === 1;
