import type { LessonResult } from "../../../kit";
import { orderOfAll } from "../predict/judging";
import { shareRight } from "../predict/pairs";
import type { Claim, Finding } from "./claim";
import { judgedOrder, standings } from "./standings";
import type { ClaimsState } from "./state";

/** The learner's order and expectation beside what was measured; null when nothing was expected. */
export function report(claim: Claim, { tried: [first], verdict }: Finding, state: ClaimsState): LessonResult | null {
  const order = state.orders[claim.id];
  const guess = state.guesses[claim.id];
  if (!first || (order === undefined && guess === undefined)) return null;
  const found = standings(claim, first.trial);
  const shares = [
    ...(order ? [shareRight(judgedOrder(orderOfAll(order, claim.contest.rules), found))] : []),
    ...(guess ? [Number(guess === verdict)] : []),
  ];
  const score = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return {
    lesson: "optimizers",
    seed: state.seeds,
    score,
    answers: { ...(order ? { order } : {}), ...(guess ? { sentence: guess } : {}) },
    claim: claim.id,
    truth: found.order.map(({ rule }) => rule),
    verdict,
  };
}
