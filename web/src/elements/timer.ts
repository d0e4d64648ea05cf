/**
 * A timeout for one callback: a new one replaces the one that waits (a debounce). It is used to read a text when typing
 * stops, and to remove a message after some seconds.
 */
export class Timer {
  private timer: ReturnType<typeof setTimeout> | undefined;

  get waits(): boolean {
    return this.timer !== undefined;
  }

  after(milliseconds: number, work: () => void): void {
    this.stop();
    this.timer = setTimeout(() => {
      this.timer = undefined;
      work();
    }, milliseconds);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
