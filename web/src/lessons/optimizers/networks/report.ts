import type { LessonResult } from "../../../kit/result";
import { shareRight } from "../predict/pairs";
import { orderOf, type State } from "./state";
import type { Study } from "./study";
import { judgedByLoss, ranking } from "./verdict";

/** What the learner expected beside what was measured: the share of right pairs among those told apart; null when nothing was put in order. */
export function report(state: State, { findings }: Study): LessonResult | null {
  if (state.guess.order.length === 0) return null;
  const { data, rules } = state;
  const order = orderOf(state);
  const ranked = ranking(findings);
  return {
    lesson: "optimizers-networks",
    seed: data.seed,
    score: shareRight(judgedByLoss(order, ranked)),
    answers: order,
    truth: ranked.order.map(({ entry }) => entry.rule),
    source: data.source,
    rules: [...rules],
  };
}
