/** Seconds for which something ran, since it was last started. */
export class Stopwatch {
  private passed = 0;
  private since: number | null = null;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** From 0 again. */
  start(running: boolean): void {
    this.passed = 0;
    this.since = running ? this.now() : null;
  }

  /** Goes on, or waits. */
  run(running: boolean): void {
    if (running === (this.since !== null)) return;
    if (this.since !== null) this.passed += this.now() - this.since;
    this.since = running ? this.now() : null;
  }

  get seconds(): number {
    return (this.passed + (this.since === null ? 0 : this.now() - this.since)) / 1000;
  }
}
