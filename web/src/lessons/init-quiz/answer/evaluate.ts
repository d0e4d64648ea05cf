import { type Expressed, type ExpressionRequest, engine, type Problem } from "../../../engine";
import type { Names } from "../variant/question";
import { expressionOf } from "./typed";

/** `read`: the text that the engine was given, in which the problems count their columns. */
export type Evaluated = { value: number } | { problems: readonly Problem[]; read: string };

type Ask = (request: ExpressionRequest) => Promise<Expressed | { problems: Problem[] }>;

/** What an expression may use: the numbers of the variant, pi, and n_in for n. */
export function namesOf(at: Names): Names {
  return { ...(at.n === undefined ? {} : { n_in: at.n }), ...at, pi: Math.PI };
}

/** The number that was typed, worked out by the engine; what it cannot read comes back as its problems. */
export async function evaluate(text: string, at: Names, ask: Ask = askEngine): Promise<Evaluated> {
  const names = namesOf(at);
  const read = expressionOf(text, Object.keys(names));
  const answer = await ask({ text: read, at: { ...names }, mode: "value" });
  if ("problems" in answer) return { problems: answer.problems, read };
  return { value: answer.value.values[0] ?? Number.NaN };
}

const askEngine: Ask = (request) => engine().call("express", [request]);
