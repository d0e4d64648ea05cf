import type { LessonResult } from "../../../kit/result";
import { type Judged, judged } from "../foretell/judging";
import { shareRight } from "../foretell/pairs";
import type { Claim, Finding } from "./claim";
import { standings, tied } from "./standings";
import { type ClaimsState, orderOf } from "./state";

/** The learner's order against what was measured. */
export function judgedBy(claim: Claim, finding: Finding, state: ClaimsState): Judged {
  return judged(orderOf(state, claim), standings(claim, finding), tied);
}

/** What the learner expected beside what was measured: the share of right pairs among those that can be told apart. */
export function report(claim: Claim, finding: Finding, state: ClaimsState): LessonResult {
  return {
    lesson: "optimizers",
    seed: state.seeds,
    score: shareRight(judgedBy(claim, finding, state)),
    answers: { order: orderOf(state, claim), sentence: state.guesses[claim.id] ?? "" },
    claim: claim.id,
    truth: standings(claim, finding).map(({ rule }) => rule),
    verdict: finding.verdict,
  };
}
