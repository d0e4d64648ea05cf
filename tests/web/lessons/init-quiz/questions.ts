import { questions } from "../../../../web/src/lessons/init-quiz/questions";
import { variant } from "../../../../web/src/lessons/init-quiz/variants";

export const seeds = Array.from({ length: 10_000 }, (_, seed) => seed);
export const numeric = questions.flatMap((question, number) =>
  question.form === "choice" ? [] : [{ key: question.key, question, number }],
);
export const choices = questions.flatMap((question, number) =>
  question.form === "choice" ? [{ key: question.key, question, number }] : [],
);

/** The numbers of a numeric question in the first try and in one of the next seven, which depends on the seed. */
export function numbersOf(number: number, seed: number) {
  return [0, 1 + (seed % 7)].map((retry) => {
    const asked = variant(seed, number, retry);
    if (asked.form !== "number") throw new Error("This question has no numbers.");
    return asked.at;
  });
}
