import { type Attempts, type Graded, pointsOf } from "../predict/graded";
import { orderOf, type State } from "./state";
import type { Study } from "./study";
import { judgedByLoss, ranking } from "./verdict";

/** What is asked: the rules in order, on these data and this network. */
export const exerciseOf = ({ data, rules }: State): string => `networks ${data.source} ${rules.join(" ")}`;

/**
 * What the learner expected beside what was measured: a point for each pair told apart; null when nothing was put in
 * order.
 */
export function report(state: State, { findings }: Study, attempts: Attempts): Graded | null {
  const exercise = exerciseOf(state);
  // It has been shown, whether anybody had put anything in order or not.
  const { tries, seconds } = attempts.answered(exercise);
  if (state.guess.order.length === 0) return null;
  const answer = orderOf(state);
  return {
    lesson: "optimizers-networks",
    exercise,
    variant: state.data.seed,
    answer,
    ...pointsOf(judgedByLoss(answer, ranking(findings)), tries),
    tries,
    hints: 0,
    seconds,
  };
}
