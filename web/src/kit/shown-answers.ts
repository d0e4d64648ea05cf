import type { ReactiveController, ReactiveControllerHost } from "lit";

/**
 * The questions of a lesson or panel whose answers have been shown, either by the figure or after the reader answered.
 * A question stays in this set when the figure goes back, when the answer is undone, or when another question is asked
 * in between. Both `gl-predict` and the parts that wait for an answer ask this set, so that nothing waits for an answer
 * that can no longer be given.
 */
export class ShownAnswers<Key extends string> implements ReactiveController {
  private readonly keys = new Set<Key>();

  /** `now`: the question whose answer is on the screen now; null if there is none. */
  constructor(
    host: ReactiveControllerHost,
    private readonly now: () => Key | null,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    const key = this.now();
    if (key !== null) this.keys.add(key);
  }

  has(key: Key): boolean {
    return this.keys.has(key);
  }
}
