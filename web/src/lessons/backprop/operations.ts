import { frac, type Maths, mi, mn, mo, parens, root, row, sup } from "../../maths";

/**
 * An operation in symbols: what it computes from `a` and `b`, and its derivative with respect to each; `y` is its
 * result.
 */
interface Operation {
  value: (a: Maths, b: Maths) => Maths;
  /** By place among its inputs. None for products of matrices and sums, whose rule is not a factor by element. */
  local?: readonly ((a: Maths, b: Maths, y: Maths) => Maths)[];
  /** Its derivatives are the same wherever it is: written out they are their own numbers. */
  isConstant?: true;
}

const one = mn(1);
const two = mn(2);
const dot = mo("·");
const minus = mo("−");
const called =
  (name: string) =>
  (a: Maths): Maths =>
    row(mi(name), parens(a));
const sigma = (a: Maths): Maths => row(mi("σ"), parens(a));
const square = (a: Maths): Maths => sup(a, two);
const isAbove = (a: Maths, b: Maths): Maths => row(mo("["), a, mo(">"), b, mo("]"));

export const operations: Readonly<Record<string, Operation>> = {
  add: { value: (a, b) => row(a, mo("+"), b), local: [() => one, () => one], isConstant: true },
  sub: { value: (a, b) => row(a, minus, b), local: [() => one, () => mn(-1)], isConstant: true },
  mul: { value: (a, b) => row(a, dot, b), local: [(_, b) => b, (a) => a] },
  div: { value: (a, b) => frac(a, b), local: [(_, b) => frac(one, b), (a, b) => row(minus, frac(a, square(b)))] },
  pow: {
    value: (a, b) => sup(a, b),
    local: [(a, b) => row(b, dot, sup(a, row(b, minus, one))), (a, b) => row(sup(a, b), mi("ln"), a)],
  },
  neg: { value: (a) => row(minus, a), local: [() => mn(-1)], isConstant: true },
  matmul: { value: (a, b) => row(a, b) },
  sum: { value: called("sum") },
  mean: { value: called("mean") },
  exp: { value: (a) => sup(mi("e"), a), local: [(_, __, y) => y] },
  log: { value: called("ln"), local: [(a) => frac(one, a)] },
  sqrt: { value: (a) => root(a), local: [(_, __, y) => frac(one, row(two, y))] },
  sin: { value: called("sin"), local: [called("cos")] },
  cos: { value: called("cos"), local: [(a) => row(minus, mi("sin"), parens(a))] },
  tanh: { value: called("tanh"), local: [(_, __, y) => row(one, minus, square(y))] },
  sigmoid: { value: sigma, local: [(_, __, y) => row(y, parens(one, minus, y))] },
  relu: { value: called("relu"), local: [(a) => isAbove(a, mn(0))] },
  gelu: { value: called("gelu"), local: [(a) => row(mi("Φ"), parens(a), mo("+"), a, mi("φ"), parens(a))] },
  silu: { value: called("silu"), local: [(a, _, y) => row(sigma(a), mo("+"), y, parens(one, minus, sigma(a)))] },
  softplus: { value: called("softplus"), local: [sigma] },
  abs: { value: (a) => row(mo("|"), a, mo("|")), local: [called("sign")] },
  max: { value: (a, b) => row(mi("max"), parens(a, mo(","), b)), local: [isAbove, (a, b) => isAbove(b, a)] },
  min: { value: (a, b) => row(mi("min"), parens(a, mo(","), b)), local: [(a, b) => isAbove(b, a), isAbove] },
};

/**
 * The local derivative ∂above/∂below of an operation: by one of its inputs alone. Total derivatives are adjoints, with
 * a bar.
 */
export const partial = (above: Maths, below: Maths): Maths => frac(row(mo("∂"), above), row(mo("∂"), below));
