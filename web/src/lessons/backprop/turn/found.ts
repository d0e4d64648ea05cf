import type { Expressed } from "../../../engine";
import type { Blank } from "./blanks";
import { judge } from "./grade";

/** What the learner has found so far: adjoints by node, local derivatives by result and place. */
export interface Found {
  adjoints: ReadonlyMap<number, number>;
  /** Key: `result:place`. */
  locals: ReadonlyMap<string, number>;
  /** The operation that is being worked at. */
  current: number | null;
}

/** From the blanks that are answered right; the adjoint of the output is given. `current` is the name of the operation worked at. */
export function found(
  { nodes }: Expressed,
  blanks: readonly Blank[],
  answers: readonly string[],
  current: string | null,
): Found {
  const node = (name: string) => nodes.findLast((one) => one.name === name)?.id ?? -1;
  const adjoints = new Map<number, number>([[nodes.at(-1)?.id ?? -1, 1]]);
  const locals = new Map<string, number>();
  for (const [index, blank] of blanks.entries()) {
    if (judge(blank, answers[index] ?? "").is !== "right") continue;
    if (blank.kind === "adjoint") adjoints.set(node(blank.of), blank.right);
    else locals.set(`${node(blank.of)}:${blank.place}`, blank.right);
  }
  return { adjoints, locals, current: current === null ? null : node(current) };
}
