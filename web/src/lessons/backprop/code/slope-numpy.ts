import type { OperatorRow } from "../../../engine";
import type { Tree } from "../slope";
import { script, spellingOf } from "./dialect";

/** How closely Python binds: a sum, a product, a negative, a power, and what stands alone. */
const [sums, products, negatives, powers, alone] = [1, 2, 3, 4, 5];

/** How functions of slopes are called that no expression has. */
const others: Readonly<Record<string, string>> = {
  sign: "np.sign($a)",
  Phi: "normal_cdf($a)",
  phi: "normal_pdf($a)",
};

/**
 * What an operation hands on to one of its inputs, in NumPy: its own adjoint times a slope. `texts` has what the names
 * of both are called in the program, `rows` how functions are spelled.
 */
export function handedOn(
  adjoint: Tree,
  slope: Tree,
  texts: Readonly<Record<string, string>>,
  rows: readonly OperatorRow[],
): string {
  return new Writer(texts, rows).written(times(adjoint, slope), 0);
}

/** The adjoint times a slope: to the left of everything, without brackets. */
function times(adjoint: Tree, slope: Tree): Tree {
  if (slope === 1) return adjoint;
  if (slope === -1) return ["-", adjoint];
  if (typeof slope !== "object") return ["*", adjoint, slope];
  const [spelling, first, second] = slope;
  if (second === undefined) return spelling === "-" ? times(["-", adjoint], first) : ["*", adjoint, slope];
  if (spelling === "/") return ["/", times(adjoint, first), second];
  // A product that is 0 where its logarithm is infinite stays whole.
  if (spelling === "*" && !isLogarithm(second)) return ["*", times(adjoint, first), second];
  return ["*", adjoint, slope];
}

const isLogarithm = (tree: Tree): boolean => typeof tree === "object" && tree[0] === "log";

class Writer {
  constructor(
    private readonly texts: Readonly<Record<string, string>>,
    private readonly rows: readonly OperatorRow[],
  ) {}

  written(tree: Tree, least: number): string {
    if (typeof tree === "number") return tree < 0 && least > products ? `(${script(tree)})` : script(tree);
    if (typeof tree === "string") return this.texts[tree] ?? tree;
    const [spelling, a, b] = tree;
    const bracketed = (text: string, binds: number): string => (binds < least ? `(${text})` : text);
    if (b === undefined) {
      if (spelling === "-") return bracketed(`-${this.written(a, negatives)}`, products);
      return this.call(spelling, [a]);
    }
    switch (spelling) {
      case "+":
        return bracketed(`${this.written(a, sums)} + ${this.written(b, sums)}`, sums);
      case "-":
        return bracketed(`${this.written(a, sums)} - ${this.written(b, products)}`, sums);
      case "*":
        // 0 times the logarithm of 0 is 0, its limit; NumPy has no number.
        if (isLogarithm(b)) {
          const product = `${this.written(a, products)} * ${this.written(b, products)}`;
          return `np.where(${this.written((b as readonly Tree[])[1] ?? 0, sums)} == 0, 0, ${product})`;
        }
        return bracketed(`${this.written(a, products)} * ${this.written(b, products)}`, products);
      case "/":
        return bracketed(`${this.written(a, products)} / ${this.written(b, negatives)}`, products);
      case "^":
        return bracketed(`${this.written(a, alone)} ** ${this.written(b, powers)}`, powers);
      default:
        return this.call(spelling, [a, b]);
    }
  }

  private call(spelling: string, operands: readonly Tree[]): string {
    if (spelling === "above") return this.above(operands[0] ?? 0, operands[1] ?? 0);
    const row = this.rows.find((one) => one.spelling === spelling && one.arity === operands.length);
    const pattern = (row ? spellingOf(row, "numpy") : others[spelling]) ?? `${spelling}($a)`;
    if (typeof pattern !== "string") throw new Error(`${spelling} is no function.`);
    const text = pattern.replaceAll(/\$[ab]/g, (mark) => this.written(operands[mark === "$a" ? 0 : 1] ?? 0, 0));
    return text;
  }

  /** 1 where a is larger, else 0. At a tie each of two operands counts half; what equals a number counts 0. */
  private above(a: Tree, b: Tree): string {
    if (typeof a === "number" || typeof b === "number") return `(${this.written(a, sums)} > ${this.written(b, sums)})`;
    return `np.heaviside(${this.written(["-", a, b], 0)}, 0.5)`;
  }
}
