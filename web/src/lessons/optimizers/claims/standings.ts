import { judge, mean, paired } from "../../../statistics";
import { type GradedAnswer, type JudgedOrder, judged, orderOfAll, placesOf } from "../predict/judging";
import type { Claim, ClaimFinding, Trial } from "./claim";
import type { ClaimsState } from "./state";

/** The result of a rule in a contest. */
export interface Standing {
  rule: string;
  /** The mean over the seeds; infinite when a run did not arrive. */
  score: number;
  scores: readonly number[];
  /** The range of places, from 0, that are right for this rule: more than one where differences may be chance. */
  places: readonly [first: number, last: number];
}

/** The rules of a contest in the measured order, best first, and which pairs cannot be distinguished. */
export interface Standings {
  order: readonly Standing[];
  tied(one: { rule: string }, other: { rule: string }): boolean;
}

/**
 * Ranks the rules of a contest, and judges all pairs together. A rule that did not always arrive is ranked behind those
 * that did.
 */
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

/** Compares an expected order with the measured one; only pairs that these seeds distinguish count. */
export const judgedOrder = (order: readonly string[], { order: truth, tied }: Standings): JudgedOrder =>
  judged(order, truth, tied);

/**
 * The graded result of a prediction: at most one point for the order and one for the verdict; null where neither was
 * given or decided.
 */
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
  // If no two rules can be distinguished, no order is right or wrong; the same holds for an undecided verdict.
  // Otherwise a run with the fewest seeds would give points for nothing.
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
    // Other seeds give nearly the same result, so a second try, after the answer was shown, earns nothing.
    score: tries > 1 ? 0 : right,
    max: points.length,
    tries,
    hints: 0,
    seconds,
  };
}
