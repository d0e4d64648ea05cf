import type { Attempt } from "../state";

/** What is needed of a try to score it. */
export interface Tried extends Pick<Attempt, "hints" | "given"> {
  correct: boolean;
}

/** A question counts whole when its first answer was right without a hint, half when it became right later or with hints. */
export function worth(tries: readonly Tried[]): number {
  const given = tries.filter((one) => one.given);
  if (!given.some(({ correct }) => correct)) return 0;
  return given.length === 1 && given[0]?.hints === 0 ? 1 : 0.5;
}

/** From 0 to 1 over all questions. */
export function score(questions: readonly (readonly Tried[])[]): number {
  return questions.reduce((sum, tries) => sum + worth(tries), 0) / questions.length;
}
