import { frac, type Maths, mi, mn, mo, parens, root, row, sup } from "../../maths";
import type { Tree } from "./slope";

/**
 * How mathematics writes what an expression applies. Signs, and what has a sign of its own; everything else is called
 * by its name.
 */
const shapes: Readonly<Record<string, (a: Maths, b: Maths) => Maths>> = {
  "+": (a, b) => row(a, mo("+"), b),
  "-": (a, b) => row(a, mo("−"), b),
  "*": (a, b) => row(a, mo("·"), b),
  "@": (a, b) => row(a, b),
  "/": (a, b) => frac(a, b),
  "^": (a, b) => sup(a, b),
  exp: (a) => sup(mi("e"), a),
  sqrt: (a) => root(a),
  abs: (a) => row(mo("|"), a, mo("|")),
  above: (a, b) => row(mo("["), a, mo(">"), b, mo("]")),
};

/** Names that mathematics writes otherwise. */
const names: Readonly<Record<string, string>> = { log: "ln", sigmoid: "σ", Phi: "Φ", phi: "φ" };

/** An operation in symbols. */
export function applied(spelling: string, operands: readonly Maths[]): Maths {
  const [a = mo(""), b] = operands;
  if (spelling === "-" && !b) return row(mo("−"), a);
  const shape = shapes[spelling];
  if (shape) return shape(a, b ?? mo(""));
  return row(mi(names[spelling] ?? spelling), b ? parens(a, mo(","), b) : parens(a));
}

/** Whether an operand stands beside a sign, where a negative number needs brackets. */
export const isFactor = (spelling: string, place: number): boolean =>
  "+-*@".includes(spelling) || (spelling === "^" && place === 0);

/** How closely a sign binds. */
const closeness: Readonly<Record<string, number>> = { "+": 1, "-": 1, "*": 2, "^": 3 };
const whole = 4;

/** A slope in symbols, with these in the place of its names; a number in parentheses is one that is negative. */
export function slopeSymbols(tree: Tree, symbols: Readonly<Record<string, Maths>>, least = 0): Maths {
  if (typeof tree === "string") return symbols[tree] ?? mi(tree);
  if (typeof tree === "number") return tree < 0 && least > 1 ? parens(mn(tree)) : mn(tree);
  const [spelling, first, second] = tree;
  // A negative fraction has its sign in front.
  if (spelling === "/" && second !== undefined && typeof first === "object" && first[0] === "-" && first.length === 2)
    return slopeSymbols(["-", ["/", first[1], second]], symbols, least);
  const binds = closeness[spelling] ?? whole;
  if (second === undefined) {
    const written = applied(spelling, [slopeSymbols(first, symbols, spelling === "-" ? 2 : 0)]);
    return spelling === "-" && least > 1 ? parens(written) : written;
  }
  const left = slopeSymbols(first, symbols, binds === whole ? 0 : spelling === "^" ? whole : binds);
  const right = slopeSymbols(second, symbols, binds === whole || spelling === "^" ? 0 : binds + 1);
  const written = spelling === "*" && isBracketed(second) ? row(left, right) : applied(spelling, [left, right]);
  return binds < least ? parens(written) : written;
}

/** A factor that begins with a bracket or a function's name needs no sign before it. */
const isBracketed = (tree: Tree): boolean =>
  typeof tree === "object" && ("+-".includes(tree[0]) || /^\w/.test(tree[0]));

/**
 * The local derivative ∂above/∂below of an operation: by one of its inputs alone. Total derivatives are adjoints, with
 * a bar.
 */
export const partial = (above: Maths, below: Maths): Maths => frac(row(mo("∂"), above), row(mo("∂"), below));
