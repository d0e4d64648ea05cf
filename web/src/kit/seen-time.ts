import type { ReactiveController, ReactiveControllerHost } from "lit";

/** For how long an element has been in view since it was last restarted. */
export class SeenTime implements ReactiveController {
  private before = 0;
  private since: number | null = null;
  private readonly sight = new IntersectionObserver((entries) => this.looked(entries.at(-1)?.isIntersecting ?? false));

  constructor(
    private readonly host: ReactiveControllerHost & Element,
    private readonly now: () => number = () => performance.now(),
  ) {
    host.addController(this);
  }

  get seconds(): number {
    return (this.before + (this.since === null ? 0 : this.now() - this.since)) / 1000;
  }

  restart(): void {
    this.before = 0;
    if (this.since !== null) this.since = this.now();
  }

  /** The seconds since the last lap or restart; begins the next. */
  lap(): number {
    const { seconds } = this;
    this.restart();
    return seconds;
  }

  hostConnected(): void {
    this.sight.observe(this.host);
  }

  hostDisconnected(): void {
    this.sight.disconnect();
    this.looked(false);
  }

  private looked(isSeen: boolean): void {
    if (isSeen) this.since ??= this.now();
    else if (this.since !== null) {
      this.before += this.now() - this.since;
      this.since = null;
    }
  }
}
