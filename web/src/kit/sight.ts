import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Whether an element can be seen, and for how long it has been. */
export class Sight implements ReactiveController {
  seen = false;
  private since = 0;
  private before = 0;
  private readonly observer = new IntersectionObserver((entries) => this.look(entries.at(-1)?.isIntersecting ?? false));

  constructor(
    private readonly host: ReactiveControllerHost & Element,
    private readonly changed: () => void,
  ) {
    host.addController(this);
  }

  /** Whole seconds in view. */
  get seconds(): number {
    return Math.round((this.before + (this.seen ? performance.now() - this.since : 0)) / 1000);
  }

  look(seen: boolean): void {
    if (seen === this.seen) return;
    if (seen) this.since = performance.now();
    else this.before += performance.now() - this.since;
    this.seen = seen;
    this.changed();
  }

  /** Before the browser has said: it begins in the window. */
  lookAhead(): void {
    const { top } = this.host.getBoundingClientRect();
    if (!document.hidden && top >= 0 && top < window.innerHeight) this.look(true);
  }

  hostConnected(): void {
    this.observer.observe(this.host);
  }

  hostDisconnected(): void {
    this.observer.disconnect();
    this.look(false);
  }
}
