import type { Names, NumericQuestion, SigmaReading, WrongAnswer } from "./questions/question";

/** The relative error that an answer may have, as a standard deviation or a variance, whichever the learner chose. */
export const tolerance = 0.005;
/** An answer that is not recognized, but whose relative error is below this, was rounded too much. */
const nearly = 0.03;

/**
 * A recognized answer: the key (`known` is null) or a known mistake. `swapped`: it fits the other reading, a variance
 * given as a standard deviation or the reverse.
 */
export interface Recognized {
  known: WrongAnswer | null;
  swapped: boolean;
  value: number;
}

export type QuizVerdict = { is: "right" } | { is: "mistake"; match: Recognized } | { is: "near" } | { is: "wrong" };

const inReading = (variance: number, reading: SigmaReading): number =>
  reading === "std" ? Math.sqrt(variance) : variance;
const other = (reading: SigmaReading): SigmaReading => (reading === "std" ? "variance" : "std");

/** The key as a standard deviation or a variance, whichever the learner chose. */
export function keyOf(question: NumericQuestion, at: Names, reading: SigmaReading): number {
  return question.form === "sigma" ? inReading(question.right(at), reading) : question.right(at);
}

/** All answers that are recognized, the key first; for a sigma also each in the other reading. */
export function recognized(question: NumericQuestion, at: Names, reading: SigmaReading): Recognized[] {
  const all = [
    { known: null, value: question.right(at) },
    ...question.wrongAnswers.map((known) => ({ known, value: known.value(at) })),
  ];
  if (question.form === "number") return all.map((one) => ({ ...one, swapped: false }));
  return [reading, other(reading)].flatMap((read) =>
    all.map(({ known, value }) => ({ known, swapped: read !== reading, value: inReading(value, read) })),
  );
}

const within = (answer: number, value: number, part: number): boolean =>
  Math.abs(answer - value) <= part * Math.abs(value);

/** Judges an answer by the formulas alone, so that chance plays no part. */
export function judge(question: NumericQuestion, at: Names, answer: number, reading: SigmaReading): QuizVerdict {
  const match = recognized(question, at, reading).find(({ value }) => within(answer, value, tolerance));
  if (match) return match.known || match.swapped ? { is: "mistake", match: match } : { is: "right" };
  return { is: within(answer, keyOf(question, at, reading), nearly) ? "near" : "wrong" };
}

/** Whether the recognized answers are so far apart, in both readings, that no number fits two of them. */
export function separate(question: NumericQuestion, at: Names): boolean {
  return (["std", "variance"] as const).every((reading) => {
    const values = recognized(question, at, reading)
      .map(({ value }) => value)
      .sort((one, next) => one - next);
    return values.every(
      (value, index) => index === 0 || (values[index - 1] as number) * (1 + tolerance) < value * (1 - tolerance),
    );
  });
}
