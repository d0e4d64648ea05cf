import { engine } from "../../../engine";
import { isRefused } from "../../../engine/errors";
import type { Problem } from "../../../engine/types";

/** What the engine makes of a typed rule. */
export interface Reading {
  /** As it was typed. */
  text: string;
  /** Of the text, with their columns; none: it can race. */
  problems: readonly Problem[];
  /** The names that need a value, in the order of the text. */
  constants: readonly string[];
}

/** Asks the engine for a single step without constants: it names those it misses, or what it cannot read. */
export async function readRule(text: string): Promise<Reading> {
  const optimizer = { name: "own" as const, rule: text, constants: {} };
  const answer = await engine().call("descend", [{ surface: { name: "bowl" }, optimizer, start: [1, 1], steps: 1 }]);
  const found = isRefused(answer) ? answer.problems : [];
  const isMissing = ({ code }: Problem) => code === "missing-constant";
  return {
    text,
    problems: found.filter((problem) => !isMissing(problem)),
    constants: found.filter(isMissing).map(({ params }) => String(params.name)),
  };
}
