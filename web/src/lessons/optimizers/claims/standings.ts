import { placesOf } from "../foretell/judging";
import type { Claim, Finding } from "./claim";
import { clearlyMore, mean } from "./statistics";

/** How a rule came off in the contest of an experiment. */
export interface Standing {
  rule: string;
  /** The mean over the seeds; infinite when one of them never got there. */
  score: number;
  scores: readonly number[];
  /** The places from 0 that would have been right for it: several where chance makes as much of a difference. */
  places: readonly [first: number, last: number];
}

type Scored = Omit<Standing, "places">;

/** The rules of a claim's contest as they came in, best first. */
export function standings({ contest: { rules, best } }: Claim, { scores }: Finding): Standing[] {
  const sign = best === "least" ? 1 : -1;
  const all = rules.map(
    (rule): Scored => ({ rule, score: mean(scores[rule] ?? [Number.NaN]), scores: scores[rule] ?? [] }),
  );
  const truth = all.sort((one, other) => (one.score === other.score ? 0 : sign * (one.score - other.score)));
  const places = placesOf(truth, tied);
  return truth.map((one, at) => ({ ...one, places: places[at] as [number, number] }));
}

/** Whether two cannot be told apart: by Student's t over the seeds, and where no chance is in it, when they are the same. */
export function tied(one: Scored, other: Scored): boolean {
  if (one.scores.length < 2 || !Number.isFinite(one.score) || !Number.isFinite(other.score))
    return one.score === other.score;
  return !clearlyMore(one.scores, other.scores) && !clearlyMore(other.scores, one.scores);
}
