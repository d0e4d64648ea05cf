import { type AskOptions, engine } from "../../../engine";
import { granted } from "../../../kit/failure";
import { operatorRows, type Trace, withRows } from "../operators";
import { type Exercise, exercise } from "./exercise";
import type { Level } from "./state";
import { type Blank, type Step, steps } from "./steps";

/** An exercise with the engine's own way back through it. */
export interface Worked {
  task: Exercise;
  trace: Trace;
  steps: readonly Step[];
}

export async function workedOut(level: Level, seed: number, { signal }: AskOptions = {}): Promise<Worked> {
  const task = exercise(level, seed);
  const request = { text: task.text, at: { ...task.at }, mode: "vjp" } as const;
  const answer = await engine().call("express", [request], { signal });
  const trace = granted(withRows(answer, await operatorRows(signal)));
  return { task, trace, steps: steps(trace) };
}

export const blanksOf = (worked: Pick<Worked, "steps">): Blank[] => worked.steps.flatMap(({ blanks }) => [...blanks]);
