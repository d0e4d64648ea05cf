import type { Matrix64, OperatorRow } from "../../../engine";
import { rowsOf } from "../matrix";
import type { TapeNode } from "../operators";

/** How an operation is written: a call, with `$a` and `$b` for its operands, or an operator that binds so strongly. */
export type Spelling = string | { sign: string; binds: number };

/** How one language spells a forward pass. */
export interface Dialect {
  /** Where a row of the table of operators says how this language spells it. */
  language: Language;
  /** An operation, by its own spelling, where the last operand is this number. */
  special?: (spelling: string, number: number) => Spelling | undefined;
  /** A number in an expression, without an array around it. */
  number: (value: number) => string;
  array: (value: Matrix64, isMatrix: boolean) => string;
  /** A number as a factor of a matrix product. */
  asMatrix: (text: string) => string;
  assign: (name: string, text: string) => string;
  /** How a variable is used when it will be used again. */
  again?: (name: string) => string;
  /** Its functions take no bare numbers; its signs do. */
  arraysOnly?: boolean;
  /** Whatever else an operand needs. */
  fit?: (text: string, operand: TapeNode, node: TapeNode, isAlike: boolean) => string;
  /** Every operation on a line of its own. */
  oneByOne?: boolean;
}

export type Language = "torch" | "numpy" | "tfjs" | "jaxjs";

/** How closely Python's signs bind, as those of an expression do; a minus before its operand binds more closely. */
const binds: Readonly<Record<string, number>> = { "+": 1, "-": 1, "*": 2, "/": 2, "@": 2, "**": 4 };
const negation = 3;

/** How a language spells an operation: a row of the table holds a call, or one of Python's signs alone. */
export function spellingOf(row: OperatorRow, language: Language): Spelling {
  const text = row[language];
  const bound = binds[text];
  return bound === undefined ? text : { sign: text, binds: row.arity === 1 ? negation : bound };
}

/** A number as JavaScript reads it, every digit kept: `-0`, `Infinity`, `NaN`. */
export const script = (value: number): string => (Object.is(value, -0) ? "-0" : String(value));

/** Whether a number is written with a minus sign. */
export const isSigned = (value: number): boolean => value < 0 || Object.is(value, -0);

/** A number, or a list of rows. */
export function literal(matrix: Matrix64, isMatrix: boolean, number: (value: number) => string): string {
  if (!isMatrix) return number(matrix.values[0] ?? Number.NaN);
  return `[${rowsOf(matrix)
    .map((row) => `[${row.map(number).join(", ")}]`)
    .join(", ")}]`;
}
