import { mathml } from "lit";
import type { Contribution, Expressed, ExpressionNode, Matrix64 } from "../../../engine";
import { factor, type Maths, matrix, mi, mn, mo, parens, row, sup, text, toned } from "../../../maths";
import type { Moment } from "../cursor";
import { isOne } from "../input/seed";
import { isScalar, rowsOf } from "../input/values";
import { shapeText } from "../labels";
import { operations, partial } from "./operations";
import { symbolOf } from "./symbol";

/** One line of the panel: what stands before the relation, and what follows with it. */
export type Line = readonly [Maths, Maths];

/** Equations about one input of a node, or about the node itself. */
export interface Equations {
  /** The input's node, or null. */
  input: number | null;
  /** How many uses of that input have been counted with this one; 1 for the first. */
  path: number;
  lines: Line[];
}

const equals = mo("=");
const empty = text("");
const largest = 6;

/** A matrix in full while it can be read. */
export function shown(value: Matrix64, asFactor = false): Maths {
  const first = value.values[0] ?? Number.NaN;
  if (isScalar(value)) return asFactor ? factor(first) : mn(first);
  if (value.rows > largest || value.columns > largest) return text(`[${shapeText(value)}]`);
  return matrix(rowsOf(value).map((cells) => cells.map((cell) => mn(cell, { digits: 3 }))));
}

const dotted = (symbol: Maths): Maths => mathml`<mover accent="true">${symbol}<mo stretchy="false">˙</mo></mover>`;
const transposed = (symbol: Maths): Maths => sup(symbol, mi("T"));

/** The step just taken, in symbols and with the numbers of now. */
export function equations(trace: Expressed, moment: Moment, output: number): Equations[] {
  const { nodes } = trace;
  const node = nodes[moment.node];
  if (!node) return [];
  const value: Equations = { input: null, path: 1, lines: valueLines(nodes, node) };
  const { step } = moment;
  switch (moment.kind) {
    case "value":
      return [value];
    case "seed":
      return [
        {
          input: null,
          path: 1,
          lines: [
            [
              partial(outputSymbol(trace, output), symbolOf(node)),
              row(equals, toned("backward", shown(seed(trace, output)))),
            ],
          ],
        },
      ];
    case "dual":
      return [
        value,
        { input: null, path: 1, lines: tangentLines(trace, node, step?.contributions ?? [], step?.given ?? null) },
      ];
    case "back":
      return (step?.contributions ?? []).map((contribution) => {
        const paths = pathsTo(trace, moment.node, contribution);
        const lines = backLines(nodes, paths, step?.given ?? contribution.after, outputSymbol(trace, output));
        return { input: contribution.input, path: paths.length, lines };
      });
  }
}

/** What adjoints are derivatives of: the output, or what a cotangent other than 1 makes of it. */
function outputSymbol(trace: Expressed, output: number): Maths {
  const symbol = symbolOf(trace.nodes[output] as ExpressionNode);
  return isOne(seed(trace, output)) ? symbol : parens(mi("u"), mo("·"), symbol);
}

function seed({ steps, derivatives }: Expressed, output: number): Matrix64 {
  return steps[0]?.given ?? derivatives[output] ?? { rows: 1, columns: 1, values: Float64Array.of(1) };
}

/** A use of a node: which node used it, and what came back through it. */
interface Path {
  user: number;
  contribution: Contribution;
}

/** Every path by which the input of this contribution has been reached, this one last. */
function pathsTo({ steps }: Expressed, user: number, contribution: Contribution): Path[] {
  const paths: Path[] = [];
  for (const step of steps)
    for (const other of step.contributions) {
      if (other.input !== contribution.input) continue;
      paths.push({ user: step.node, contribution: other });
      if (step.node === user && other.place === contribution.place) return paths;
    }
  return paths;
}

function valueLines(nodes: readonly ExpressionNode[], node: ExpressionNode): Line[] {
  const operands = node.inputs.map((id) => nodes[id]).filter((operand) => operand !== undefined);
  const operation = operations[node.op];
  if (!operation) return [];
  const write = (parts: readonly Maths[]): Maths => operation.value(parts[0] ?? empty, parts[1] ?? empty);
  const numbers = write(operands.map(({ value }) => toned("forward", shown(value, true))));
  return [
    [symbolOf(node), row(equals, write(operands.map(symbolOf)))],
    [empty, row(equals, numbers, equals, toned("forward", shown(node.value)))],
  ];
}

