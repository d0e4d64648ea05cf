import type { Contribution, Matrix64 } from "../../engine";
import { factor, type Maths, matrix, mi, mn, mo, parens, row, sub, sup, text, toned } from "../../maths";
import { conventionAt, isAtKink, isOutside, missingValue } from "./domain";
import { isScalar, rowsOf } from "./matrix";
import { applied, isFactor, partial, slopeSymbols } from "./notation";
import type { TapeNode, Trace } from "./operators";
import { isConstant, slopesOf } from "./slope";
import { adjointOf, isRepeated, moving, shapeText, slotOf, symbolOf, tangentOf } from "./symbols";
import type { Moment, Walk } from "./walk";
import { words } from "./words";

/** One line of the panel: what stands before the relation, and what follows with it. */
export type EquationLine = readonly [Maths, Maths];

/** Equations about one contribution of a node, or about the node itself. */
export interface Equations {
  /** The input's node and its place; null: about the node. */
  input: { node: TapeNode; slot: number | null } | null;
  lines: EquationLine[];
  /** What must be said beside them: a convention at a kink. */
  note: string | null;
}

const equals = mo("=");
const adds = mo("+=");
const empty = text("");
const largest = 6;

/** A matrix in full while it can be read. */
export function shown(value: Matrix64, asFactor = false): Maths {
  const first = value.values[0] ?? Number.NaN;
  if (isScalar(value)) return asFactor ? factor(first) : mn(first);
  if (value.rows > largest || value.columns > largest) return text(`[${shapeText(value)}]`);
  return matrix(rowsOf(value).map((cells) => cells.map((cell) => mn(cell, { digits: 3 }))));
}

/** A local derivative in the shape that it has: that of a sum or mean is the same in every element of its input. */
function localOf({ kind, local }: Contribution, { value }: TapeNode): Matrix64 {
  return kind === "spread" ? { ...value, values: value.values.map(() => local.values[0] ?? Number.NaN) } : local;
}

const transposed = (symbol: Maths): Maths => sup(symbol, mi("T"));
/** By element, where there are several. */
const times = (like: Matrix64): Maths => (isScalar(like) ? mo("·") : mo("⊙"));

/** The step just taken, in symbols and with its numbers; where a value or a derivative does not exist, why. */
export function equations({ nodes, steps, derivatives }: Trace, moment: Moment, walk: Walk): Equations[] {
  const node = nodes[moment.node];
  if (!node) return [];
  const { step } = moment;
  const ends = walk.fault?.kind === "slope" && walk.fault.node === node.id ? walk.fault.text : null;
  const about = (lines: EquationLine[], note: string | null = null): Equations => ({ input: null, lines, note });
  switch (moment.kind) {
    case "value":
      return [about(valueLines(nodes, node), missingValue(nodes, node))];
    case "seed":
      return [about([[adjointOf(node), row(equals, toned("backward", shown(walk.seed)))]])];
    case "dual":
      return [
        about(valueLines(nodes, node), missingValue(nodes, node)),
        about(
          tangentLines(nodes, derivatives, node, step?.contributions ?? []),
          ends ?? (step && conventionAt(nodes, step, { tangents: derivatives, output: walk.output })),
        ),
      ];
    case "back":
      return (step?.contributions ?? []).map((contribution, index) => {
        const source = nodes[contribution.input] as TapeNode;
        const uses = steps.flatMap(({ contributions }) => contributions.filter(({ input }) => input === source.id));
        return {
          input: { node: source, slot: isRepeated(node, contribution.place) ? contribution.place + 1 : null },
          lines: backLines(nodes, node, contribution, step?.given ?? contribution.after, uses.length > 1),
          note: index === 0 && step ? (ends ?? conventionAt(nodes, step)) : null,
        };
      });
  }
}

function valueLines(nodes: readonly TapeNode[], node: TapeNode): EquationLine[] {
  const operands = node.inputs.map((id) => nodes[id]).filter((operand) => operand !== undefined);
  const spelling = node.row?.spelling ?? node.op;
  const write = (parts: readonly Maths[]): Maths => applied(spelling, parts);
  const numbers = write(operands.map(({ value }, place) => toned("forward", shown(value, isFactor(spelling, place)))));
  // What is outside a domain is no infinity either, although the engine computes with one.
  const result = isOutside(node) ? text(words.text("domain.none")) : toned("forward", shown(node.value));
  return [
    [symbolOf(node), row(equals, write(operands.map(symbolOf)))],
    [empty, isOutside(node) ? row(equals, numbers, mo(":"), result) : row(equals, numbers, equals, result)],
  ];
}

