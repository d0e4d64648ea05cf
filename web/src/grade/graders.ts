import type { Grader } from "../kit/graded";

/** The graders by the name of the lesson in the receipt. */
export const graders: Readonly<Record<string, () => Promise<Grader>>> = {
  backprop: async () => (await import("../lessons/backprop/turn/grader")).graded,
  hparams: async () => (await import("../lessons/hparams/game-grader")).graded,
  "init-quiz": async () => (await import("../lessons/init-quiz/grader")).graded,
};
