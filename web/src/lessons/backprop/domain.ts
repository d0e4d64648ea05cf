import type { Contribution, Expressed, ExpressionNode, Matrix64, PassStep } from "../../engine";
import { numberText } from "../../look/numbers";
import { troubleText } from "../../messages/core";
import { labelOf } from "./symbols";
import { words } from "./words";

/** Where a pass has to end, because a value or a derivative does not exist there, and why in words. */
export interface Fault {
  node: number;
  /** `value`: the node has none. `slope`: it has one, but what it hands on or gets is no number. */
  kind: "value" | "slope";
  text: string;
}

const isWhole = ({ values }: Matrix64): boolean => values.every(Number.isFinite);

/** The element of a matrix that meets this element of a result: rows, columns and single numbers are repeated. */
function meeting({ rows, columns, values }: Matrix64, like: Matrix64, index: number): number {
  const [row, column] = [index % like.rows, Math.floor(index / like.rows)];
  return values[(rows === 1 ? 0 : row) + rows * (columns === 1 ? 0 : column)] ?? Number.NaN;
}

/** The numbers that meet in the first element of a node's value of which `test` holds; null where there is none. */
function operandsWhere(
  nodes: readonly ExpressionNode[],
  { inputs, value }: ExpressionNode,
  test: (index: number, a: number, b: number) => boolean,
): readonly [number, number] | null {
  const [a, b] = inputs.map((input) => nodes[input]?.value);
  for (let index = 0; index < value.values.length; index++) {
    const pair = [a ? meeting(a, value, index) : 0, b ? meeting(b, value, index) : 0] as const;
    if (test(index, ...pair)) return pair;
  }
  return null;
}

const number = (value: number): string => numberText(value, { digits: 6 });
const based = (value: number): string => (value < 0 ? `(${number(value)})` : number(value));

/** The first thing in a pass that is no number, among what the output hangs on. Null: everything exists. */
export function faultOf(trace: Expressed, output: number): Fault | null {
  const { nodes, steps } = trace;
  const needed = neededBy(nodes, output);
  const without = nodes.find(({ id, value }) => needed.has(id) && !isWhole(value));
  if (without) return { node: without.id, kind: "value", text: whyNoValue(nodes, without) };
  const step = steps.find(
    ({ given, contributions }) =>
      !isWhole(given) || contributions.some(({ product, after }) => !isWhole(product) || !isWhole(after)),
  );
  return step ? { node: step.node, kind: "slope", text: whyNoSlope(nodes, step) } : null;
}

/** Why a node has no value; null where it has one. */
export function missingValue(nodes: readonly ExpressionNode[], node: ExpressionNode): string | null {
  return isWhole(node.value) ? null : whyNoValue(nodes, node);
}

/** The output and all it hangs on. */
export function neededBy(nodes: readonly ExpressionNode[], output: number): ReadonlySet<number> {
  const needed = new Set([output]);
  for (let id = output; id >= 0; id--)
    if (needed.has(id)) for (const input of nodes[id]?.inputs ?? []) needed.add(input);
  return needed;
}

/** What the core says of an operation without a result, in this lesson's words; another of its codes in the core's own. */
function whyNoValue(nodes: readonly ExpressionNode[], { trouble, inputs, id }: ExpressionNode): string {
  // What has no value because something before it has none says which.
  const before = inputs.map((input) => nodes[input]).find((input) => input !== undefined && !isWhole(input.value));
  const named = labelOf(nodes[id] as ExpressionNode);
  if (!trouble) return before ? whyNoValue(nodes, before) : words.text("domain.overflow", { name: named });
  const [a, b] = [Number(trouble.params.a), Number(trouble.params.b)];
  switch (trouble.code) {
    case "log-of-negative":
      return words.text("domain.log", { written: `log(${number(a)})` });
    case "log-of-zero":
      return words.text("domain.log.zero", { written: `log(${number(a)})` });
    case "root-of-negative":
      return words.text("domain.sqrt", { written: `sqrt(${number(a)})` });
    case "division-by-zero":
      return words.text("domain.over.zero", { written: `${number(a)} / 0` });
    case "zero-by-zero":
      return words.text("domain.zero.over.zero", { written: "0 / 0" });
    case "power-of-negative":
      return words.text("domain.pow", { written: `${based(a)} ^ ${based(b)}` });
    case "zero-to-negative":
      return words.text("domain.pow.zero", { written: `${based(a)} ^ ${based(b)}` });
    case "overflow":
      return words.text("domain.overflow", { name: named });
    default:
      return words.text("domain.other", { name: named, trouble: troubleText(trouble) });
  }
}

