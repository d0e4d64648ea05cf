import type { Contribution, Expressed, Matrix64 } from "../../engine";
import type { Moment } from "./cursor";
import { isOne } from "./input/seed";
import { labelOf, longText, shapeText } from "./labels";
import { words } from "./words";

/** Numbers that can be listened to; of a larger matrix its shape. */
const spoken = (matrix: Matrix64): string => (matrix.values.length > 6 ? `[${shapeText(matrix)}]` : longText(matrix));

/** The step just taken as a sentence: what a screen reader hears, and what stands under the figure. */
export function says(trace: Expressed, moment: Moment | null, wrt: string): string {
  const { nodes } = trace;
  if (!moment) return start(trace, wrt);
  const node = nodes[moment.node];
  if (!node) return "";
  const name = labelOf(node);
  const value = spoken(node.value);
  const named = (id: number): string => (nodes[id] ? labelOf(nodes[id]) : "");
  const op = called(node.op);
  switch (moment.kind) {
    case "value":
      return words.text("says.value", { name, value, op, inputs: listed(node.inputs.map(named)) });
    case "dual":
      return moment.step
        ? words.text("says.dual", { name, value, tangent: spoken(moment.step.given) })
        : words.text("says.dual.still", { name, value, wrt });
    case "seed": {
      const begun = trace.steps[0]?.given ?? trace.derivatives[moment.node] ?? node.value;
      return words.text(isOne(begun) ? "says.seed" : "says.seed.chosen", { name, value: spoken(begun) });
    }
    case "back": {
      const { given, contributions } = moment.step ?? { given: node.value, contributions: [] };
      if (contributions.length === 0) return words.text("says.back.none", { op, name });
      const shares = contributions.map((contribution) => share(contribution, given, named(contribution.input)));
      return `${words.text("says.back", { op, name, given: spoken(given) })} ${shares.join("; ")}.`;
    }
  }
}

const nouns = ["add", "sub", "mul", "div", "pow", "matmul", "neg"] as const;

/** An operation as a word: a sign that is read aloud says little. */
function called(op: string): string {
  const noun = nouns.find((one) => one === op);
  return noun ? words.text(`op.${noun}`) : op;
}

function start({ nodes, derivatives }: Expressed, wrt: string): string {
  const moving = nodes.find(({ op, name }) => op === "input" && name === wrt);
  const tangent = moving ? derivatives[moving.id] : null;
  return wrt && tangent
    ? words.text("says.start.jvp", { name: wrt, tangent: spoken(tangent) })
    : words.text("says.start");
}

function share({ kind, local, product, before, after }: Contribution, given: Matrix64, input: string): string {
  const told = { input, product: spoken(product) };
  const handed =
    kind === "left" || kind === "right"
      ? words.text("says.back.matrix", told)
      : words.text("says.back.to", { ...told, given: spoken(given), local: spoken(local) });
  if (!before) return handed;
  return `${handed}, ${words.text("says.back.added", { before: spoken(before), after: spoken(after) })}`;
}

function listed(names: readonly string[]): string {
  return names.length < 2
    ? (names[0] ?? "")
    : `${names.slice(0, -1).join(", ")} ${words.text("says.and")} ${names.at(-1)}`;
}
