import type { Contribution, Matrix64, PassStep } from "../../engine";
import { numberText } from "../../look/numbers";
import { troubleText } from "../../messages/core";
import { helpOf, isFunction, nameOf, type TapeNode, type Trace } from "./operators";
import { isComputable, jumpsOf, slopesOf, type Tree, worth } from "./slope";
import { labelOf } from "./symbols";
import { words } from "./words";

/** Where a pass has to end, because a value or a derivative does not exist there, and why in words. */
export interface DomainFault {
  node: number;
  /** `value`: the node has none. `slope`: it has one, but what it hands on or gets is no number. */
  kind: "value" | "slope";
  text: string;
}

const isWhole = ({ values }: Pick<Matrix64, "values">): boolean => values.every(Number.isFinite);

/** The element of a matrix that meets this element of a result: rows, columns and single numbers are repeated. */
function meeting({ rows, columns, values }: Matrix64, like: Matrix64, index: number): number {
  const [row, column] = [index % like.rows, Math.floor(index / like.rows)];
  return values[(rows === 1 ? 0 : row) + rows * (columns === 1 ? 0 : column)] ?? Number.NaN;
}

/** The numbers that meet in an element of a node's value, by the names that slopes have for them. */
function meetingAt(nodes: readonly TapeNode[], { inputs, value }: TapeNode, index: number): Record<string, number> {
  const [a = Number.NaN, b = Number.NaN] = inputs.map((id) => {
    const input = nodes[id]?.value;
    return input ? meeting(input, value, index) : Number.NaN;
  });
  return { a, b, y: value.values[index] ?? Number.NaN };
}

/** The first element of a node's value of which `test` holds; null where there is none. */
function elementWhere({ value }: TapeNode, test: (index: number) => boolean): number | null {
  const index = Array.from(value.values.keys()).find(test);
  return index ?? null;
}

const number = (value: number): string => numberText(value, { digits: 6 });

/**
 * The first thing in a pass that is no number, among what the output hangs on. Null: everything that is asked for
 * exists. What is infinite on the way, as the tangent of √x in x √x at 0, is no end where it is multiplied by 0 later.
 */
export function faultOf(trace: Trace, output: number, mode: "vjp" | "jvp"): DomainFault | null {
  const { nodes, steps, derivatives } = trace;
  const needed = neededBy(nodes, output);
  const without = nodes.find(({ id, value }) => needed.has(id) && !isWhole(value));
  if (without) return { node: without.id, kind: "value", text: whyNoValue(nodes, without) };
  const asked = mode === "jvp" ? [output] : nodes.flatMap(({ id, op }) => (op === "input" ? [id] : []));
  if (asked.every((id) => isWhole(derivatives[id] ?? nothing))) return null;
  const step = steps.find(
    ({ given, contributions }) =>
      !isWhole(given) || contributions.some(({ product, after }) => !isWhole(product) || !isWhole(after)),
  );
  return step ? { node: step.node, kind: "slope", text: whyNoSlope(nodes, step) } : null;
}

/** What hangs on no input has no derivative. */
const nothing: Pick<Matrix64, "values"> = { values: new Float64Array() };

/** Why a node has no value; null where it has one. */
export const missingValue = (nodes: readonly TapeNode[], node: TapeNode): string | null =>
  isWhole(node.value) ? null : whyNoValue(nodes, node);

/** Whether a node is outside the domain of its operation; one that is too large for a double has a value. */
export const isOutside = ({ trouble, value }: TapeNode): boolean =>
  !isWhole(value) && trouble !== null && trouble.code !== "overflow";

/** The output and all it hangs on. */
export function neededBy(nodes: readonly TapeNode[], output: number): ReadonlySet<number> {
  const needed = new Set([output]);
  for (let id = output; id >= 0; id--)
    if (needed.has(id)) for (const input of nodes[id]?.inputs ?? []) needed.add(input);
  return needed;
}

/** What the engine says of the numbers, and of a function what numbers it is for. */
function whyNoValue(nodes: readonly TapeNode[], node: TapeNode): string {
  const { trouble, row, inputs } = node;
  const name = labelOf(node);
  // What has no value because something before it has none says which.
  const before = inputs.map((input) => nodes[input]).find((input) => input !== undefined && !isWhole(input.value));
  if (!trouble && before) return whyNoValue(nodes, before);
  if (!trouble || trouble.code === "overflow") return words.text("domain.overflow", { name });
  const why = troubleText(trouble).replaceAll(/-(?=\d)/g, "−");
  const text = words.text("domain.outside", { name, why });
  return row && isFunction(row)
    ? `${text} ${words.text("domain.help", { op: row.spelling, help: helpOf(row) })}`
    : text;
}

