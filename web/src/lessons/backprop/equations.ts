import type { Contribution, Expressed, ExpressionNode, Matrix64 } from "../../engine";
import { factor, type Maths, matrix, mi, mn, mo, parens, row, sub, sup, text, toned } from "../../maths";
import { conventionAt, kinkAt, missingValue } from "./domain";
import { isScalar, rowsOf } from "./matrix";
import { operations, partial } from "./operations";
import { adjointOf, isRepeated, moving, shapeText, slotOf, symbolOf, tangentOf } from "./symbols";
import type { Moment, Walk } from "./walk";
import { words } from "./words";

/** One line of the panel: what stands before the relation, and what follows with it. */
export type Line = readonly [Maths, Maths];

/** Equations about one contribution of a node, or about the node itself. */
export interface Equations {
  /** The input's node and its place; null: about the node. */
  input: { node: ExpressionNode; slot: number | null } | null;
  lines: Line[];
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
function localOf({ kind, local }: Contribution, { value }: ExpressionNode): Matrix64 {
  return kind === "spread" ? { ...value, values: value.values.map(() => local.values[0] ?? Number.NaN) } : local;
}

const transposed = (symbol: Maths): Maths => sup(symbol, mi("T"));
/** By element, where there are several. */
const times = (like: Matrix64): Maths => (isScalar(like) ? mo("·") : mo("⊙"));

/** The step just taken, in symbols and with its numbers; where a value or a derivative does not exist, why. */
export function equations({ nodes, steps, derivatives }: Expressed, moment: Moment, walk: Walk): Equations[] {
  const node = nodes[moment.node];
  if (!node) return [];
  const { step } = moment;
  const ends = walk.fault?.kind === "slope" && walk.fault.node === node.id ? walk.fault.text : null;
  const about = (lines: Line[], note: string | null = null): Equations => ({ input: null, lines, note });
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
          ends ?? (step && conventionAt(nodes, step)),
        ),
      ];
    case "back":
      return (step?.contributions ?? []).map((contribution, index) => {
        const source = nodes[contribution.input] as ExpressionNode;
        const uses = steps.flatMap(({ contributions }) => contributions.filter(({ input }) => input === source.id));
        return {
          input: { node: source, slot: isRepeated(node, contribution.place) ? contribution.place + 1 : null },
          lines: backLines(nodes, node, contribution, step?.given ?? contribution.after, uses.length > 1),
          note: index === 0 && step ? (ends ?? conventionAt(nodes, step)) : null,
        };
      });
  }
}

function valueLines(nodes: readonly ExpressionNode[], node: ExpressionNode): Line[] {
  const operands = node.inputs.map((id) => nodes[id]).filter((operand) => operand !== undefined);
  const operation = operations[node.op];
  if (!operation) return [];
  const write = (parts: readonly Maths[]): Maths => operation.value(parts[0] ?? empty, parts[1] ?? empty);
  const numbers = write(operands.map(({ value }, place) => toned("forward", shown(value, isFactor(node, place)))));
  return [
    [symbolOf(node), row(equals, write(operands.map(symbolOf)))],
    [empty, row(equals, numbers, equals, toned("forward", shown(node.value)))],
  ];
}

/**
 * Whether an operand stands beside a sign, where a negative number needs brackets: not in a fraction, an exponent or a
 * function.
 */
function isFactor({ op, inputs }: ExpressionNode, place: number): boolean {
  if (op === "pow") return place === 0;
  return op === "neg" || (inputs.length === 2 && op !== "div" && op !== "max" && op !== "min");
}

/** The local derivative of one place, in symbols where the operation has a rule for it; with its number. */
function localLine(nodes: readonly ExpressionNode[], node: ExpressionNode, contribution: Contribution): Line[] {
  const { kind, place } = contribution;
  if (kind === "left" || kind === "right") return [];
  const sources = node.inputs.map((id) => nodes[id] as ExpressionNode);
  const slots = sources.map((source, at) => slotOf(node, source, at));
  const operation = operations[node.op];
  // At a kink the rule says nothing: the number is a convention.
  const isWritten = kind === "elementwise" && !operation?.isConstant && kinkAt(nodes, node) === null;
  const rule = isWritten ? operation?.local?.[place] : undefined;
  const written = rule ? [rule(slots[0] ?? empty, slots[1] ?? empty, symbolOf(node)), equals] : [];
  return [
    [
      partial(symbolOf(node), slots[place] ?? empty),
      row(equals, ...written, shown(localOf(contribution, sources[place] as ExpressionNode))),
    ],
  ];
}

/** One contribution to an adjoint: v̄ times the local derivative is added to what is there. */
function backLines(
  nodes: readonly ExpressionNode[],
  node: ExpressionNode,
  contribution: Contribution,
  given: Matrix64,
  isShared: boolean,
): Line[] {
  const { kind, place, product, before, after } = contribution;
  const source = nodes[contribution.input] as ExpressionNode;
  const other = symbolOf(nodes[node.inputs[1 - place] ?? contribution.input] as ExpressionNode);
  const [above, number] = [adjointOf(node), toned("backward", shown(given, true))];
  const own = shown(localOf(contribution, source), true);
  const collected = collecting(kind, product, given);
  const term = (adjoint: Maths, derivative: Maths): Maths => {
    if (kind === "left") return row(adjoint, mo("·"), transposed(derivative));
    if (kind === "right") return row(transposed(derivative), mo("·"), adjoint);
    return collected(row(adjoint, times(given), derivative));
  };
  const derivative = kind === "left" || kind === "right" ? other : partial(symbolOf(node), slotOf(node, source, place));
  const here: Line[] = [
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
  nodes: readonly ExpressionNode[],
  derivatives: Expressed["derivatives"],
  node: ExpressionNode,
  contributions: readonly Contribution[],
): Line[] {
  const own = tangentOf(node);
  if (contributions.length === 0) return [[own, row(equals, mn(0))]];
  const term = ({ kind, place }: Contribution, tangent: Maths, derivative: Maths): Maths => {
    if (kind === "left") return row(tangent, mo("·"), derivative);
    if (kind === "right") return row(derivative, mo("·"), tangent);
    const input = nodes[node.inputs[place] ?? 0] as ExpressionNode;
    const isSum = kind === "spread" && !isScalar(input.value);
    const product = row(derivative, times(kind === "spread" ? input.value : node.value), tangent);
    return isSum ? row(sub(mo("∑"), text(words.text("rule.over.all"))), parens(product)) : product;
  };
  const symbols = contributions.map((each) => {
    const source = nodes[each.input] as ExpressionNode;
    const other = symbolOf(nodes[node.inputs[1 - each.place] ?? each.input] as ExpressionNode);
    const isProduct = each.kind === "left" || each.kind === "right";
    const derivative = isProduct ? other : partial(symbolOf(node), slotOf(node, source, each.place));
    return term(each, tangentOf(source), derivative);
  });
  const numbers = contributions.map((each) => {
    const tangent = derivatives[each.input];
    const own = shown(localOf(each, nodes[each.input] as ExpressionNode), true);
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
