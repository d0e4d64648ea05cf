/** The result of grading a receipt again. */
export interface Graded {
  lesson: string;
  /** The exercise of the lesson; empty if the receipt covers all exercises. */
  exercise: string;
  name: string;
  /** The seed of its exercises. */
  variant: number;
  points: number;
  max: number;
  right: number;
  answered: number;
  hints: number;
  seconds: number;
  /** How many times this exercise was begun in the same browser. */
  beginning: number;
  begun: string;
  made: string;
  /** The answers and the time between them, as text. Two receipts with equal texts were not made independently. */
  answers: string;
  /** A note on a receipt that counts nevertheless. */
  remark?: string;
  /**
   * Contradictions between the receipt and its own seed and answers, in words. A receipt with such problems does not
   * count.
   */
  problems: string[];
  /** All questions that were answered, right or wrong. */
  asked: Asked[];
  /** The wrong answers. */
  mistakes: Mistake[];
}

/** A question whose answers are counted over a whole class. */
export interface Asked {
  /** Unique among all lessons. */
  exercise: string;
  title: string;
}

export interface Mistake {
  /** The question that was answered in this way. */
  exercise: string;
  /** The misconception behind this answer, by its name in the file of the exercise. */
  misconception: string;
  /** The explanation that the page gives. */
  explanation: string;
}

/** Grades a receipt again on the engine. */
export type Grader = (candidate: unknown) => Promise<Graded>;

type Head = Pick<Graded, "name" | "variant" | "beginning" | "begun" | "made">;

/** The fields that describe a receipt; empty if it could not be read. */
export function headOf(receipt: Head | null): Head {
  const { name = "", variant = 0, beginning = 0, begun = "", made = "" } = receipt ?? {};
  return { name, variant, beginning, begun, made };
}

/** With fewer answers, two people may have the same intervals by chance. */
const fewestTimes = 3;

/**
 * The milliseconds between successive answers: shifting all times of a copied receipt does not change them. With fewer
 * than `fewestTimes` answers, the times themselves.
 */
export function paceOf(given: readonly string[]): readonly (number | string)[] {
  if (given.length < fewestTimes) return given;
  const times = given.map((one) => Date.parse(one));
  return times.slice(1).map((time, index) => time - (times[index] ?? 0));
}
