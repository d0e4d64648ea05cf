import type { Names, NumericQuestion, SigmaReading, WrongAnswer } from "./questions/question";

/** The part of a number that an answer may be off by, in the quantity that the learner says. */
export const tolerance = 0.005;
/** Nearer than this to the key, and nothing known: rounded too much. */
const nearly = 0.03;

/** An answer that is recognized: the key (`known` null), or a known mistake. `swapped`: given in the other reading. */
export interface Recognized {
  known: WrongAnswer | null;
  swapped: boolean;
  value: number;
}

export type QuizVerdict = { is: "right" } | { is: "mistake"; match: Recognized } | { is: "near" } | { is: "wrong" };

const inReading = (variance: number, reading: SigmaReading): number =>
  reading === "std" ? Math.sqrt(variance) : variance;
const other = (reading: SigmaReading): SigmaReading => (reading === "std" ? "variance" : "std");

/** The key in the quantity that the learner says. */
export function keyOf(question: NumericQuestion, at: Names, reading: SigmaReading): number {
  return question.form === "sigma" ? inReading(question.right(at), reading) : question.right(at);
}

/** Everything that is recognized, the key first. Of a sigma also in the wrong reading. */
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

/** Judges by the formulas alone: nothing here is a sample. */
export function judge(question: NumericQuestion, at: Names, answer: number, reading: SigmaReading): QuizVerdict {
  const match = recognized(question, at, reading).find(({ value }) => within(answer, value, tolerance));
  if (match) return match.known || match.swapped ? { is: "mistake", match: match } : { is: "right" };
  return { is: within(answer, keyOf(question, at, reading), nearly) ? "near" : "wrong" };
}

/** Whether no number can be taken for two of the recognized answers, in either reading. */
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
