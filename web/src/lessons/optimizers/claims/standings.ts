import { judge, mean, paired } from "../../../statistics";
import { type GradedAnswer, type JudgedOrder, judged, orderOfAll, placesOf } from "../predict/judging";
import type { Claim, ClaimFinding, Trial } from "./claim";
import type { ClaimsState } from "./state";

/** How a rule came off in the contest of an experiment. */
export interface Standing {
  rule: string;
  /** The mean over the seeds; infinite when one of them never got there. */
  score: number;
  scores: readonly number[];
  /** The places from 0 that would have been right for it: several where chance makes as much of a difference. */
  places: readonly [first: number, last: number];
}

/** The rules of a claim's contest as they came in, best first, and which pairs of them cannot be told apart. */
export interface Standings {
  order: readonly Standing[];
  tied(one: { rule: string }, other: { rule: string }): boolean;
}

/** All pairs are judged together; a rule that did not always arrive stands behind those that did. */
export function standings({ contest: { rules, best } }: Claim, { scores }: Trial): Standings {
  const sign = best === "least" ? 1 : -1;
  const all = rules.map((rule) => ({ rule, score: mean(scores[rule] ?? [Number.NaN]), scores: scores[rule] ?? [] }));
  const truth = all.sort((one, other) => (one.score === other.score ? 0 : sign * (one.score - other.score)));
  const pairs = truth.flatMap((one, at) => truth.slice(at + 1).map((other) => ({ one, other })));
  const finite = pairs.filter(({ one, other }) => Number.isFinite(one.score) && Number.isFinite(other.score));
  const judged = judge(finite.map(({ one, other }) => paired(one.scores, other.scores)));
  const open = new Set(
    finite.flatMap(({ one, other }, at) => (judged[at]?.decision === "undecided" ? [`${one.rule} ${other.rule}`] : [])),
  );
  for (const { one, other } of pairs) if (one.score === other.score) open.add(`${one.rule} ${other.rule}`);
  const tied: Standings["tied"] = (one, other) =>
    open.has(`${one.rule} ${other.rule}`) || open.has(`${other.rule} ${one.rule}`);
  const places = placesOf(truth, tied);
  return { order: truth.map((one, at) => ({ ...one, places: places[at] as [number, number] })), tied };
}

/** An expected order against the measured one: only pairs that these seeds tell apart count. */
export const judgedOrder = (order: readonly string[], { order: truth, tied }: Standings): JudgedOrder =>
  judged(order, truth, tied);

/** The order and the expectation beside what was measured, a point each; null where none was given or none decided. */
export function report(
  claim: Claim,
  { tried: [first], verdict }: ClaimFinding,
  state: ClaimsState,
  { tries, seconds }: { tries: number; seconds: number },
): GradedAnswer | null {
  const order = state.orders[claim.id];
  const guess = state.guesses[claim.id];
  if (!first || (order === undefined && guess === undefined)) return null;
  const pairs = order && judgedOrder(orderOfAll(order, claim.contest.rules), standings(claim, first.trial));
  // Where no two can be told apart, no order is right or wrong; nor is a sentence that these seeds do not decide:
  // with the fewest seeds both would be points for nothing.
  const points = [
    ...(pairs && pairs.of > 0 ? [pairs.right / pairs.of] : []),
    ...(guess && verdict !== "undecided" ? [Number(guess === verdict)] : []),
  ];
  if (points.length === 0) return null;
  const right = points.reduce((sum, point) => sum + point, 0);
  return {
    lesson: "optimizers",
    exercise: `claim ${claim.id}`,
    variant: state.seeds,
    answer: { ...(order ? { order } : {}), ...(guess ? { sentence: guess } : {}) },
    correct: right === points.length,
    // With other seeds it comes to much the same: what was shown earns nothing.
    score: tries > 1 ? 0 : right,
    max: points.length,
    tries,
    hints: 0,
    seconds,
  };
}
