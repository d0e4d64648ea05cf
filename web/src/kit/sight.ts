import type { ReactiveController, ReactiveControllerHost } from "lit";

/**
 * Whether an element is in the window, and for how many seconds the reader could see it since the last restart. Time in
 * a background tab does not count.
 */
export class Sight implements ReactiveController {
  seen = false;
  private readonly stopwatch: Stopwatch;
  private readonly observer = new IntersectionObserver((entries) => this.look(entries.at(-1)?.isIntersecting ?? false));

  /** `now` is replaced in tests. */
  constructor(
    private readonly host: ReactiveControllerHost & Element,
    private readonly changed: () => void = () => {},
    now?: () => number,
  ) {
    this.stopwatch = new Stopwatch(now);
    host.addController(this);
  }

  /** Seconds in view since the last restart. */
  get seconds(): number {
    return this.stopwatch.seconds;
  }

  /** Sets the seconds to 0. */
  restart(): void {
    this.stopwatch.start(this.isWatched);
  }

  /** The seconds since the last lap or restart; starts the next lap. */
  lap(): number {
    const { seconds } = this;
    this.restart();
    return seconds;
  }

  look(seen: boolean): void {
    if (seen === this.seen) return;
    this.seen = seen;
    this.count();
    this.changed();
  }

  /** Counts the element as seen before the observer's first report, if its top is inside the window. */
  lookAhead(): void {
    const { top } = this.host.getBoundingClientRect();
    if (!document.hidden && top >= 0 && top < window.innerHeight) this.look(true);
  }

  private get isWatched(): boolean {
    return this.seen && !document.hidden;
  }

  private readonly count = (): void => this.stopwatch.run(this.isWatched);

  hostConnected(): void {
    this.observer.observe(this.host);
    document.addEventListener("visibilitychange", this.count);
  }

  hostDisconnected(): void {
    this.observer.disconnect();
    document.removeEventListener("visibilitychange", this.count);
    this.look(false);
  }
}

/** Measures the seconds for which something ran since it was last started. */
export class Stopwatch {
  private passed = 0;
  private since: number | null = null;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Starts from 0; `running`: whether time counts from now. */
  start(running: boolean): void {
    this.passed = 0;
    this.since = running ? this.now() : null;
  }

  /** Continues or pauses the count. */
  run(running: boolean): void {
    if (running === (this.since !== null)) return;
    if (this.since !== null) this.passed += this.now() - this.since;
    this.since = running ? this.now() : null;
  }

  get seconds(): number {
    return (this.passed + (this.since === null ? 0 : this.now() - this.since)) / 1000;
  }
}
