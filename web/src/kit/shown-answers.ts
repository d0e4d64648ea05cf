import type { ReactiveController, ReactiveControllerHost } from "lit";

/**
 * The questions of a lesson or panel whose answers were on the screen before they were given: what has been seen stays
 * seen when the figure goes back, or another question is asked in between. Its `gl-predict` and all that waits for an
 * answer ask here, so that nothing waits for an answer that can no longer be given.
 */
export class ShownAnswers<Key extends string> implements ReactiveController {
  private readonly keys = new Set<Key>();

  /** `now`: the question that has no answer yet, but is answered by what is shown now; null: there is none. */
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
