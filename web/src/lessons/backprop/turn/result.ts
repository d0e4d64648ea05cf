import type { LessonResult } from "../../../kit/result";
import type { Blank } from "./blanks";
import { score } from "./score";
import type { TurnState } from "./state";

/** What a finished exercise tells the page around: seed, level, score, and every blank with its answer and what it took. */
export function resultOf(
  expression: string,
  blanks: readonly Blank[],
  { seed, level, answers, slips, help }: TurnState,
): LessonResult {
  return {
    lesson: "backprop",
    seed,
    level,
    score: score({ slips, help }, blanks.length),
    expression,
    answers: blanks.map(({ kind, of, by, right }, index) => ({
      asked: kind === "local" ? `d${of}/d${by}` : `dL/d${of}`,
      answer: answers[index] ?? "",
      right,
      slips: slips[index] ?? 0,
      help: help[index] ?? 0,
    })),
  };
}