/** The local derivative of one place, in symbols where the operation has a rule for it; with its number. */
function localLine(nodes: readonly TapeNode[], node: TapeNode, contribution: Contribution): EquationLine[] {
  const { kind, place } = contribution;
  if (kind === "left" || kind === "right") return [];
  const sources = node.inputs.map((id) => nodes[id] as TapeNode);
  const slots = sources.map((source, at) => slotOf(node, source, at));
  // At a kink the slope in symbols says nothing: the number is a convention.
  const slope = kind === "elementwise" && node.row && !isAtKink(node) ? slopesOf(node.row)[place] : undefined;
  const letters = { a: slots[0] ?? empty, b: slots[1] ?? empty, y: symbolOf(node) };
  const written = slope !== undefined && !isConstant(slope) ? [slopeSymbols(slope, letters), equals] : [];
  return [
    [
      partial(symbolOf(node), slots[place] ?? empty),
      row(equals, ...written, shown(localOf(contribution, sources[place] as TapeNode))),
    ],
  ];
}

/** One contribution to an adjoint: v̄ times the local derivative is added to what is there. */
function backLines(
  nodes: readonly TapeNode[],
  node: TapeNode,
  contribution: Contribution,
  given: Matrix64,
  isShared: boolean,
): EquationLine[] {
  const { kind, place, product, before, after } = contribution;
  const source = nodes[contribution.input] as TapeNode;
  const other = symbolOf(nodes[node.inputs[1 - place] ?? contribution.input] as TapeNode);
  const [above, number] = [adjointOf(node), toned("backward", shown(given, true))];
  const own = shown(localOf(contribution, source), true);
  const collected = collecting(kind, product, given);
  const term = (adjoint: Maths, derivative: Maths): Maths => {
    if (kind === "left") return row(adjoint, mo("·"), transposed(derivative));
    if (kind === "right") return row(transposed(derivative), mo("·"), adjoint);
    return collected(row(adjoint, times(given), derivative));
  };
  const derivative = kind === "left" || kind === "right" ? other : partial(symbolOf(node), slotOf(node, source, place));
  const here: EquationLine[] = [
    ...localLine(nodes, node, contribution),
    [adjointOf(source), row(adds, term(above, derivative))],
    [empty, row(equals, term(number, own), equals, toned("backward", shown(product)))],
  ];
  if (!isShared) return here;
  const start = before ? shown(before) : mn(0);
  const total = row(equals, start, mo("+"), shown(product, true), equals, shown(after));
  return [...here, [adjointOf(source), toned("backward", total)]];
}

/** What was repeated on the way forward is added up on the way back: over rows, columns or all. */
function collecting(kind: Contribution["kind"], product: Matrix64, given: Matrix64): (term: Maths) => Maths {
  const [rows, columns] = [product.rows < given.rows, product.columns < given.columns];
  if (kind !== "elementwise" || (!rows && !columns)) return (term) => term;
  const over = words.text(rows && columns ? "rule.over.all" : rows ? "rule.over.rows" : "rule.over.columns");
  return (term) => row(sub(mo("∑"), text(over)), parens(term));
}

function tangentLines(
  nodes: readonly TapeNode[],
  derivatives: Trace["derivatives"],
  node: TapeNode,
  contributions: readonly Contribution[],
): EquationLine[] {
  const own = tangentOf(node);
  if (contributions.length === 0) return [[own, row(equals, mn(0))]];
  const term = ({ kind, place }: Contribution, tangent: Maths, derivative: Maths): Maths => {
    if (kind === "left") return row(tangent, mo("·"), derivative);
    if (kind === "right") return row(derivative, mo("·"), tangent);
    const input = nodes[node.inputs[place] ?? 0] as TapeNode;
    const isSum = kind === "spread" && !isScalar(input.value);
    const product = row(derivative, times(kind === "spread" ? input.value : node.value), tangent);
    return isSum ? row(sub(mo("∑"), text(words.text("rule.over.all"))), parens(product)) : product;
  };
  const symbols = contributions.map((each) => {
    const source = nodes[each.input] as TapeNode;
    const other = symbolOf(nodes[node.inputs[1 - each.place] ?? each.input] as TapeNode);
    const isProduct = each.kind === "left" || each.kind === "right";
    const derivative = isProduct ? other : partial(symbolOf(node), slotOf(node, source, each.place));
    return term(each, tangentOf(source), derivative);
  });
  const numbers = contributions.map((each) => {
    const tangent = derivatives[each.input];
    const own = shown(localOf(each, nodes[each.input] as TapeNode), true);
    return tangent ? term(each, moving(shown(tangent, true)), own) : shown(each.product, true);
  });
  const products = contributions.map(({ product }) => shown(product, true));
  const result = row(equals, moving(shown(contributions.at(-1)?.after as Matrix64)));
  const locals = contributions.flatMap((each) => localLine(nodes, node, each));
  const [first] = numbers;
  return [
    ...locals,
    [own, row(equals, sum(symbols))],
    ...(contributions.length > 1
      ? ([
          [empty, row(equals, sum(numbers))],
          [empty, row(equals, sum(products), result)],
        ] as const)
      : ([[empty, row(equals, first ?? empty, result)]] as const)),
  ];
}

/** Terms with a plus between them. */
function sum(terms: readonly Maths[]): Maths {
  return row(...terms.flatMap((part, index) => (index === 0 ? [part] : [mo("+"), part])));
}