function whyNoSlope(nodes: readonly TapeNode[], { node: id, contributions }: PassStep): string {
  const node = nodes[id] as TapeNode;
  const bad = contributions.find(({ local }) => !isWhole(local)) ?? contributions[0];
  const input = bad && nodes[bad.input] ? labelOf(nodes[bad.input] as TapeNode) : "";
  const steep = bad && steepAt(nodes, node, bad);
  if (steep) return words.text("slope.infinite", { op: nameOf(node), input, at: steep });
  if (bad?.local.values.some(Number.isNaN)) return words.text("slope.none", { op: nameOf(node), input });
  return words.text("slope.overflow", { name: labelOf(node) });
}

/** A slope of ordinary numbers does not overflow: there one that is infinite is a vertical tangent. */
const isOrdinary = (value: number): boolean => value === 0 || (Math.abs(value) > 1e-100 && Math.abs(value) < 1e100);

/** The operand at which the slope by it is infinite, as it is written; null where there is none. */
function steepAt(nodes: readonly TapeNode[], node: TapeNode, { kind, place, local }: Contribution): string | null {
  if (kind !== "elementwise") return null;
  const index = elementWhere(node, (at) => {
    const { a, b, y } = meetingAt(nodes, node, at);
    const isPlain = [a, y, ...(node.inputs.length > 1 ? [b] : [])].every((one) => isOrdinary(one ?? Number.NaN));
    return isPlain && Math.abs(local.values[at] ?? 0) === Number.POSITIVE_INFINITY;
  });
  return index === null ? null : number(meetingAt(nodes, node, index)[place === 0 ? "a" : "b"] ?? Number.NaN);
}

/**
 * What has to be said of a step whose slope is a convention: a kink, or an infinite derivative that meets one of 0; and
 * of one that hands on an infinite derivative. `forward`: the tangents by node, and the output, in forward mode, whose
 * steps may also be some that nothing follows from.
 */
export function conventionAt(
  nodes: readonly TapeNode[],
  step: PassStep,
  forward: { tangents: Trace["derivatives"]; output: number } | null = null,
): string | null {
  const node = nodes[step.node] as TapeNode;
  const at = steepZeroAt(nodes, step);
  const infinite = infiniteAt(nodes, step, forward?.tangents ?? null);
  const steep = step.contributions.find(({ product }) => !isWhole(product));
  const isNeeded = !forward || neededBy(nodes, forward.output).has(node.id);
  const passed = steep && isNeeded && steepAt(nodes, node, steep);
  const agreed = step.contributions.find((one) => isAgreed(nodes, node, one));
  const notes = [
    kinkText(nodes, node, step),
    agreed ? words.text("slope.agreed", { op: nameOf(node), input: labelOf(nodes[agreed.input] as TapeNode) }) : null,
    at === null ? null : words.text("slope.zero", { op: nameOf(node), at }),
    infinite === null ? null : words.text("slope.zero.infinite", { name: infinite }),
    passed ? words.text("slope.passed", { op: nameOf(node), at: passed }) : null,
  ].filter((one) => one !== null);
  return notes.length > 0 ? notes.join(" ") : null;
}

/** The node whose infinite derivative a step multiplies by exactly 0, which is 0 by convention; null: there is none. */
function infiniteAt(
  nodes: readonly TapeNode[],
  { node, given, contributions }: PassStep,
  tangents: Trace["derivatives"] | null,
): string | null {
  const from = contributions.find(({ input, product }) => {
    const arriving = tangents ? tangents[input] : given;
    return isWhole(product) && arriving && !isWhole(arriving);
  });
  const source = from && nodes[tangents ? from.input : node];
  return source ? labelOf(source) : null;
}

/** Where an infinite slope is multiplied by exactly 0, which is 0 by convention; null: nowhere. */
function steepZeroAt(nodes: readonly TapeNode[], { node, contributions }: PassStep): string | null {
  const steep = contributions.filter(({ product }) => isWhole(product));
  return steep.map((one) => steepAt(nodes, nodes[node] as TapeNode, one)).find((at) => at !== null) ?? null;
}

/** Of a contribution, element by element: what its slope in symbols comes to, beside the engine's number. */
function compared(
  nodes: readonly TapeNode[],
  node: TapeNode,
  { kind, place, local }: Contribution,
): [number, number][] {
  const slope = kind === "elementwise" && node.row ? slopesOf(node.row)[place] : undefined;
  if (slope === undefined || !isComputable(slope)) return [];
  return Array.from(local.values, (value, index) => [worth(slope, meetingAt(nodes, node, index)), value]);
}

