import type { OperatorRow, PassStep } from "../../../engine";
import { pythonFloat, pythonNumber } from "../../../kit";
import { isScalar } from "../matrix";
import type { TapeNode } from "../operators";
import { at, slopesOf, type Tree } from "../slope";
import { type Dialect, isSigned, literal, spellingOf } from "./dialect";
import { forward, isAlike } from "./forward";
import { helpers, type Plan } from "./plan";
import { blank, type Program, plain, type WrittenLine } from "./program";

const dialect: Dialect = {
  language: "numpy",
  number: pythonNumber,
  array: (value, isMatrix) => `np.array(${literal(value, isMatrix, pythonFloat)})`,
  asMatrix: (text) => `np.reshape(${text}, (1, 1))`,
  assign: (name, text) => `${name} = ${text}`,
  oneByOne: true,
};

/**
 * NumPy, which differentiates nothing: the way back is written out, a line for each time an operation hands something
 * on.
 */
export function numpy(plan: Plan): Program {
  const { inputs, names, adjoints, isMatrix, output, cotangent, printed } = plan;
  const lines = [
    ...inputs.map(
      ({ id, value }): WrittenLine => ({
        text: `${names[id]} = ${dialect.array(value, isMatrix[id] ?? false)}`,
        nodes: [id],
      }),
    ),
    blank,
    ...plain("# forward"),
    ...forward(plan, dialect),
    blank,
    ...plain("# backward: the tape from its end"),
    {
      text: `${adjoints[output]} = ${dialect.array(cotangent, isMatrix[output] ?? false)}`,
      nodes: [output],
      when: "seed" as const,
    },
    ...backward(plan),
    blank,
    ...printed.map(
      ({ label, node, kind }): WrittenLine => ({
        text: `print("${label} =", ${(kind === "value" ? names : adjoints)[node]}.tolist())`,
        nodes: [node],
      }),
    ),
  ];
  const needed = helpers.filter(({ name }) => lines.some(({ text }) => text.includes(`${name}(`)));
  const imports = [...needed.flatMap((helper) => helper.imports), "import numpy as np"];
  return { printed, lines: [...plain(...imports, ...needed.flatMap((helper) => helper.lines), ""), ...lines] };
}

/** The tape read from its end: the first share of an adjoint is assigned, later ones are added. */
function backward(plan: Plan): WrittenLine[] {
  const { steps, nodes, adjoints } = plan;
  const begun = new Set([plan.output]);
  return steps.flatMap((step) => {
    const node = nodes[step.node] as TapeNode;
    return step.contributions.map(({ input, place }): WrittenLine => {
      const target = adjoints[input];
      const share = shareOf(plan, node, step, place);
      const text = begun.has(input) ? `${target} = ${target} + ${share}` : `${target} = ${share}`;
      begun.add(input);
      return { text, nodes: [input], when: "back", from: step.node };
    });
  });
}

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
    if (typeof tree === "number")
      return isSigned(tree) && least > products ? `(${pythonNumber(tree)})` : pythonNumber(tree);
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

function shareOf(plan: Plan, node: TapeNode, { contributions }: PassStep, place: number): string {
  const [a, b] = node.inputs.map((input) => plan.nodes[input]);
  const adjoint = plan.adjoints[node.id] ?? "";
  const input = plan.nodes[contributions.find((contribution) => contribution.place === place)?.input ?? -1];
  const pattern = node.row?.pattern;
  if (pattern === "product")
    return gathered(
      plan,
      place === 0 ? `${adjoint} @ ${factor(plan, b)}.T` : `${factor(plan, a)}.T @ ${adjoint}`,
      input,
      node,
    );
  const slope = (node.row && slopesOf(node.row)[place]) ?? 0;
  const [first, second] = [numberOf(plan, a), numberOf(plan, b)];
  const [name, other] = [textOf(plan, a), textOf(plan, b)];
  const texts = {
    d: adjoint,
    a: name,
    b: other,
    y: plan.names[node.id] ?? "",
    ones: `np.ones_like(${name})`,
    n: `${name}.size`,
  };
  const known = at(slope, { ...(first === null ? {} : { a: first }), ...(second === null ? {} : { b: second }) });
  return gathered(
    plan,
    handedOn(pattern === "spread" ? ["*", "d", "ones"] : "d", known, texts, plan.rows),
    input,
    node,
  );
}

const numberOf = ({ numbers }: Plan, operand: TapeNode | undefined): number | null =>
  operand ? (numbers[operand.id] ?? null) : null;

function textOf(plan: Plan, operand: TapeNode | undefined): string {
  const number = numberOf(plan, operand);
  if (number === null) return operand ? (plan.names[operand.id] ?? "") : "";
  return isSigned(number) ? `(${pythonNumber(number)})` : pythonNumber(number);
}

/** An operand of a product of matrices. */
function factor({ numbers, isMatrix, names }: Plan, operand: TapeNode | undefined): string {
  if (!operand) return "";
  if (isMatrix[operand.id]) return names[operand.id] ?? "";
  return (numbers[operand.id] ?? null) === null
    ? dialect.asMatrix(names[operand.id] ?? "")
    : dialect.array(operand.value, true);
}

/** What was repeated on the way forward is added up on the way back. */
function gathered(plan: Plan, text: string, input: TapeNode | undefined, node: TapeNode): string {
  if (!input || node.row?.pattern === "spread") return text;
  if (node.row?.pattern === "product") return plan.isMatrix[input.id] ? text : `np.sum(${text})`;
  if (isAlike(plan, input, node)) return text;
  if (!plan.isMatrix[input.id]) return `np.sum(${text})`;
  if (isScalar(input.value)) return `np.sum(${text}, keepdims=True)`;
  return `np.sum(${text}, axis=${input.value.rows === 1 ? 0 : 1}, keepdims=True)`;
}
