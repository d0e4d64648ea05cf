import type { LessonResult } from "../../../lesson-base/result";
import { orderOf, type State } from "./state";
import type { Study } from "./study";
import { judgedByLoss, ranked } from "./verdict";

/** What the learner expected beside what was measured: the share of right pairs among those that can be told apart. */
export function report(state: State, { findings }: Study): LessonResult {
  const { data, rules } = state;
  const order = orderOf(state);
  const { right, of } = judgedByLoss(order, findings);
  return {
    lesson: "optimizers-networks",
    seed: data.seed,
    score: of === 0 ? 1 : right / of,
    answers: order,
    truth: ranked(findings).map(({ entry }) => entry.rule),
    source: data.source,
    rules: [...rules],
  };
}
