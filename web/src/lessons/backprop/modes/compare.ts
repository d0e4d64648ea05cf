import type { Contribution, Expressed, ExpressionRequest, Matrix64 } from "../../../engine";
import { matrixOf, rowsOf } from "../matrix";
import { typedVector } from "../typed";

export type Ask = (request: ExpressionRequest) => Promise<Expressed>;

/**
 * Where both ways begin, as typed: the cotangent u of the output, and the tangent v of the name that moves. Empty:
 * ones; the first name.
 */
export interface Seeds {
  cotangent: string;
  wrt: string;
  tangent: string;
}

/** One derivative, found in both ways. */
export interface Entry {
  /** As `w` or `W[1, 2]`, counted from 1. */
  label: string;
  /** From the one backward pass. */
  vjp: number;
  /** From the forward pass that is its own. */
  jvp: number;
}

/** What passes took, counted from their traces. */
export interface Counts {
  passes: number;
  multiplications: number;
  stored: number;
}

export interface Comparison {
  outputs: number;
  u: Matrix64;
  v: Matrix64;
  /** The name that v moves. */
  wrt: string;
  entries: readonly Entry[];
  vjp: Counts;
  jvp: Counts;
  /** u . (J v), by a forward pass, and (J^T u) . v, by the backward pass. */
  forwards: number;
  backwards: number;
}

/** More forward passes than this are not run for a table. */
export const mostEntries = 64;

/** Differentiates an expression both ways: one backward pass, then a forward pass for every number that goes in. */
export async function compare(
  ask: Ask,
  { text, at }: Pick<ExpressionRequest, "text" | "at">,
  names: readonly string[],
  chosen: Seeds,
): Promise<Comparison> {
  const value = await ask({ text, at, mode: "value" });
  const u = shaped(chosen.cotangent, value.value);
  const back = await ask({ text, at, mode: "vjp", cotangent: rowsOf(u) });
  // A name may be one that every object knows.
  const gradientBy = (name: string) => (Object.hasOwn(back.gradient, name) ? back.gradient[name] : undefined);
  const jvp: Counts = { passes: 0, multiplications: 0, stored: 0 };
  const entries: Entry[] = [];
  for (const name of names) {
    const shape = matrixOf(at[name] ?? 0);
    for (let element = 0; element < shape.values.length && entries.length < mostEntries; element++) {
      const pass = await ask({ text, at, mode: "jvp", wrt: name, tangent: rowsOf(unit(shape, element)) });
      jvp.passes += 1;
      jvp.multiplications += multiplications(pass, "jvp");
      entries.push({
        label: label(name, shape, element),
        vjp: gradientBy(name)?.values[element] ?? 0,
        jvp: dot(u, pass.tangent ?? zero(u)),
      });
    }
  }
  const wrt = names.includes(chosen.wrt) ? chosen.wrt : (names[0] ?? "");
  const v = shaped(chosen.tangent, matrixOf(at[wrt] ?? 0));
  const along = await ask({ text, at, mode: "jvp", wrt, tangent: rowsOf(v) });
  const stored = back.nodes.reduce((sum, node) => sum + node.value.values.length, 0);
  return {
    outputs: u.values.length,
    u,
    v,
    wrt,
    entries,
    vjp: { passes: 1, multiplications: multiplications(back, "vjp"), stored },
    jvp,
    forwards: dot(u, along.tangent ?? zero(u)),
    backwards: dot(gradientBy(wrt) ?? zero(v), v),
  };
}

/** What was typed, or all ones where it does not fit. */
const shaped = (text: string, shape: Matrix64): Matrix64 =>
  typedVector(text, shape) ?? (typedVector("1", shape) as Matrix64);
const zero = (like: Matrix64): Matrix64 => ({ ...like, values: new Float64Array(like.values.length) });
const unit = (shape: Matrix64, element: number): Matrix64 => ({
  ...shape,
  values: shape.values.map((_, i) => (i === element ? 1 : 0)),
});

function label(name: string, { rows, columns }: Matrix64, element: number): string {
  if (rows * columns === 1) return name;
  const [row, column] = [(element % rows) + 1, Math.floor(element / rows) + 1];
  return rows === 1 || columns === 1 ? `${name}[${Math.max(row, column)}]` : `${name}[${row}, ${column}]`;
}

export function dot(one: Matrix64, other: Matrix64): number {
  return one.values.reduce((sum, value, i) => sum + value * (other.values[i] ?? Number.NaN), 0);
}

function multiplications({ steps }: Expressed, mode: "vjp" | "jvp"): number {
  return steps
    .flatMap(({ given, contributions }) => contributions.map((one) => products(one, given, mode)))
    .reduce((sum, one) => sum + one, 0);
}

/**
 * How many numbers are multiplied for one contribution: one for each element, or, in a matrix product, a row times a
 * column for each.
 */
function products({ kind, local, product }: Contribution, given: Matrix64, mode: "vjp" | "jvp"): number {
  if (kind === "spread") return 1;
  if (kind === "elementwise") return local.values.length;
  const inner =
    mode === "vjp" ? (kind === "left" ? given.columns : given.rows) : kind === "left" ? local.rows : local.columns;
  return product.values.length * inner;
}
