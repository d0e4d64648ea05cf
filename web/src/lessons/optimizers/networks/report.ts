import type { LessonResult } from "../../../kit/result";
import { shareRight } from "../foretell/pairs";
import { orderOf, type State } from "./state";
import type { Study } from "./study";
import { judgedByLoss, ranked } from "./verdict";

/** What the learner expected beside what was measured: the share of right pairs among those that can be told apart. */
export function report(state: State, { findings }: Study): LessonResult {
  const { data, rules } = state;
  const order = orderOf(state);
  return {
    lesson: "optimizers-networks",
    seed: data.seed,
    score: shareRight(judgedByLoss(order, findings)),
    answers: order,
    truth: ranked(findings).map(({ entry }) => entry.rule),
    source: data.source,
    rules: [...rules],
  };
}
