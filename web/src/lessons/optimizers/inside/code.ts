import type { ProgramTree, RuleChoice } from "../../../engine/types";
import { pythonNumber } from "../../../kit/python";
import { linesOf, namesIn, operandsOf } from "./lines";

/**
 * The rule in PyTorch with the values of its knobs, as the catalog has it; an argument a line, so that a phone shows
 * all of them.
 */
export function torch(rule: Pick<RuleChoice, "torch">, knobs: Knobs): string[] {
  const filled = rule.torch.replaceAll(/\{(\w+)\}/g, (_, name: string) => pythonNumber(knobs[name] ?? 0));
  const opening = filled.indexOf("(");
  // Commas within an argument, as in betas=(0.9, 0.999), stand before a closing bracket without an opening one between.
  const passed = filled.slice(opening + 1, -1).split(/, (?![^(]*\))/);
  return [
    `optimizer = ${filled.slice(0, opening)}(`,
    ...passed.map((argument) => `    ${argument},`),
    ")",
    "",
    "for x, y in loader:",
    "    optimizer.zero_grad()",
    "    loss(model(x), y).backward()",
    "    optimizer.step()",
  ];
}

type Knobs = Readonly<Record<string, number>>;

const inPython = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Python's operators, by how closely they bind, and how closely what stands right of them has to. */
const operators: Readonly<Record<string, { sign: string; binds: number; right: number }>> = {
  add: { sign: " + ", binds: 1, right: 1 },
  sub: { sign: " - ", binds: 1, right: 2 },
  mul: { sign: " * ", binds: 2, right: 2 },
  div: { sign: " / ", binds: 2, right: 3 },
  pow: { sign: "**", binds: 4, right: 3 },
};

const functions: Readonly<Record<string, string>> = { max: "np.maximum", min: "np.minimum" };

/** A tree in NumPy, in brackets where less than `least` binds it. */
function written(tree: ProgramTree, knobs: Knobs, least = 0): string {
  if (typeof tree === "number") return pythonNumber(tree);
  if (typeof tree === "string") {
    const value = knobs[tree];
    if (value === undefined) return inPython(tree);
    return value < 0 && least > 0 ? `(${pythonNumber(value)})` : pythonNumber(value);
  }
  const [op] = tree;
  const [a = 0, b = 0] = operandsOf(tree);
  const operator = operators[op];
  if (op === "neg") return least > 3 ? `(-${written(a, knobs, 3)})` : `-${written(a, knobs, 3)}`;
  if (!operator) {
    const operands = operandsOf(tree).map((operand) => written(operand, knobs));
    return `${functions[op] ?? `np.${op}`}(${operands.join(", ")})`;
  }
  const { sign, binds, right } = operator;
  const text = `${written(a, knobs, op === "pow" ? 5 : binds)}${sign}${written(b, knobs, right)}`;
  return binds < least ? `(${text})` : text;
}

/** One update by hand in NumPy, from the program that the core has of the rule. */
export function numpy(rule: Pick<RuleChoice, "lines" | "buffers" | "buffersStartAt">, knobs: Knobs): string[] {
  const lines = linesOf(rule.lines, knobs);
  const start = knobs[rule.buffersStartAt] ?? 0;
  const first = start === 0 ? "np.zeros_like(theta)" : `np.full_like(theta, ${pythonNumber(start)})`;
  const read = new Set(lines.flatMap(({ source }) => namesIn(source)));
  return [
    "import numpy as np",
    "",
    ...rule.buffers.filter((name) => read.has(name)).map((name) => `${inPython(name)} = ${first}`),
    "for t in range(1, steps + 1):",
    "    g = gradient(theta)",
    ...lines.map(({ to, source }) => `    ${inPython(to)} = ${written(source, knobs)}`),
  ];
}
