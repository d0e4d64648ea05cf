import type { ReactiveController, ReactiveControllerHost } from "lit";

/**
 * The questions of a lesson or panel whose answers have been on the screen, because the figure showed them or because
 * the reader answered and was told: what has been seen stays seen when the figure goes back, when the answer is undone,
 * or when another question is asked in between. Its `gl-predict` and all that waits for an answer ask here, so that
 * nothing waits for an answer that can no longer be given.
 */
export class ShownAnswers<Key extends string> implements ReactiveController {
  private readonly keys = new Set<Key>();

  /** `now`: the question whose answer is on the screen now; null: there is none. */
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
