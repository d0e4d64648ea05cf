import type { LessonResult } from "../../kit/result";
import type { Open } from "./open";
import { plainVariant, receiptOf } from "./receipt/receipt";
import type { State } from "./state";
import { verdictOf } from "./variant/variant";

/** What is sent for every answer that is given. */
export function answerResult(seed: number, { asked, attempt, number, retry }: Open): LessonResult {
  const { text, value, choice, reason, hints, seconds } = attempt;
  const correct = verdictOf(asked, attempt).is === "right";
  return {
    lesson: "init-quiz",
    seed,
    score: correct ? 1 : 0,
    question: asked.question.key,
    number,
    try: retry,
    variant: plainVariant(asked),
    answers: { text, value, choice, reason },
    correct,
    hints,
    seconds,
    finished: false,
  };
}

/** What is sent when the summary is opened. */
export function finalResult(state: State): LessonResult {
  const { seed, score, entries } = receiptOf(state);
  return { lesson: "init-quiz", seed, score, answers: entries.map((one) => ({ ...one })), finished: true };
}