/** One path in symbols: the adjoint of the node that used it, times the local derivative. */
function term(nodes: readonly ExpressionNode[], { user, contribution }: Path, output: Maths): Maths {
  const node = nodes[user] as ExpressionNode;
  const source = nodes[contribution.input] as ExpressionNode;
  const other = symbolOf(nodes[node.inputs[1 - contribution.place] ?? contribution.input] as ExpressionNode);
  const above = toned("backward", partial(output, symbolOf(node)));
  if (contribution.kind === "left") return row(above, mo("·"), transposed(other));
  if (contribution.kind === "right") return row(transposed(other), mo("·"), above);
  return row(above, isScalar(node.value) ? mo("·") : mo("⊙"), partial(symbolOf(node), symbolOf(source)));
}

/** The same path with its numbers. */
function numbers({ kind, local }: Contribution, given: Matrix64): Maths {
  const [above, own] = [toned("backward", shown(given, true)), shown(local, true)];
  if (kind === "left") return row(above, mo("·"), transposed(own));
  if (kind === "right") return row(transposed(own), mo("·"), above);
  return row(above, isScalar(given) ? mo("·") : mo("⊙"), own);
}

function backLines(nodes: readonly ExpressionNode[], paths: readonly Path[], given: Matrix64, output: Maths): Line[] {
  const path = paths.at(-1) as Path;
  const { input, place, kind, local, product, after } = path.contribution;
  const [node, source] = [nodes[path.user] as ExpressionNode, nodes[input] as ExpressionNode];
  const operands = node.inputs.map((id) => symbolOf(nodes[id] as ExpressionNode));
  const operation = operations[node.op];
  const rule = kind === "elementwise" && !operation?.isConstant ? operation?.local?.[place] : undefined;
  const written = rule ? [rule(operands[0] ?? empty, operands[1] ?? empty, symbolOf(node)), equals] : [];
  const locals: Line[] =
    kind === "elementwise" || kind === "spread"
      ? [[partial(symbolOf(node), symbolOf(source)), row(equals, ...written, shown(local))]]
      : [];
  const wanted = toned("backward", partial(output, symbolOf(source)));
  const here: Line[] = [
    [wanted, row(equals, term(nodes, path, output))],
    [empty, row(equals, numbers(path.contribution, given), equals, toned("backward", shown(product)))],
  ];
  if (paths.length === 1) return [...locals, ...here];
  const terms = paths.map((each) => term(nodes, each, output));
  const products = paths.map(({ contribution }) => toned("backward", shown(contribution.product, true)));
  return [
    ...locals,
    [wanted, row(equals, sum(terms))],
    [empty, row(equals, sum([...products.slice(0, -1), numbers(path.contribution, given)]))],
    [empty, row(equals, sum(products), equals, toned("backward", shown(after)))],
  ];
}

/** Terms with a plus between them; of many, the first and the last two. */
function sum(terms: readonly Maths[]): Maths {
  const few = terms.length > 4 ? [terms[0] ?? empty, mo("⋯"), ...terms.slice(-2)] : terms;
  return row(...few.flatMap((part, index) => (index === 0 ? [part] : [mo("+"), part])));
}

function tangentLines(
  { nodes, derivatives }: Expressed,
  node: ExpressionNode,
  contributions: readonly Contribution[],
  tangent: Matrix64 | null,
): Line[] {
  const moved = (part: Maths): Maths => mathml`<mrow class="tangent">${part}</mrow>`;
  const own = moved(dotted(symbolOf(node)));
  if (!tangent || contributions.length === 0) return [[own, row(equals, mn(0))]];
  const symbols = contributions.map(({ input, kind, place }) => {
    const source = nodes[input] as ExpressionNode;
    const moving = moved(dotted(symbolOf(source)));
    const other = symbolOf(nodes[node.inputs[1 - place] ?? input] as ExpressionNode);
    if (kind === "left") return row(moving, mo("·"), other);
    if (kind === "right") return row(other, mo("·"), moving);
    return row(partial(symbolOf(node), symbolOf(source)), isScalar(node.value) ? mo("·") : mo("⊙"), moving);
  });
  const numbers = contributions.map(({ input, kind, local, product }) => {
    const tangentOf = derivatives[input];
    if (!tangentOf) return shown(product, true);
    const [moving, other] = [moved(shown(tangentOf, true)), shown(local, true)];
    if (kind === "left") return row(moving, mo("·"), other);
    return row(other, kind === "right" || isScalar(node.value) ? mo("·") : mo("⊙"), moving);
  });
  const products = contributions.map(({ product }) => shown(product, true));
  const result = row(equals, moved(shown(tangent)));
  return [
    [own, row(equals, sum(symbols))],
    ...(contributions.length > 1
      ? ([
          [empty, row(equals, sum(numbers))],
          [empty, row(equals, sum(products), result)],
        ] as const)
      : ([[empty, row(equals, sum(numbers), result)]] as const)),
  ];
}