function whyNoSlope(nodes: readonly ExpressionNode[], { node: id, contributions }: PassStep): string {
  const node = nodes[id] as ExpressionNode;
  const bad = contributions.find(({ local }) => !isWhole(local)) ?? contributions[0];
  const input = bad && nodes[bad.input] ? labelOf(nodes[bad.input] as ExpressionNode) : "";
  if (bad && isSteep(nodes, node, bad)) return words.text("slope.infinite", { op: node.op, input });
  if (node.op === "pow" && bad?.place === 1 && operandsWhere(nodes, node, (_, a) => a < 0))
    return words.text("slope.exponent", { input });
  return words.text("slope.overflow", { name: labelOf(node) });
}

/** Whether a root or a power has a vertical tangent here. */
function isSteep(nodes: readonly ExpressionNode[], node: ExpressionNode, { place, local }: Contribution): boolean {
  return (
    place === 0 &&
    (node.op === "sqrt" || node.op === "pow") &&
    operandsWhere(nodes, node, (index, a) => a === 0 && !Number.isFinite(local.values[index])) !== null
  );
}

/**
 * What has to be said of a step whose slope is a convention: a kink, or an infinite slope that an adjoint of 0 meets.
 */
export function conventionAt(nodes: readonly ExpressionNode[], step: PassStep): string | null {
  const node = nodes[step.node] as ExpressionNode;
  return kinkAt(nodes, node) ?? (isSteepZero(nodes, step) ? words.text("slope.zero", { op: node.op }) : null);
}

/** Whether an infinite slope is multiplied by exactly 0 here, which is 0 by convention. */
function isSteepZero(nodes: readonly ExpressionNode[], { node, contributions }: PassStep): boolean {
  return contributions.some((one) => isSteep(nodes, nodes[node] as ExpressionNode, one) && isWhole(one.product));
}

/** Which conventions a pass rests on: libraries have other ones, or none. */
export function conventionsOf({ nodes, steps }: Expressed): { kink: boolean; steep: boolean } {
  return {
    kink: steps.some(({ node }) => kinkAt(nodes, nodes[node] as ExpressionNode) !== null),
    steep: steps.some((step) => isSteepZero(nodes, step)),
  };
}

/**
 * Whether an operation stands at a point where its slope jumps, and what stands for the slope there; null elsewhere.
 */
export function kinkAt(nodes: readonly ExpressionNode[], { op, inputs, kink }: ExpressionNode): string | null {
  if (!kink) return null;
  const [a = "", b = ""] = inputs.map((input) => {
    const found = nodes[input];
    const name = found ? labelOf(found) : "";
    return found && found.value.values.length > 1 ? words.text("kink.element", { name }) : name;
  });
  if (op === "relu" || op === "abs") return words.text(`kink.${op}`, { a });
  // Two slots of one name move together: there the slope is 1 on both sides.
  if (op === "max" || op === "min") return inputs[0] === inputs[1] ? null : words.text("kink.tie", { op, a, b });
  return words.text("kink.other", { op });
}

/**
 * On which side of its kink each element of every relu, abs, max and min stands: −1, 0 or 1. Where two points of a line
 * have
 * different sides, a kink lies between them.
 */
export function sides(nodes: readonly ExpressionNode[]): number[] {
  return nodes.flatMap((node) => {
    const { op, inputs, value } = node;
    const two = op === "max" || op === "min";
    if (op !== "relu" && op !== "abs" && !two) return [];
    const [a, b] = inputs.map((input) => nodes[input]?.value);
    return Array.from(value.values, (_, index) =>
      Math.sign((a ? meeting(a, value, index) : 0) - (two && b ? meeting(b, value, index) : 0)),
    );
  });
}
