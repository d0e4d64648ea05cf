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
  /** What else there is to know of it; it counts all the same. */
  remark?: string;
  /** What of it is not what its seed and its answers give, in words; then it does not count. */
  problems: string[];
  /** What was answered, right or wrong. */
  asked: Asked[];
  /** The wrong answers. */
  mistakes: Mistake[];
}

/** A question of which the answers of a whole class are counted together. */
export interface Asked {
  /** Not the same in two lessons. */
  exercise: string;
  /** What it is called. */
  title: string;
}

export interface Mistake {
  /** Of the question that was answered so. */
  exercise: string;
  /** The name that the exercise's file gives to what somebody believes who answers so. */
  misconception: string;
  /** What the page says to it. */
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
