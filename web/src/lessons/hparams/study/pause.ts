import type { ReactiveControllerHost } from "lit";

/** A search that waits: whatever asks `over` goes on when it ends. */
export class Pause {
  private resume: (() => void) | null = null;
  /** Null while nothing is paused. */
  private waiting: Promise<void> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {}

  get on(): boolean {
    return this.waiting !== undefined;
  }

  /** What to wait for. */
  get over(): Promise<void> | undefined {
    return this.waiting;
  }

  begin(): void {
    this.waiting ??= new Promise((resolve) => {
      this.resume = resolve;
    });
    this.host.requestUpdate();
  }

  end(): void {
    this.resume?.();
    this.resume = null;
    this.waiting = undefined;
    this.host.requestUpdate();
  }
}
