import { frac, type Maths, mi, mn, mo, parens, root, row, sup } from "../../maths";
import type { Tree } from "./slope";

/**
 * How mathematics writes what an expression applies. Signs, and what has a sign of its own; everything else is called
 * by its name.
 */
const shapes: Readonly<Record<string, (a: Maths, b: Maths) => Maths>> = {
  "+": (a, b) => row(a, mo("+"), b),
  "-": (a, b) => row(a, mo("−"), b),
  "/": (a, b) => frac(a, b),
  "^": (a, b) => sup(a, b),
  sqrt: (a) => root(a),
  abs: (a) => row(mo("|"), a, mo("|")),
  above: (a, b) => row(mo("["), a, mo(">"), b, mo("]")),
};

/** Names that mathematics writes otherwise. */
const known: Readonly<Record<string, string>> = { log: "ln", sigmoid: "σ", Phi: "Φ", phi: "φ" };

/** An operation in symbols; `times` multiplies element by element where both operands are matrices. */
export function applied(spelling: string, operands: readonly Maths[], times = "·"): Maths {
  const [a = mo(""), b] = operands;
  if (spelling === "*" && b) return row(a, mo(times), b);
  if (spelling === "-" && !b) return row(mo("−"), a);
  const shape = shapes[spelling];
  if (shape) return shape(a, b ?? mo(""));
  return row(mi(known[spelling] ?? spelling), b ? parens(a, mo(","), b) : parens(a));
}

/** Whether an operand stands beside a sign, where a negative number needs brackets. */
export const isFactor = (spelling: string, place: number): boolean =>
  "+-*@".includes(spelling) || (spelling === "^" && place === 0);

/** How closely a sign binds. */
const closeness: Readonly<Record<string, number>> = { "+": 1, "-": 1, "*": 2, "^": 3 };
const whole = 4;

/** Which names of a slope stand for matrices, and which for a slot, whose number stands where a power does. */
export interface Marked {
  matrices: string;
  slots: string;
}
const unmarked: Marked = { matrices: "", slots: "" };

/** A slope in symbols, with these in the place of its names; a number in parentheses is one that is negative. */
export function slopeSymbols(
  tree: Tree,
  symbols: Readonly<Record<string, Maths>>,
  marked: Marked = unmarked,
  least = 0,
): Maths {
  if (typeof tree === "string") return symbols[tree] ?? mi(tree);
  if (typeof tree === "number") return tree < 0 && least > 1 ? parens(mn(tree)) : mn(tree);
  const [spelling, first, second] = tree;
  // A negative fraction has its sign in front.
  if (spelling === "/" && second !== undefined && typeof first === "object" && first[0] === "-" && first.length === 2)
    return slopeSymbols(["-", ["/", first[1], second]], symbols, marked, least);
  const binds = closeness[spelling] ?? whole;
  if (second === undefined) {
    const written = applied(spelling, [slopeSymbols(first, symbols, marked, spelling === "-" ? 2 : 0)]);
    return spelling === "-" && least > 1 ? parens(written) : written;
  }
  const of = (part: Tree, closest: number): Maths => slopeSymbols(part, symbols, marked, closest);
  const plain = of(first, binds === whole ? 0 : spelling === "^" ? whole : binds);
  const left = spelling === "^" && names(first, marked.slots) && typeof first === "string" ? parens(plain) : plain;
  const right = of(second, binds === whole || spelling === "^" ? 0 : binds + 1);
  const isByElement = [first, second].every((part) => names(part, marked.matrices));
  const written =
    spelling === "*" && isBracketed(second) && !isByElement
      ? row(left, right)
      : applied(spelling, [left, right], isByElement ? "⊙" : "·");
  return binds < least ? parens(written) : written;
}

/** Whether one of these letters is in it. */
const names = (tree: Tree, letters: string): boolean =>
  typeof tree === "string"
    ? letters.includes(tree)
    : typeof tree === "object" && [tree[1], tree[2] ?? 0].some((part) => names(part, letters));

/** A factor that begins with a bracket or a function's name needs no sign before it. */
const isBracketed = (tree: Tree): boolean =>
  typeof tree === "object" && ("+-".includes(tree[0]) || /^\w/.test(tree[0]));

/**
 * The local derivative ∂above/∂below of an operation: by one of its inputs alone. Total derivatives are adjoints, with
 * a bar.
 */
export const partial = (above: Maths, below: Maths): Maths => frac(row(mo("∂"), above), row(mo("∂"), below));
