import type { Expressed, ExpressionRequest, Matrix64, MatrixInput, OperatorRow, Problem, Refused } from "../../engine";
import { problemText } from "../../messages/core";
import type { StateProblem } from "../../state";
import { faultOf } from "./domain";
import { exampleOf, examples } from "./examples";
import { matrixOf } from "./matrix";
import { freeNames } from "./names";
import { isFunction, type Trace, withRows } from "./operators";
import type { State } from "./state";
import { labelOf } from "./symbols";
import { isOne, typedMatrix, typedSeed, usual } from "./typed";
import { type Walk, walked } from "./walk";
import { words } from "./words";

/** An expression as the engine has read and differentiated it. */
export interface TextReading {
  text: string;
  request: Omit<ExpressionRequest, "mode">;
  mode: State["mode"];
  /** The engine's table of operators. */
  rows: readonly OperatorRow[];
  /** The pass of the mode. */
  trace: Trace;
  /** The reverse pass, whatever the mode: the code shows what it finds. */
  reverse: Trace;
  walk: Walk;
  output: number;
  /** The adjoint of the output: what was typed for it, or ones. Also a constant has it. */
  cotangent: Matrix64;
  /** What adjoints are derivatives of: the output, or what the cotangent u makes of it. */
  outputName: string;
  /** The input that moves in forward mode, and whether by 1: tangents are then derivatives with respect to it. */
  wrt: string;
  isUnit: boolean;
  /** Why the reverse pass finds no derivatives, in words; empty where it finds them. */
  missing: string;
}

/** Where a pass begins: the cotangent of the output, the tangent of an input. */
export type Seed = "cotangent" | "tangent";

/**
 * What was wrong with what was typed: the text, a cotangent or tangent (each problem has its path), or the value of a
 * name.
 */
export interface Wrong {
  problems: readonly Problem[];
  names: readonly string[];
}

/** What the lesson asks the engine for. */
export interface ReadingCalls {
  express: (request: ExpressionRequest) => Promise<Expressed | Refused>;
  operators: () => Promise<readonly OperatorRow[]>;
}
type Typed = Pick<State, "text" | "at" | "mode" | "wrt" | Seed>;

/** What was typed for a name; else what the example gives it, whose text this is; else 1. */
export function typedFor({ text, at }: Pick<State, "text" | "at">, name: string): string {
  const typed = Object.hasOwn(at, name) ? at[name] : undefined;
  const example = exampleOf(text);
  const given: Readonly<Record<string, string>> = example ? examples[example].at : {};
  return typed ?? (Object.hasOwn(given, name) ? given[name] : undefined) ?? usual;
}

/** Values of the names that the text asks for, and the names whose value cannot be read. */
export function values(state: Pick<State, "text" | "at">): { at: Record<string, MatrixInput>; wrong: string[] } {
  const entries: [name: string, value: MatrixInput][] = [];
  const wrong: string[] = [];
  for (const name of freeNames(state.text)) {
    const value = typedMatrix(typedFor(state, name));
    if (value === null) wrong.push(name);
    else entries.push([name, value]);
  }
  return { at: Object.fromEntries(entries), wrong };
}

/** Reads and differentiates what was typed. A cotangent or a tangent that nobody typed is all ones. */
export async function read(state: Typed, asked: ReadingCalls): Promise<TextReading | Wrong> {
  const rows = await asked.operators();
  const express = async (request: ExpressionRequest) => withRows(await asked.express(request), rows);
  const { text, mode, wrt: chosen } = state;
  const { at, wrong } = values(state);
  // A function without its bracket is no name; the engine says what is missing.
  for (const { spelling } of rows.filter(isFunction)) delete at[spelling];
  if (wrong.length > 0) return { problems: [], names: wrong };
  const request = { text, at };
  const plain = await express({ ...request, mode: "value" });
  if ("problems" in plain) return { problems: plain.problems, names: [] };
  const seed = typedSeed(state.cotangent, plain.value);
  if (seed === null) return unreadable("cotangent");
  const reverse = await express({ ...request, mode: "vjp", cotangent: seed });
  if ("problems" in reverse) return { problems: reverse.problems, names: [] };
  const inputs = reverse.nodes.filter(({ op }) => op === "input");
  const moving = inputs.find(({ name }) => name === chosen) ?? inputs[0];
  const wrt = moving?.name ?? "";
  const tangent = mode === "jvp" && moving ? typedSeed(state.tangent, moving.value) : 1;
  if (tangent === null) return unreadable("tangent");
  const trace = mode === "jvp" && moving ? await express({ ...request, mode, wrt, tangent }) : reverse;
  if ("problems" in trace) return { problems: trace.problems, names: [] };
  const shown = trace === reverse ? "vjp" : "jvp";
  const moved = moving && trace.derivatives[moving.id];
  const isUnit = shown === "vjp" || !moved || isOne(moved);
  const { output } = reverse;
  const name = reverse.nodes[output] ? labelOf(reverse.nodes[output]) : "";
  const cotangent = matrixOf(seed);
  const fault = faultOf(reverse, output, "vjp");
  return {
    ...{ text, request, mode: shown, rows, trace, reverse, output, cotangent, wrt, isUnit },
    walk: walked(trace, shown, output, cotangent, trace === reverse ? fault : faultOf(trace, output, "jvp")),
    outputName: isOne(cotangent) ? name : `(u·${name})`,
    missing: fault?.text ?? "",
  };
}

/** What was wrong, as problems of the state: by the path of each, in words. */
export function refusals(state: State, { problems, names }: Wrong): StateProblem[] {
  const unread = (name: string): StateProblem => ({
    path: `at.${name}`,
    code: "unreadable",
    message: words.text("field.at.wrong", { name, text: typedFor(state, name) }),
  });
  return [
    ...problems.map((problem) => ({ path: problem.path, code: problem.code, message: problemText(problem) })),
    ...names.map(unread),
  ];
}

const unreadable = (path: Seed): Wrong => ({
  problems: [{ path, code: "unreadable", params: {}, message: words.text("seed.unreadable") }],
  names: [],
});
