interface Timer {
  at: number;
  /** Milliseconds between two calls; null: it is called once. */
  every: number | null;
  call: () => void;
}

/** Milliseconds between two frames. */
const frame = 1000 / 60;

/**
 * The page's time: its timers, frames and clock. While something is computed in a worker, this clock runs at normal
 * speed; otherwise it jumps to the next timer, so that waiting takes no time.
 */
export class LeapingClock {
  private readonly real = {
    setTimeout: window.setTimeout.bind(window),
    clearTimeout: window.clearTimeout.bind(window),
    now: performance.now.bind(performance),
  };
  private readonly turns = new MessageChannel();
  /** Milliseconds by which it is ahead of the real clock. */
  private ahead = 0;
  private readonly timers = new Map<number, Timer>();
  private last = 0;
  private wakened: () => void = () => {};

  /** `isComputing`: whether a worker computes; call `wake` when this changes. */
  constructor(private readonly isComputing: () => boolean) {
    this.turns.port1.start();
  }

  get now(): number {
    return this.real.now() + this.ahead;
  }

  /** Whether no timer is set, except repeating ones. */
  get rests(): boolean {
    return [...this.timers.values()].every(({ every }) => every !== null);
  }

  /** The number of timers. */
  get set(): number {
    return this.timers.size;
  }

  /** Replaces the functions of the window. */
  install(): void {
    const clear = (timer: unknown): void => {
      this.timers.delete(Number(timer));
    };
    const call =
      (work: TimerHandler, given: unknown[]): (() => void) =>
      () =>
        (work as (...args: unknown[]) => void)(...given);
    Object.assign(window, {
      setTimeout: (work: TimerHandler, delay = 0, ...given: unknown[]) => this.add(delay, null, call(work, given)),
      setInterval: (work: TimerHandler, delay = 0, ...given: unknown[]) =>
        this.add(delay, Math.max(1, delay), call(work, given)),
      requestAnimationFrame: (work: FrameRequestCallback) => {
        const next = frame - (this.now % frame);
        return this.add(next, null, () => work(this.now));
      },
      clearTimeout: clear,
      clearInterval: clear,
      cancelAnimationFrame: clear,
    });
    performance.now = () => this.now;
    void this.run();
  }

  /** Resolves after `milliseconds` of this clock. */
  wait(milliseconds: number): Promise<void> {
    return new Promise((done) => this.add(milliseconds, null, done));
  }

  /** Resolves after all pending work of the page's event loop. */
  turn(): Promise<void> {
    return new Promise((done) => {
      this.turns.port1.addEventListener("message", () => done(), { once: true });
      this.turns.port2.postMessage(null);
    });
  }

  /** Resolves after `milliseconds` of real time. */
  pause(milliseconds: number): Promise<void> {
    return new Promise((done) => this.real.setTimeout(done, milliseconds));
  }

  /** Call this when something has been computed, or a timer was set. */
  wake(): void {
    this.wakened();
  }

  private add(delay: number, every: number | null, call: () => void): number {
    this.timers.set(++this.last, { at: this.now + Math.max(0, Number(delay) || 0), every, call });
    this.wake();
    return this.last;
  }

  private async run(): Promise<never> {
    for (;;) {
      await this.turn();
      const next = this.next();
      const left = next ? next[1].at - this.now : Number.POSITIVE_INFINITY;
      if (!next || (left > 0 && this.isComputing())) {
        await this.woken(left);
        continue;
      }
      this.ahead += Math.max(0, left);
      this.fire(next);
    }
  }

  private next(): [number, Timer] | null {
    let first: [number, Timer] | null = null;
    for (const entry of this.timers) if (!first || entry[1].at < first[1].at) first = entry;
    return first;
  }

  private fire([number, timer]: [number, Timer]): void {
    if (timer.every === null) this.timers.delete(number);
    else timer.at += timer.every;
    try {
      timer.call();
    } catch (error) {
      reportError(error);
    }
  }

  /** Resolves when `wake` is called, or after `milliseconds`. */
  private woken(milliseconds: number): Promise<void> {
    return new Promise((done) => {
      const timer =
        milliseconds < Number.POSITIVE_INFINITY ? this.real.setTimeout(() => done(), milliseconds) : undefined;
      this.wakened = () => {
        this.real.clearTimeout(timer);
        done();
      };
    });
  }
}
