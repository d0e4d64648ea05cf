import { type Failed, failedBy } from "./failure";

/**
 * Runs what the reader does to something that exists, such as a step of a run. Unlike the questions of a Task, no
 * action replaces another: all are run. `failed` keeps the last failure until an action succeeds; a cancelled action
 * does not change it.
 *
 *   private readonly actions = new Actions(() => this.requestUpdate());
 *   step() { void this.actions.take(() => this.run.frame({ steps: 1 })); }
 *   render() { return failureNotice({ ...this.actions.failed, retry: this.again }); }
 */
export class Actions {
  failed: Failed = none;

  /** `changed` is called after each action. */
  constructor(private readonly changed: () => void) {}

  /** Resolves with true if the action succeeded, with false if it failed or was cancelled. */
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

  /** Records a failure of work that returns no promise. */
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
