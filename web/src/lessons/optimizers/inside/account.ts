import type { Descent, RuleChoice } from "../../../engine/types";
import type { Term, Values } from "./term";

/** One line of an update: it sets a variable. */
export interface Assignment {
  /** The variable that it sets; the last line of every rule sets `theta`. */
  to: string;
  target: Term;
  source: Term;
  /** A short description of the line. */
  name: string;
}

/** A line with the numbers of one step, per coordinate: the values before it, and its result. */
export interface AccountEntry extends Assignment {
  x: { at: Values; result: number };
  y: { at: Values; result: number };
}

export interface Account {
  entries: AccountEntry[];
  /** The parameters after the update. */
  theta: [x: number, y: number];
}

type Remembers = Pick<RuleChoice, "buffers" | "buffersStartAt">;

/** The values with which step `t + 1` begins in one coordinate: knobs, parameter, gradient and buffers. */
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
 * The update from point t to point t + 1, line by line, computed from the values that the engine had before it. The
 * result can be compared with the path's next point. Null if there is no such step.
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
