import type { emitGraded } from "../../../kit";
import type { Judged } from "./judging";

/** What `gradlab-result` tells of an answer. */
export type Graded = Parameters<typeof emitGraded>[1];

/**
 * Points of an order: a pair in the right order is one. Once the right order has been shown, another try earns nothing.
 */
export const pointsOf = ({ right, of }: Judged, tries: number): Pick<Graded, "correct" | "score" | "max"> => ({
  correct: right === of,
  score: tries > 1 ? 0 : right,
  max: of,
});

/** Counts tries and seconds of exercises by their names. */
export class Attempts {
  private readonly tries = new Map<string, number>();
  private readonly begun = new Map<string, number>();

  /** The exercise is in view. */
  begin(exercise: string): void {
    if (!this.begun.has(exercise)) this.begun.set(exercise, performance.now());
  }

  /** Another answer to it: how many there were, and how long it took since it came into view or was answered last. */
  answered(exercise: string): { tries: number; seconds: number } {
    const tries = (this.tries.get(exercise) ?? 0) + 1;
    this.tries.set(exercise, tries);
    const now = performance.now();
    const seconds = (now - (this.begun.get(exercise) ?? now)) / 1000;
    this.begun.set(exercise, now);
    return { tries, seconds };
  }
}
