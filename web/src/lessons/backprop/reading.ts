import type { Expressed, ExpressionRequest, MatrixInput, Problem, Refused } from "../../engine";
import { type Moment, moments } from "./cursor";
import { labelOf } from "./labels";
import { freeNames } from "./names";
import type { State } from "./state";
import { filled, typedMatrix } from "./values";

/** An expression as the engine has read and differentiated it. */
export interface Reading {
  text: string;
  request: Omit<ExpressionRequest, "mode">;
  mode: State["mode"];
  /** The pass of the mode. */
  trace: Expressed;
  /** The reverse pass, whatever the mode: the code shows what it finds. */
  reverse: Expressed;
  walk: Moment[];
  output: number;
  outputName: string;
  /** The input that moves in forward mode. */
  wrt: string;
}

/** What was wrong with what was typed: the text, or the value of a name. */
export interface Wrong {
  problems: readonly Problem[];
  names: readonly string[];
}

export type Express = (request: ExpressionRequest) => Promise<Expressed | Refused>;
type Typed = Pick<State, "text" | "at" | "mode" | "wrt">;

/** What a name stands for until somebody says otherwise. */
export const usual = "1";

/** Values of the names that the text asks for, and the names whose value cannot be read. */
export function values({ text, at }: Pick<State, "text" | "at">): { at: Record<string, MatrixInput>; wrong: string[] } {
  const found: Record<string, MatrixInput> = {};
  const wrong: string[] = [];
  for (const name of freeNames(text)) {
    const value = typedMatrix(Object.hasOwn(at, name) ? (at[name] ?? usual) : usual);
    if (value === null) wrong.push(name);
    else found[name] = value;
  }
  return { at: found, wrong };
}

/** Reads and differentiates what was typed. A matrix as output is differentiated with a cotangent of ones, a matrix as input with a tangent of ones. */
export async function read({ text, at: typed, mode, wrt: wanted }: Typed, express: Express): Promise<Reading | Wrong> {
  const { at, wrong } = values({ text, at: typed });
  if (wrong.length > 0) return { problems: [], names: wrong };
  const request = { text, at };
  const plain = await express({ ...request, mode: "value" });
  if ("problems" in plain) return { problems: plain.problems, names: [] };
  const reverse = await express({ ...request, mode: "vjp", cotangent: filled(plain.value, 1) });
  if ("problems" in reverse) return { problems: reverse.problems, names: [] };
  const inputs = reverse.nodes.filter(({ op }) => op === "input");
  const moving = inputs.find(({ name }) => name === wanted) ?? inputs[0];
  const wrt = moving?.name ?? "";
  const trace = mode === "jvp" && moving ? await express({ ...request, mode, wrt, tangent: filled(moving.value, 1) }) : reverse;
  if ("problems" in trace) return { problems: trace.problems, names: [] };
  const shown = trace === reverse ? "vjp" : "jvp";
  const output = outputOf(reverse);
  const outputName = reverse.nodes[output] ? labelOf(reverse.nodes[output]) : "";
  return { text, request, mode: shown, trace, reverse, walk: moments(trace, shown), output, outputName, wrt };
}

/** The node the pass begins at; an expression that is only a name has a single node, or the one its last part names. */
function outputOf({ steps, derivatives, nodes }: Expressed): number {
  return (
    steps[0]?.node ??
    Math.max(
      derivatives.findLastIndex((derivative) => derivative !== null),
      nodes.length === 1 ? 0 : -1,
      0,
    )
  );
}
