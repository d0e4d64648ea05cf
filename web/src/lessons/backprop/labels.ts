import type { ExpressionNode, Matrix64 } from "../../engine";
import { numberText } from "../../look/numbers";
import { isScalar, rowsOf } from "./input/values";

/** What a node is called: its own name, the number it holds, or `v` and its place on the tape. */
export function labelOf({ id, op, name, value }: ExpressionNode): string {
  if (name !== null) return name;
  return op === "constant" ? numberText(value.values[0] ?? Number.NaN, { digits: 6 }) : `v${id}`;
}

/** How an operation is drawn: a sign where there is one. */
const signs: Readonly<Record<string, string>> = { add: "+", sub: "−", mul: "×", div: "÷", matmul: "@", neg: "−" };
export const signOf = (op: string): string => signs[op] ?? op;

/** A value in few characters: a number, up to three of them, or a shape. */
export function shortText(matrix: Matrix64): string {
  if (isScalar(matrix)) return numberText(matrix.values[0] ?? Number.NaN);
  if (matrix.values.length > 3) return shapeText(matrix);
  const between = matrix.rows === 1 ? "\u2002" : "; ";
  return `[${Array.from(matrix.values, (value) => numberText(value, { digits: 2 })).join(between)}]`;
}

/** A local derivative, which stands on an edge: one number where all are the same, otherwise a shape. */
export function edgeText(matrix: Matrix64): string {
  const [first = Number.NaN] = matrix.values;
  return matrix.values.every((value) => value === first) ? numberText(first) : shapeText(matrix);
}

/** Every number, for whoever listens or points. */
export function longText(matrix: Matrix64): string {
  if (isScalar(matrix)) return numberText(matrix.values[0] ?? Number.NaN, { digits: 4 });
  if (matrix.values.length > 24) return shapeText(matrix);
  return `[${rowsOf(matrix)
    .map((row) => row.map((value) => numberText(value)).join(", "))
    .join("; ")}]`;
}

export const shapeText = ({ rows, columns }: Pick<Matrix64, "rows" | "columns">): string => `${rows} × ${columns}`;
