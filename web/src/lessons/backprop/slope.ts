import type { OperatorRow } from "../../engine";

/**
 * A slope as the engine writes it, in the grammar of expressions: a number, a name (the operands a and b, the result y,
 * and n, how many elements were added), or what is applied, with its operands.
 */
export type Tree = number | string | Applied;
export type Applied = readonly [spelling: string, first: Tree, second?: Tree];

const known = new WeakMap<OperatorRow, readonly Tree[]>();

/** The slopes of an operation with respect to its operands, each read once. */
export function slopesOf(row: OperatorRow): readonly Tree[] {
  const slopes = known.get(row) ?? row.slopes.map(parsed);
  known.set(row, slopes);
  return slopes;
}

/** Reads a slope: sums of products of negatives of powers of atoms, and powers bind to the right. */
export function parsed(text: string): Tree {
  const tokens = text.match(/\d+(?:\.\d+)?|\w+|[^\s\w]/g) ?? [];
  const unread = () => new Error(`A slope that cannot be read: ${text}`);
  const next = (...signs: readonly string[]): string | undefined =>
    signs.includes(tokens[0] ?? "") ? tokens.shift() : undefined;
  const chain = (part: () => Tree, ...signs: readonly string[]): Tree => {
    let tree = part();
    for (let sign = next(...signs); sign; sign = next(...signs)) tree = [sign, tree, part()];
    return tree;
  };
  const sum = (): Tree => chain(product, "+", "-");
  const product = (): Tree => chain(negative, "*", "/");
  const negative = (): Tree => (next("-") ? simplified(["-", negative()]) : power());
  const power = (): Tree => {
    const base = atom();
    return next("^") ? ["^", base, negative()] : base;
  };
  const atom = (): Tree => {
    const token = tokens.shift();
    if (token === undefined || /^[^\w(]/.test(token)) throw unread();
    if (/^\d/.test(token)) return Number(token);
    if (token !== "(" && !next("(")) return token;
    const first = sum();
    const second = next(",") ? sum() : undefined;
    if (!next(")")) throw unread();
    if (token === "(") return first;
    return second === undefined ? [token, first] : [token, first, second];
  };
  const tree = sum();
  if (tokens.length > 0) throw unread();
  return tree;
}

/**
 * The tree with some names replaced, and what that makes simpler worked out: `b*a^(b - 1)` at b = 2 is `2*a`. Which of
 * two operands is above stays a question about both: at a tie each counts half.
 */
export function at(tree: Tree, values: Readonly<Record<string, Tree>>): Tree {
  if (typeof tree === "string") return values[tree] ?? tree;
  if (typeof tree === "number") return tree;
  const [spelling, first, second] = tree;
  if (spelling === "above") return tree;
  return simplified(
    second === undefined ? [spelling, at(first, values)] : [spelling, at(first, values), at(second, values)],
  );
}

function simplified(tree: Applied): Tree {
  const [spelling, a, b] = tree;
  if (typeof a === "number" && (typeof b === "number" || b === undefined) && /^[-+*/^]$/.test(spelling))
    return worth(tree, {});
  if (spelling === "*" && (a === 0 || b === 0)) return 0;
  if (spelling === "*" && a === 1 && b !== undefined) return b;
  if ((spelling === "*" || spelling === "/" || spelling === "^") && b === 1) return a;
  if (spelling === "^" && b === 0) return 1;
  return tree;
}

/** Whether it is the same wherever it is taken. */
export const isConstant = (tree: Tree): boolean =>
  typeof tree === "number" || (typeof tree !== "string" && [tree[1], tree[2] ?? 0].every(isConstant));

/** A place where a slope jumps: where this difference is 0. */
export function jumpsOf(tree: Tree): readonly Tree[] {
  if (typeof tree === "number" || typeof tree === "string") return [];
  const [spelling, first, second] = tree;
  if (spelling === "above" && second !== undefined) return [["-", first, second]];
  if (spelling === "sign") return [first];
  return [...jumpsOf(first), ...(second === undefined ? [] : jumpsOf(second))];
}

/** Names and functions that have other names in JavaScript, or none there. */
const functions: Readonly<Record<string, (a: number, b: number) => number>> = {
  "+": (a, b) => a + b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
  "^": (a, b) => a ** b,
  above: (a, b) => (a > b ? 1 : 0),
  sigmoid: (a) => 1 / (1 + Math.exp(-a)),
};

/** Whether JavaScript has all the functions of a slope: then it can be worked out. */
export const isComputable = (tree: Tree): boolean =>
  typeof tree !== "object" ||
  ((tree[0] === "-" || typeof functionOf(tree[0]) === "function") && [tree[1], tree[2] ?? 0].every(isComputable));

const functionOf = (spelling: string): unknown =>
  functions[spelling] ?? (Math as unknown as Record<string, unknown>)[spelling];

/** What a slope comes to with these numbers; not a number where it needs a function that JavaScript does not have. */
export function worth(tree: Tree, numbers: Readonly<Record<string, number>>): number {
  if (typeof tree === "number") return tree;
  if (typeof tree === "string") return numbers[tree] ?? Number.NaN;
  const [spelling, first, second] = tree;
  const a = worth(first, numbers);
  if (spelling === "-") return second === undefined ? -a : a - worth(second, numbers);
  const compute = functionOf(spelling);
  if (typeof compute !== "function") return Number.NaN;
  return second === undefined ? compute(a) : compute(a, worth(second, numbers));
}
