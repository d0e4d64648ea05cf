import type { Contribution, Matrix64 } from "../../engine";
import { factor, type Maths, matrix, mn, mo, parens, row, sub, sup, text, toned, upright } from "../../maths";
import { comesTo, conventionAt, isAtKink, isOutside, missingValue } from "./domain";
import { isScalar, rowsOf } from "./matrix";
import { applied, isFactor, partial, slopeSymbols } from "./notation";
import type { TapeNode, Trace } from "./operators";
import { at, isConstant, slopesOf } from "./slope";
import { adjointOf, isNumber, isRepeated, moving, shapeText, slotOf, symbolOf, tangentOf } from "./symbols";
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

/** Upright, because it is no name. */
const transposed = (symbol: Maths): Maths => sup(symbol, upright("T"));
/** A product of matrices: side by side; one of numbers has its sign. */
const joined = (left: Maths, right: Maths, ...of: readonly Matrix64[]): Maths =>
  of.some(isScalar) ? row(left, mo("·"), right) : row(left, right);
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
        ...(isOutside(node)
          ? []
          : [
              about(
                tangentLines(nodes, derivatives, node, step?.contributions ?? []),
                ends ?? (step && conventionAt(nodes, step, { tangents: derivatives, output: walk.output })),
              ),
            ]),
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
  const matrices = operands.map(({ value }) => value);
  const sign = matrices.some(isScalar) ? "·" : "⊙";
  const write = (parts: readonly Maths[]): Maths => {
    const [left, right] = parts;
    if (spelling === "@" && left && right) return joined(left, right, ...matrices);
    return applied(spelling, parts, sign);
  };
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
  const isTrue = kind === "elementwise" && !isAtKink(node) && comesTo(nodes, node, contribution);
  const slope = isTrue && node.row ? at(slopesOf(node.row)[place] ?? 0, numbersAmong(sources)) : 0;
  const letters = { a: slots[0] ?? empty, b: slots[1] ?? empty, y: symbolOf(node) };
  const among = (test: (place: number) => boolean): string => ["a", "b"].filter((_, index) => test(index)).join("");
  const isWide = ({ value }: TapeNode): boolean => !isScalar(value);
  const marked = {
    matrices: among((index) => sources[index] !== undefined && isWide(sources[index])) + (isWide(node) ? "y" : ""),
    slots: among((index) => isRepeated(node, index)),
  };
  const written = isConstant(slope) ? [] : [slopeSymbols(slope, letters, marked), equals];
  return [
    [
      partial(symbolOf(node), slots[place] ?? empty),
      row(equals, ...written, shown(localOf(contribution, sources[place] as TapeNode))),
    ],
  ];
}

/** The operands that stand in the text as numbers, by the letters that a slope has for them. */
const numbersAmong = (sources: readonly TapeNode[]): Record<string, number> =>
  Object.fromEntries(
    sources.flatMap((source, place) =>
      isNumber(source) ? [["ab"[place], source.value.values[0] ?? Number.NaN] as const] : [],
    ),
  );

/** Whether there is a slope at all: where there is none, nothing is multiplied. */
const hasSlope = ({ local }: Contribution): boolean => !local.values.some(Number.isNaN);

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
    if (kind === "left") return joined(adjoint, transposed(derivative), given, contribution.local);
    if (kind === "right") return joined(transposed(derivative), adjoint, given, contribution.local);
    return collected(row(adjoint, times(given), derivative));
  };
  const derivative = kind === "left" || kind === "right" ? other : partial(symbolOf(node), slotOf(node, source, place));
  const local = localLine(nodes, node, contribution);
  if (!hasSlope(contribution)) return local;
  const here: EquationLine[] = [
    ...local,
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
  all: readonly Contribution[],
): EquationLine[] {
  const own = tangentOf(node);
  // What stands still is not asked for its slope.
  const contributions = all.filter((one) => hasSlope(one) || one.product.values.some((value) => value !== 0));
  const locals = contributions.flatMap((each) => localLine(nodes, node, each));
  if (!contributions.every(hasSlope)) return locals;
  if (contributions.length === 0) return [[own, row(equals, mn(0))]];
  const term = ({ kind, place }: Contribution, tangent: Maths, derivative: Maths): Maths => {
    const [moved, other] = [nodes[node.inputs[place] ?? 0]?.value, nodes[node.inputs[1 - place] ?? 0]?.value];
    if (kind === "left" && moved && other) return joined(tangent, derivative, moved, other);
    if (kind === "right" && moved && other) return joined(derivative, tangent, moved, other);
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
