import type { Descent, RuleChoice } from "../../../engine/types";
import type { Term, Values } from "./term";

/** One line of an update: a letter takes a value. */
export interface Assignment {
  /** The letter that it sets; `theta` is the last of every rule. */
  to: string;
  target: Term;
  source: Term;
  /** In a few words, what it is. */
  name: string;
}

/** A line with the numbers of one step: before it was done, per coordinate, and what it gave. */
export interface AccountEntry extends Assignment {
  x: { at: Values; result: number };
  y: { at: Values; result: number };
}

export interface Account {
  entries: AccountEntry[];
  /** Where the rule put the parameters. */
  theta: [x: number, y: number];
}

type Remembers = Pick<RuleChoice, "buffers" | "buffersStartAt">;

/** What a rule begins with in one coordinate: parameter, gradient and buffers before step `t + 1`. */
function before(path: Descent, axis: "x" | "y", t: number, knobs: Values, rule: Remembers): Values {
  const held = rule.buffers.map((name) => [
    name,
    (t > 0 ? path.inside?.buffers.find((buffer) => buffer.name === name)?.[axis][t - 1] : undefined) ??
      knobs[rule.buffersStartAt] ??
      0,
  ]);
  return {
    ...knobs,
    ...Object.fromEntries(held),
    theta: path[axis][t] ?? Number.NaN,
    g: path.inside?.gradient[axis][t] ?? Number.NaN,
    t: t + 1,
  };
}

/**
 * The update from point t to point t + 1, line by line: every line computed from what the engine says stood there
 * before, so that the last one can be held against the path's next point. Null where there is no such step.
 */
export function accountOf(
  path: Descent,
  t: number,
  knobs: Values,
  lines: readonly Assignment[],
  rule: Remembers,
): Account | null {
  if (!path.inside || t < 0 || t + 1 >= path.x.length) return null;
  let [x, y] = [before(path, "x", t, knobs, rule), before(path, "y", t, knobs, rule)];
  const entries = lines.map((line): AccountEntry => {
    const entry = { ...line, x: { at: x, result: line.source.value(x) }, y: { at: y, result: line.source.value(y) } };
    [x, y] = [
      { ...x, [line.to]: entry.x.result },
      { ...y, [line.to]: entry.y.result },
    ];
    return entry;
  });
  return { entries, theta: [x.theta ?? Number.NaN, y.theta ?? Number.NaN] };
}
