import { type Failed, failedBy } from "./failure";

/**
 * What a person does with something that is there, such as a step of a run. Unlike the questions of a Task, no action
 * replaces another: each is done. A failure stays, in words, until an action succeeds; one that was cancelled is none.
 *
 *   private readonly actions = new Actions(() => this.requestUpdate());
 *   step() { void this.actions.take(() => this.run.frame({ steps: 1 })); }
 *   render() { return failureNotice({ ...this.actions.failed, retry: this.again }); }
 */
export class Actions {
  failed: Failed = none;

  /** `changed` is called after each action. */
  constructor(private readonly changed: () => void) {}

  /** Resolves with whether it succeeded. */
  async take(action: () => Promise<unknown>): Promise<boolean> {
    try {
      await action();
      this.clear();
      return true;
    } catch (caught) {
      this.fail(caught);
      return false;
    }
  }

  /** For work that reports its end otherwise than by a promise. */
  fail(caught: unknown): void {
    const failed = failedBy(caught);
    if (failed.failure) this.failed = failed;
    this.changed();
  }

  clear(): void {
    this.failed = none;
    this.changed();
  }
}

const none: Failed = { failure: "", cause: null };
