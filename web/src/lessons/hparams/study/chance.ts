/** What the trials of a study tell, beside what chance alone makes of as many. */
import type { Row } from "../../../engine/types";
import { estimate, judge, someMissed, welch } from "../../../statistics";
import { bestOf } from "../sweeps";
import { outerOf, type StudyResults, trialsOf } from "./table";

export const level = 0.05;

export interface LastPart {
  /** The part whose best trial is the worst. */
  part: number;
  /** How many trials of the study are better than that. */
  better: number;
  /** The probability that chance leaves some part without any of them. */
  p: number;
  isApart: boolean;
}

/** Whether parts of the trials differ in how low the best of each comes; what diverged is worst. Null for one part. */
export function lastPart(parts: readonly (readonly Row[])[]): LastPart | null {
  if (parts.length < 2 || parts.some((rows) => rows.length === 0)) return null;
  const lowest = parts.map((rows) => bestOf(rows)?.metric ?? Number.POSITIVE_INFINITY);
  const last = Math.max(...lowest);
  const better = parts.flat().filter(({ metric }) => metric !== null && metric < last).length;
  const p = someMissed(
    parts.map((rows) => rows.length),
    better,
  );
  return { part: lowest.indexOf(last), better, p, isApart: p <= level };
}

/** The share of all trials that lie in the same outer tenth: what a strategy puts there, good or not. */
export function outerShare(results: StudyResults, name: string, side: "low" | "high"): number {
  const there = trialsOf(results).filter(({ params }) => typeof params[name] === "number");
  const outer = there.filter((row) =>
    outerOf(row, results.document).some((at) => at.name === name && at.side === side),
  );
  return outer.length / Math.max(1, there.length);
}

const rate = "optimizer.lr";

/** Geometric means of the learning rates of the trials that diverged and of the others, where the first are larger. */
export function divergedRates(results: StudyResults): { diverged: number; others: number } | null {
  const logs = (rows: readonly Row[]) =>
    rows.flatMap(({ params }) => {
      const lr = params[rate];
      return typeof lr === "number" && lr > 0 ? [Math.log(lr)] : [];
    });
  // What was refused is in neither.
  const rows = trialsOf(results);
  const one = logs(rows.filter(({ diverged }) => diverged !== null));
  const other = logs(rows.filter(({ metric }) => metric !== null));
  if (!(rate in results.document.space) || judge([welch(one, other)])[0]?.decision !== "holds") return null;
  return { diverged: Math.exp(estimate(one).mean), others: Math.exp(estimate(other).mean) };
}
