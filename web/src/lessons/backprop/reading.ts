import type { Expressed, ExpressionRequest, MatrixInput, Problem, Refused } from "../../engine";
import { type Moment, moments } from "./cursor";
import { freeNames } from "./input/names";
import { isOne, seed } from "./input/seed";
import { typedMatrix } from "./input/values";
import { labelOf } from "./labels";
import type { State } from "./state";
import { words } from "./words";

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
  /** What adjoints are derivatives of: the output, or what the cotangent u makes of it. */
  outputName: string;
  /** The input that moves in forward mode, and whether by 1: tangents are then derivatives with respect to it. */
  wrt: string;
  isUnit: boolean;
}

/** Where a pass begins: the cotangent of the output, the tangent of an input. */
export type Seed = "cotangent" | "tangent";

/** What was wrong with what was typed: the text, a cotangent or tangent (each problem has its path), or the value of a name. */
export interface Wrong {
  problems: readonly Problem[];
  names: readonly string[];
}

export type Express = (request: ExpressionRequest) => Promise<Expressed | Refused>;
type Typed = Pick<State, "text" | "at" | "mode" | "wrt" | Seed>;

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

/** Reads and differentiates what was typed. A cotangent or a tangent that nobody typed is all ones. */
export async function read(state: Typed, express: Express): Promise<Reading | Wrong> {
  const { text, at: typed, mode, wrt: wanted } = state;
  const { at, wrong } = values({ text, at: typed });
  if (wrong.length > 0) return { problems: [], names: wrong };
  const request = { text, at };
  const plain = await express({ ...request, mode: "value" });
  if ("problems" in plain) return { problems: plain.problems, names: [] };
  const cotangent = seed(state.cotangent, plain.value);
  if (cotangent === null) return unreadable("cotangent");
  const reverse = await express({ ...request, mode: "vjp", cotangent });
  if ("problems" in reverse) return { problems: reverse.problems, names: [] };
  const inputs = reverse.nodes.filter(({ op }) => op === "input");
  const moving = inputs.find(({ name }) => name === wanted) ?? inputs[0];
  const wrt = moving?.name ?? "";
  const tangent = mode === "jvp" && moving ? seed(state.tangent, moving.value) : 1;
  if (tangent === null) return unreadable("tangent");
  const trace = mode === "jvp" && moving ? await express({ ...request, mode, wrt, tangent }) : reverse;
  if ("problems" in trace) return { problems: trace.problems, names: [] };
  const shown = trace === reverse ? "vjp" : "jvp";
  const moved = moving && trace.derivatives[moving.id];
  const isUnit = shown === "vjp" || !moved || isOne(moved);
  const output = outputOf(reverse);
  const name = reverse.nodes[output] ? labelOf(reverse.nodes[output]) : "";
  const begun = reverse.derivatives[output];
  const outputName = begun && !isOne(begun) ? `(u·${name})` : name;
  return { text, request, mode: shown, trace, reverse, walk: moments(trace, shown), output, outputName, wrt, isUnit };
}

const unreadable = (path: Seed): Wrong => ({
  problems: [{ path, code: "unreadable", params: {}, message: words.text("seed.unreadable") }],
  names: [],
});

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
