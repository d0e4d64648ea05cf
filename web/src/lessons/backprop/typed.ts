import type { ExpressionRequest, Matrix64, MatrixInput } from "../../engine";
import { typedNumber } from "../../look/numbers";
import { filled, isScalar, rowsOf } from "./matrix";
import { freeNames } from "./names";

type Shape = Pick<Matrix64, "rows" | "columns">;

/** What a name stands for until somebody sets it. */
export const usual = "1";

/**
 * What somebody typed for a name: a number, a row `[1, 2]`, or rows, `[[1, 2], [3, 4]]` or as the page prints them,
 * `[1, 2; 3, 4]`. Null when it is none of these.
 */
export function typedMatrix(text: string): MatrixInput | null {
  const plain = text.trim();
  if (!plain.startsWith("[")) return typedNumber(plain);
  if (!plain.endsWith("]")) return null;
  const inside = plain.slice(1, -1);
  const parts = inside.includes("[") ? nestedRows(inside) : inside.split(";");
  const rows = parts?.map(typedRow) ?? [null];
  const width = rows[0]?.length ?? 0;
  return width > 0 && rows.every((row) => row?.length === width) ? (rows as number[][]) : null;
}

/** The insides of `[1, 2], [3, 4]`; null where something else stands between them. */
function nestedRows(inside: string): string[] | null {
  const rest = inside.replaceAll(/\[[^[\]]*\]/g, "");
  return /^[\s,;]*$/.test(rest) ? [...inside.matchAll(/\[([^[\]]*)\]/g)].map(([, row = ""]) => row) : null;
}

/** Numbers with commas between them, or else with spaces. */
function typedRow(text: string): number[] | null {
  return listed(text.split(",")) ?? listed(text.trim().split(blanks));
}

/** Not the narrow ones that stand inside a printed number. */
const blanks = /[ \t\n\u2002]+/;

function listed(parts: readonly string[]): number[] | null {
  const numbers = parts.map(typedNumber).filter((number) => number !== null);
  return numbers.length === parts.length ? numbers : null;
}

/**
 * Numbers row by row, with spaces, semicolons or commas between; one stands for all. A comma inside a word is a decimal
 * comma where it can be one. Null: these are no numbers.
 */
function typedNumbers(text: string): number[] | null {
  const plain = text.trim();
  if (plain.startsWith("[")) {
    const matrix = typedMatrix(plain);
    return matrix === null ? null : Array.isArray(matrix) ? matrix.flat() : [matrix];
  }
  const one = typedNumber(plain);
  if (one !== null) return [one];
  const words = plain.split(/[ \t\n\u2002;]+|,(?=\s)/).filter(Boolean);
  return words.length === 0 ? null : (listed(words) ?? listed(plain.split(/[\s;,]+/).filter(Boolean)));
}

/** The same in a shape; all ones where nothing was typed. Null: they are no numbers, or do not fit. */
export function typedVector(text: string, { rows, columns }: Shape): Matrix64 | null {
  const numbers = typedNumbers(text.trim() === "" ? usual : text);
  const size = rows * columns;
  if (numbers === null || (numbers.length !== 1 && numbers.length !== size)) return null;
  const values = Float64Array.from(
    { length: size },
    (_, i) => numbers[numbers.length === 1 ? 0 : (i % rows) * columns + Math.floor(i / rows)] as number,
  );
  return { rows, columns, values };
}

/**
 * The cotangent of an output, or the tangent of an input, as the engine takes it: what was typed, or ones. What does
 * not fit is handed on as it is, because the engine says best what would. Null: these are no numbers.
 */
export function typedSeed(text: string, shape: Shape): MatrixInput | null {
  if (text.trim() === "") return filled(shape, 1);
  const isWhole = text.trim().startsWith("[[");
  const vector = isWhole ? null : typedVector(text, shape);
  if (vector) return isScalar(vector) ? (vector.values[0] ?? 1) : rowsOf(vector);
  const numbers = typedNumbers(text);
  return isWhole ? typedMatrix(text) : numbers && [numbers];
}

/** The way back begins with 1 at a single number: adjoints are then simply derivatives of the output. */
export const isOne = (cotangent: Matrix64): boolean => isScalar(cotangent) && cotangent.values[0] === 1;

/** A number with a decimal comma or with groups, written as it was read; all else stays as it was typed. */
export function asRead(text: string): string {
  const number = /[,'\u2019\s]|\..*\./.test(text.trim()) && !text.includes("[") ? typedNumber(text) : null;
  return number === null ? text : String(number);
}

/** Those names of a request that have a value: what can be differentiated by. */
export function givenNames({ text, at }: Pick<ExpressionRequest, "text" | "at">): string[] {
  return freeNames(text).filter((name) => Object.hasOwn(at, name));
}
