/** One receipt, worked out again. */
export interface Graded {
  lesson: string;
  /** Which of the lesson's exercises; empty where a receipt is of all. */
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
  /** How often this was begun in the same browser. */
  beginning: number;
  begun: string;
  made: string;
  /** What was answered and at which pace, as text: two receipts with the same were not made independently. */
  answers: string;
  /** A note on a receipt that counts nevertheless. */
  remark?: string;
  /** Where the receipt contradicts its own seed and answers, in words; if there are any it does not count. */
  problems: string[];
  /** What was answered, right or wrong. */
  asked: Asked[];
  /** The wrong answers. */
  mistakes: Mistake[];
}

/** A question of which the answers of a whole class are counted together. */
export interface Asked {
  /** Unique over all lessons. */
  exercise: string;
  /** What it is called. */
  title: string;
}

export interface Mistake {
  /** Of the question that was answered so. */
  exercise: string;
  /** The misconception behind this answer, by its name in the exercise's file. */
  misconception: string;
  /** The explanation that the page gives. */
  explanation: string;
}

/** Grades a receipt again on the engine. */
export type Grader = (candidate: unknown) => Promise<Graded>;

type Head = Pick<Graded, "name" | "variant" | "beginning" | "begun" | "made">;

/** What a receipt says of itself; empty where it could not be read. */
export function headOf(receipt: Head | null): Head {
  const { name = "", variant = 0, beginning = 0, begun = "", made = "" } = receipt ?? {};
  return { name, variant, beginning, begun, made };
}

/** With fewer answers two people may have the same pace by chance. */
const fewestTimes = 3;

/**
 * The milliseconds from one answer to the next: they stay when all times of a copied receipt are shifted. Of few
 * answers the times themselves.
 */
export function paceOf(given: readonly string[]): readonly (number | string)[] {
  if (given.length < fewestTimes) return given;
  const times = given.map((one) => Date.parse(one));
  return times.slice(1).map((time, index) => time - (times[index] ?? 0));
}
