import { emit } from "../elements/emit";
import type { Plain } from "../state";

/** What a reader did in an exercise, for whoever embeds the lesson: a course page may keep it or grade by it. */
export interface LessonResult {
  /** The slug of the lesson. */
  lesson: string;
  /** Makes the same exercise again. */
  seed: number;
  /** From 0 to 1. */
  score: number;
  /** What was answered: a list, or by the name of each question. */
  answers: Plain;
  /** Whatever else describes the exercise, such as its level. */
  [more: string]: Plain;
}

/** Sends `gradlab-result`: an exercise was finished. */
export function emitResult(host: EventTarget, detail: LessonResult): void {
  emit(host, "gradlab-result", detail);
}
