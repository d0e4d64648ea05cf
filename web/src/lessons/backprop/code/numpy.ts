import type { ExpressionNode, PassStep } from "../../../engine";
import { isScalar } from "../matrix";
import { type Dialect, float, literal, python, script } from "./dialect";
import { forward, isAlike } from "./forward";
import type { Plan } from "./plan";
import { blank, type Line, type Program, plain } from "./program";

const dialect: Dialect = {
  spellings: {
    ...python,
    exp: "np.exp($a)",
    log: "np.log($a)",
    sqrt: "np.sqrt($a)",
    sin: "np.sin($a)",
    cos: "np.cos($a)",
    tanh: "np.tanh($a)",
    sigmoid: "sigmoid($a)",
    relu: "np.maximum($a, 0)",
    gelu: "$a * normal_cdf($a)",
    silu: "$a * sigmoid($a)",
    softplus: "np.logaddexp(0, $a)",
    abs: "np.abs($a)",
    max: "np.maximum($a, $b)",
    min: "np.minimum($a, $b)",
    sum: "np.sum($a)",
    mean: "np.mean($a)",
  },
  array: (value, isMatrix) => `np.array(${literal(value, isMatrix, float)})`,
  asMatrix: (text) => `np.reshape(${text}, (1, 1))`,
  assign: (name, text) => `${name} = ${text}`,
  oneByOne: true,
};

/** What NumPy lacks, written out where it is used. */
const helpers = [
  { used: "sigmoid(", lines: ["", "def sigmoid(x):", "    return 1 / (1 + np.exp(-x))"] },
  { used: "normal_cdf(", lines: ["", "normal_cdf = np.vectorize(lambda x: math.erfc(-x / math.sqrt(2)) / 2)"] },
];

/**
 * NumPy, which differentiates nothing: the way back is written out, a line for each time an operation hands something
 * on.
 */
export function numpy(plan: Plan): Program {
  const { inputs, names, adjoints, isMatrix, output, cotangent, printed } = plan;
  const lines = [
    ...inputs.map(
      ({ id, value }): Line => ({ text: `${names[id]} = ${dialect.array(value, isMatrix[id] ?? false)}`, nodes: [id] }),
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
      ({ label, node, kind }): Line => ({
        text: `print("${label} =", ${(kind === "value" ? names : adjoints)[node]}.tolist())`,
        nodes: [node],
      }),
    ),
  ];
  const needed = helpers.filter(({ used }) => lines.some(({ text }) => text.includes(used)));
  const imports = [...(needed.some(({ used }) => used === "normal_cdf(") ? ["import math"] : []), "import numpy as np"];
  return { printed, lines: [...plain(...imports, ...needed.flatMap((helper) => helper.lines), ""), ...lines] };
}

/** The tape read from its end: the first share of an adjoint is assigned, later ones are added. */
function backward(plan: Plan): Line[] {
  const { steps, nodes, adjoints } = plan;
  const begun = new Set([plan.output]);
  return steps.flatMap((step) => {
    const node = nodes[step.node] as ExpressionNode;
    return step.contributions.map(({ input, place }): Line => {
      const target = adjoints[input];
      const share = shareOf(plan, node, step, place);
      const text = begun.has(input) ? `${target} = ${target} + ${share}` : `${target} = ${share}`;
      begun.add(input);
      return { text, nodes: [input], when: "back", from: step.node };
    });
  });
}

function shareOf(plan: Plan, node: ExpressionNode, { contributions }: PassStep, place: number): string {
  const { nodes, names, adjoints, isMatrix, numbers } = plan;
  const [a, b] = node.inputs.map((input) => nodes[input] as ExpressionNode);
  const written = (operand: ExpressionNode | undefined): string => {
    if (!operand) return "";
    const isFactor = node.op === "matmul" && !isMatrix[operand.id];
    const number = numbers[operand.id] ?? null;
    if (number !== null)
      return isFactor ? dialect.array(operand.value, true) : number < 0 ? `(${script(number)})` : script(number);
    return isFactor ? dialect.asMatrix(names[operand.id] ?? "") : (names[operand.id] ?? "");
  };
  const exponent = node.op === "pow" && b ? (numbers[b.id] ?? null) : null;
  const rule = pullbacks(node.op, exponent)[place] ?? "";
  const words: Readonly<Record<string, string>> = {
    $a: written(a),
    $b: written(b),
    $y: names[node.id] ?? "",
    $d: adjoints[node.id] ?? "",
  };
  const text = rule.replaceAll(/\$[abyd]/g, (mark) => words[mark] ?? "");
  const input = nodes[contributions.find((contribution) => contribution.place === place)?.input ?? -1];
  return input ? gathered(plan, text, input, node) : text;
}

/** What was repeated on the way forward is added up on the way back. */
function gathered(plan: Plan, text: string, input: ExpressionNode, node: ExpressionNode): string {
  if (node.op === "sum" || node.op === "mean") return text;
  if (node.op === "matmul") return plan.isMatrix[input.id] ? text : `np.sum(${text})`;
  if (isAlike(plan, input, node)) return text;
  if (!plan.isMatrix[input.id]) return `np.sum(${text})`;
  if (isScalar(input.value)) return `np.sum(${text}, keepdims=True)`;
  return `np.sum(${text}, axis=${input.value.rows === 1 ? 0 : 1}, keepdims=True)`;
}

/** What an operation hands on to its inputs: `$d` is its own adjoint, `$y` its value, `$a` and `$b` its operands. */
const rules: Readonly<Record<string, readonly string[]>> = {
  add: ["$d", "$d"],
  sub: ["$d", "-$d"],
  mul: ["$d * $b", "$d * $a"],
  div: ["$d / $b", "-$d * $a / $b ** 2"],
  pow: ["$d * $b * $a ** ($b - 1)", "$d * np.where($a == 0, 0, $y * np.log($a))"],
  matmul: ["$d @ $b.T", "$a.T @ $d"],
  neg: ["-$d"],
  exp: ["$d * $y"],
  log: ["$d / $a"],
  sqrt: ["$d / (2 * $y)"],
  sin: ["$d * np.cos($a)"],
  cos: ["-$d * np.sin($a)"],
  tanh: ["$d * (1 - $y ** 2)"],
  sigmoid: ["$d * $y * (1 - $y)"],
  relu: ["$d * ($a > 0)"],
  gelu: ["$d * (normal_cdf($a) + $a * np.exp(-$a ** 2 / 2) / np.sqrt(2 * np.pi))"],
  silu: ["$d * (sigmoid($a) + $y * (1 - sigmoid($a)))"],
  softplus: ["$d * sigmoid($a)"],
  abs: ["$d * np.sign($a)"],
  max: ["$d * np.heaviside($a - $b, 0.5)", "$d * np.heaviside($b - $a, 0.5)"],
  min: ["$d * np.heaviside($b - $a, 0.5)", "$d * np.heaviside($a - $b, 0.5)"],
  sum: ["$d * np.ones_like($a)"],
  mean: ["$d * np.ones_like($a) / $a.size"],
};

/** The rules of an operation, by place; `exponent` is that of a power where it is a number. */
function pullbacks(op: string, exponent: number | null): readonly string[] {
  if (exponent === 0) return ["$d * 0"];
  if (exponent === 2) return ["$d * 2 * $a"];
  if (exponent !== null) return [`$d * ${script(exponent)} * $a ** ${script(exponent - 1)}`];
  return rules[op] ?? [];
}