/** Whether the slope in symbols comes to the number: of the larger of x and x it does not, and of 0 log 0 it cannot. */
export const comesTo = (nodes: readonly TapeNode[], node: TapeNode, contribution: Contribution): boolean =>
  compared(nodes, node, contribution).every(
    ([written, value]) => written === value || Math.abs(written - value) <= 1e-6 * Math.max(1, Math.abs(value)),
  );

/** Whether a slope that is infinite counts as a number by convention: of 0^b at b = 0 by b, 0. */
const isAgreed = (nodes: readonly TapeNode[], node: TapeNode, contribution: Contribution): boolean =>
  compared(nodes, node, contribution).some(
    ([written, value]) => Math.abs(written) === Number.POSITIVE_INFINITY && value === 0,
  );

/** Which conventions a pass rests on: libraries have other ones, or none. */
export function conventionsOf({ nodes, steps }: Trace): { kink: boolean; steep: boolean } {
  return {
    kink: steps.some(({ node }) => isAtKink(nodes[node] as TapeNode)),
    steep: steps.some((step) => steepZeroAt(nodes, step) !== null || infiniteAt(nodes, step, null) !== null),
  };
}

/** Whether a node stands where its slope jumps; the larger of a number and itself has none. */
export const isAtKink = ({ kink, inputs }: TapeNode): boolean => kink && (inputs.length < 2 || inputs[0] !== inputs[1]);

/** Where the slopes of an operation jump: each as a difference that is 0 there. */
const jumps = ({ row }: TapeNode): readonly Tree[] => (row ? slopesOf(row).flatMap(jumpsOf) : []);

/** What stands for the slope at a kink; null where there is none. */
function kinkText(nodes: readonly TapeNode[], node: TapeNode, { contributions }: PassStep): string | null {
  if (!isAtKink(node) || !node.row) return null;
  const op = nameOf(node);
  const here = (index: number) => meetingAt(nodes, node, index);
  const index = elementWhere(node, (at) => jumps(node).some((jump) => worth(jump, here(at)) === 0)) ?? 0;
  const [a = "", b = ""] = node.inputs.map((id, place) => nameAt(nodes[id], place));
  if (jumps(node).some((jump) => String(jump) === "-,a,b")) return words.text("kink.tie", { op, a, b });
  const slope = number(contributions[0]?.local.values[index] ?? Number.NaN);
  const tree = slopesOf(node.row)[0];
  const numbers = here(index);
  // Only what jumps is asked beside the place: all else is the same on both sides.
  const beside = (by: number): number => {
    const moved = { ...numbers, a: (numbers.a ?? 0) + by * 1e-6 * Math.max(1, Math.abs(numbers.a ?? 0)) };
    return tree === undefined ? Number.NaN : Number(worth(tree, moved).toPrecision(5));
  };
  const [left, right] = [beside(-1), beside(1)];
  if (node.inputs.length > 1 || Number.isNaN(left + right)) return words.text("kink.other", { op, slope });
  return words.text("kink.one", { a, at: number(numbers.a ?? 0), op, slope, left: number(left), right: number(right) });
}

function nameAt(input: TapeNode | undefined, place: number): string {
  const name = input ? labelOf(input) : "";
  if (!input || input.value.values.length === 1) return name;
  return words.text(place === 0 ? "kink.element" : "kink.element.other", { name });
}

/** Whether some node stands where a slope of its operation is infinite: there the slopes of what follows may jump. */
export const hasSteep = (nodes: readonly TapeNode[]): boolean =>
  nodes.some((node) =>
    (node.row ? slopesOf(node.row) : []).some((slope) =>
      node.value.values.some(
        (_, index) => Math.abs(worth(slope, meetingAt(nodes, node, index))) === Number.POSITIVE_INFINITY,
      ),
    ),
  );

/**
 * On which side of each of its jumps every element of every node stands: −1, 0 or 1. Where two points of a line have
 * different sides, a kink lies between them.
 */
export function sides(nodes: readonly TapeNode[]): number[] {
  return nodes.flatMap((node) => {
    if (!node.row?.hasKink) return [];
    return Array.from(node.value.values.keys()).flatMap((index) => {
      const here = meetingAt(nodes, node, index);
      return jumps(node).map((jump) => Math.sign(worth(jump, here)));
    });
  });
}
