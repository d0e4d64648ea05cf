import type { Graded } from "../predict/graded";
import { orderOfAll } from "../predict/judging";
import type { Claim, Finding } from "./claim";
import { judgedOrder, standings } from "./standings";
import type { ClaimsState } from "./state";

/** The learner's order and expectation beside what was measured, a point each; null when nothing was expected. */
export function report(
  claim: Claim,
  { tried: [first], verdict }: Finding,
  state: ClaimsState,
  { tries, seconds }: { tries: number; seconds: number },
): Graded | null {
  const order = state.orders[claim.id];
  const guess = state.guesses[claim.id];
  if (!first || (order === undefined && guess === undefined)) return null;
  const pairs = order && judgedOrder(orderOfAll(order, claim.contest.rules), standings(claim, first.trial));
  // Where no two can be told apart, no order is wrong.
  const points = [
    ...(pairs ? [pairs.of === 0 ? 1 : pairs.right / pairs.of] : []),
    ...(guess ? [Number(guess === verdict)] : []),
  ];
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
