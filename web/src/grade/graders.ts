import type { Grader } from "../kit/graded";

/** The lessons whose receipts can be graded, by the name in the receipt. */
export const graders: Readonly<Record<string, () => Promise<Grader>>> = {
  "init-quiz": async () => (await import("../lessons/init-quiz/grader")).graded,
};
