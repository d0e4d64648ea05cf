import type { Expressed, ExpressionNode, Matrix64, PassStep } from "../../../engine";
import { isScalar } from "../matrix";
import type { Reading } from "../reading";
import { labelOf } from "../symbols";
import { isOne } from "../typed";
import type { Printed } from "./program";

/** What every program is made from: the part of the trace that the output hangs on, and what its nodes are called. */
export interface Plan {
  /** All nodes of the trace, by id. */
  nodes: readonly ExpressionNode[];
  /**
   * What the output hangs on, in the order of recording: inputs, and what gets a value by operations or by a name for a
   * number.
   */
  inputs: readonly ExpressionNode[];
  computed: readonly ExpressionNode[];
  /**
   * By node: what is written as a number in the midst of a line, a constant without a name, or minus one. Null for all
   * others.
   */
  numbers: readonly (number | null)[];
  output: number;
  steps: readonly PassStep[];
  /** What the way back begins with: 1 for a single number. */
  cotangent: Matrix64;
  isPlainLoss: boolean;
  /** Whether a node is kept as a matrix: all but numbers, and numbers that come of or go into a product of matrices. */
  isMatrix: readonly boolean[];
  names: readonly string[];
  adjoints: readonly string[];
  printed: readonly Printed[];
}

/** Null where there is nothing to differentiate: no input that the output hangs on. */
export function planOf({ reverse, output }: Pick<Reading, "reverse" | "output">): Plan | null {
  const { nodes, steps, derivatives } = reverse;
  const cotangent = derivatives[output];
  const used = needed(nodes, output);
  const inputs = used.filter(({ op }) => op === "input");
  if (!cotangent || inputs.length === 0) return null;
  const numbers = numbersAmong(nodes);
  const { names, adjoints } = allocated(nodes);
  return {
    nodes,
    inputs,
    computed: used.filter(({ id, op }) => op !== "input" && (id === output || numbers[id] === null)),
    numbers,
    output,
    steps,
    cotangent,
    isPlainLoss: isOne(cotangent),
    isMatrix: ranks(nodes, used),
    names,
    adjoints,
    printed: printedBy(reverse, inputs, output),
  };
}

/** The output and all it hangs on. */
function needed(nodes: readonly ExpressionNode[], output: number): ExpressionNode[] {
  const wanted = new Set([output]);
  for (let id = output; id >= 0; id--)
    if (wanted.has(id)) for (const input of nodes[id]?.inputs ?? []) wanted.add(input);
  return nodes.filter(({ id }) => wanted.has(id));
}

function numbersAmong(nodes: readonly ExpressionNode[]): (number | null)[] {
  const found: (number | null)[] = [];
  for (const { id, op, name, inputs, value } of nodes) {
    const isOne = op === "constant" || (op === "neg" && (found[inputs[0] ?? -1] ?? null) !== null);
    found[id] = isOne && name === null ? (value.values[0] ?? null) : null;
  }
  return found;
}

function ranks(nodes: readonly ExpressionNode[], used: readonly ExpressionNode[]): boolean[] {
  const factors = new Set(used.flatMap(({ op, inputs }) => (op === "matmul" ? inputs : [])));
  const found: boolean[] = [];
  for (const { id, op, inputs, value } of nodes) {
    const spread = op === "sum" || op === "mean";
    found[id] =
      !isScalar(value) ||
      op === "matmul" ||
      (op === "input" ? factors.has(id) : !spread && inputs.some((input) => found[input]));
  }
  return found;
}

function printedBy(
  { nodes, derivatives, value }: Expressed,
  inputs: readonly ExpressionNode[],
  output: number,
): Printed[] {
  const name = nodes[output] ? labelOf(nodes[output]) : "";
  const cotangent = derivatives[output];
  const label = (input: string) => (cotangent && isOne(cotangent) ? `d${name}/d${input}` : `adjoint of ${input}`);
  return [
    { label: name, node: output, kind: "value", value },
    ...inputs.flatMap((input): Printed[] => {
      const derivative = derivatives[input.id];
      return derivative ? [{ label: label(input.name ?? ""), node: input.id, kind: "adjoint", value: derivative }] : [];
    }),
  ];
}

/** What a variable cannot be called in one of the languages, or is called already in a program. */
const taken =
  "and as assert async await break case catch class const continue debugger def default del delete do elif else " +
  "enum eval except export extends " +
  "False finally for from function global if implements import in instanceof interface is lambda let new None " +
  "nonlocal not null or package pass " +
  "private protected public raise return static super switch this throw True try typeof undefined var void while " +
  "" +
  "with yield arguments NaN Infinity " +
  "__debug__ torch F np nn tf math Math vjp forward back value grads console print sigmoid normal_cdf";

/**
 * A name for each node that is a variable and one for its adjoint, no two alike: what is taken gets a line behind it.
 */
function allocated(nodes: readonly ExpressionNode[]): { names: string[]; adjoints: string[] } {
  const used = new Set(taken.split(" "));
  const unused = (wanted: string): string => {
    let name = wanted;
    while (used.has(name)) name += "_";
    used.add(name);
    return name;
  };
  const [names, adjoints] = [nodes.map(() => ""), nodes.map(() => "")];
  const variables = nodes.filter(({ op, name }) => op !== "constant" || name !== null);
  // Names that somebody gave come first: those they keep, where the languages let them.
  for (const isGiven of [true, false])
    for (const node of variables) if ((node.name !== null) === isGiven) names[node.id] = unused(labelOf(node));
  for (const { id } of variables) adjoints[id] = unused(`d${names[id]}`);
  return { names, adjoints };
}
