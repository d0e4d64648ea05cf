import type { ExpressionNode, Matrix64 } from "../../../engine";
import { rowsOf } from "../matrix";

/** How an operation is written: a call, with `$a` and `$b` for its operands, or an operator that binds so strongly. */
export type Spelling = string | { sign: string; binds: number };

/** How one language spells a forward pass. */
export interface Dialect {
  spellings: Readonly<Record<string, Spelling>>;
  /** An operation where one operand is this number. */
  special?: (op: string, number: number) => Spelling | undefined;
  array: (value: Matrix64, isMatrix: boolean) => string;
  /** A number as a factor of a matrix product. */
  asMatrix: (text: string) => string;
  assign: (name: string, text: string) => string;
  /** How a variable is used when it will be used again. */
  again?: (name: string) => string;
  /** Operations that take no bare numbers. */
  arraysOnly?: readonly string[];
  /** Whatever else an operand needs. */
  fit?: (text: string, operand: ExpressionNode, node: ExpressionNode, isAlike: boolean) => string;
  /** Every operation on a line of its own. */
  oneByOne?: boolean;
}

/** Python's operators, which bind as those of the expression do. */
export const python: Readonly<Record<string, Spelling>> = {
  add: { sign: "+", binds: 1 },
  sub: { sign: "-", binds: 1 },
  mul: { sign: "*", binds: 2 },
  div: { sign: "/", binds: 2 },
  matmul: { sign: "@", binds: 2 },
  neg: { sign: "-", binds: 3 },
  pow: { sign: "**", binds: 4 },
};

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
