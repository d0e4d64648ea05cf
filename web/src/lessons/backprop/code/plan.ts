import type { Matrix64, OperatorRow, PassStep } from "../../../engine";
import { neededBy } from "../domain";
import { isScalar } from "../matrix";
import type { TapeNode, Trace } from "../operators";
import type { TextReading } from "../reading";
import { labelOf } from "../symbols";
import { isOne } from "../typed";
import type { Printed } from "./program";

/** What every program is made from: the part of the trace that the output hangs on, and what its nodes are called. */
export interface Plan {
  /** All nodes of the trace, by id. */
  nodes: readonly TapeNode[];
  /** The table of operators, for the functions that slopes have. */
  rows: readonly OperatorRow[];
  /**
   * What the output hangs on, in the order of recording: inputs, and what gets a value by operations or by a name for a
   * number.
   */
  inputs: readonly TapeNode[];
  computed: readonly TapeNode[];
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
export function planOf({ reverse, output, rows }: Pick<TextReading, "reverse" | "output" | "rows">): Plan | null {
  const { nodes, steps, derivatives } = reverse;
  const cotangent = derivatives[output];
  const ids = neededBy(nodes, output);
  const used = nodes.filter(({ id }) => ids.has(id));
  const inputs = used.filter(({ op }) => op === "input");
  if (!cotangent || inputs.length === 0) return null;
  const numbers = numbersAmong(nodes);
  const { names, adjoints } = allocated(nodes);
  return {
    nodes,
    rows,
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

function numbersAmong(nodes: readonly TapeNode[]): (number | null)[] {
  const last: (number | null)[] = [];
  for (const { id, op, name, inputs, value } of nodes) {
    const isOne = op === "constant" || (op === "neg" && (last[inputs[0] ?? -1] ?? null) !== null);
    last[id] = isOne && name === null ? (value.values[0] ?? null) : null;
  }
  return last;
}

function ranks(nodes: readonly TapeNode[], used: readonly TapeNode[]): boolean[] {
  const factors = new Set(used.flatMap(({ row, inputs }) => (row?.pattern === "product" ? inputs : [])));
  const result: boolean[] = [];
  for (const { id, op, row, inputs, value } of nodes)
    result[id] =
      !isScalar(value) ||
      row?.pattern === "product" ||
      (op === "input" ? factors.has(id) : row?.pattern !== "spread" && inputs.some((input) => result[input]));
  return result;
}

function printedBy({ nodes, derivatives, value }: Trace, inputs: readonly TapeNode[], output: number): Printed[] {
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

/** What NumPy lacks, written out where it is used. */
export const helpers = [
  { name: "sigmoid", imports: [], lines: ["", "def sigmoid(x):", "    return 1 / (1 + np.exp(-x))"] },
  {
    name: "normal_cdf",
    imports: ["import math"],
    lines: ["", "normal_cdf = np.vectorize(lambda x: math.erfc(-x / math.sqrt(2)) / 2)"],
  },
  {
    name: "normal_pdf",
    imports: [],
    lines: ["", "def normal_pdf(x):", "    return np.exp(-x ** 2 / 2) / np.sqrt(2 * np.pi)"],
  },
] as const;

/** What a variable cannot be called in one of the languages, or is called already in a program. */
const taken = [
  "and as assert async await break case catch class const continue debugger def default del delete do elif else enum",
  "eval except export extends False finally for from function global if implements import in instanceof interface is",
  "lambda let new None nonlocal not null or package pass private protected public raise return static super switch",
  "this throw True try typeof undefined var void while with yield arguments NaN Infinity __debug__",
  "torch F np nn tf math float Math vjp forward back value grads console print",
  ...helpers.map(({ name }) => name),
].join(" ");

/**
 * A name for each node that is a variable and one for its adjoint, no two alike: what is taken gets a line behind it.
 */
function allocated(nodes: readonly TapeNode[]): { names: string[]; adjoints: string[] } {
  const used = new Set(taken.split(" "));
  const unused = (requested: string): string => {
    let name = requested;
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
