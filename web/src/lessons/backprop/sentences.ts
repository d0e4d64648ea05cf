import type { Contribution, Matrix64 } from "../../engine";
import { conventionAt, missingValue } from "./domain";
import { nameOf, type TapeNode, type Trace } from "./operators";
import { isRepeated, labelOf, longText, shapeText } from "./symbols";
import { isOne } from "./typed";
import type { Moment, Walk } from "./walk";
import { words } from "./words";

/** Numbers that can be listened to; of a larger matrix its shape. */
const spoken = (matrix: Matrix64): string => (matrix.values.length > 6 ? `[${shapeText(matrix)}]` : longText(matrix));

/**
 * The step just taken as a sentence: what a screen reader hears, and what stands under the figure. Where something has
 * no value or no derivative, it says that and why. `wrt`: the input that moves in forward mode.
 */
export function sentence(trace: Trace, walk: Walk, moment: Moment | null, wrt: string): string {
  const { nodes } = trace;
  if (!moment) return start(trace, walk.mode === "jvp" ? wrt : "");
  const node = nodes[moment.node];
  if (!node) return "";
  const isEnd = moment === walk.moments.at(-1) && walk.fault?.node === node.id;
  const missing = missingValue(nodes, node);
  if (missing && moment.kind !== "back") return isEnd ? `${missing} ${words.text("domain.stop")}` : missing;
  const plain = plainly(trace, walk, moment, node, wrt);
  if (isEnd && walk.fault) return `${plain.split(":")[0]}. ${walk.fault.text}`;
  const forward = walk.mode === "jvp" ? { tangents: trace.derivatives, output: walk.output } : null;
  const convention = moment.step && conventionAt(nodes, moment.step, forward);
  return convention ? `${plain} ${convention}` : plain;
}

function plainly(trace: Trace, walk: Walk, moment: Moment, node: TapeNode, wrt: string): string {
  const { nodes } = trace;
  const name = labelOf(node);
  const value = spoken(node.value);
  const named = (id: number): string => (nodes[id] ? labelOf(nodes[id]) : "");
  const op = nameOf(node);
  switch (moment.kind) {
    case "value":
      return words.text("sentence.value", { name, value, op, inputs: listed(node.inputs.map(named)) });
    case "dual":
      return moment.step
        ? words.text("sentence.dual", { name, value, tangent: spoken(moment.step.given) })
        : words.text("sentence.dual.still", { name, value, wrt });
    case "seed": {
      if (trace.derivatives[node.id] === null)
        return words.text("sentence.seed.constant", { name, value: spoken(walk.seed) });
      return words.text(isOne(walk.seed) ? "sentence.seed" : "sentence.seed.chosen", {
        name,
        value: spoken(walk.seed),
      });
    }
    case "back": {
      const { given, contributions } = moment.step ?? { given: walk.seed, contributions: [] };
      if (contributions.length === 0) return words.text("sentence.back.none", { op, name });
      const shares = contributions.map((one) => share(one, given, named(one.input), isRepeated(node, one.place)));
      return `${words.text("sentence.back", { op, name, given: spoken(given) })} ${shares.join("; ")}.`;
    }
  }
}

function start({ nodes, derivatives }: Trace, wrt: string): string {
  const moving = nodes.find(({ op, name }) => op === "input" && name === wrt);
  const tangent = moving ? derivatives[moving.id] : null;
  return wrt && tangent
    ? words.text("sentence.start.jvp", { name: wrt, tangent: spoken(tangent) })
    : words.text("sentence.start");
}

function share(
  { kind, place, local, product, before, after }: Contribution,
  given: Matrix64,
  input: string,
  isSlot: boolean,
): string {
  const values = { input, product: spoken(product), given: spoken(given), local: spoken(local), slot: place + 1 };
  const handed =
    kind === "left" || kind === "right"
      ? words.text("sentence.back.matrix", values)
      : words.text(isSlot ? "sentence.back.slot" : "sentence.back.to", values);
  if (!before) return handed;
  return `${handed}, ${words.text("sentence.back.added", { before: spoken(before), after: spoken(after) })}`;
}

function listed(names: readonly string[]): string {
  return names.length < 2
    ? (names[0] ?? "")
    : `${names.slice(0, -1).join(", ")} ${words.text("sentence.and")} ${names.at(-1)}`;
}
