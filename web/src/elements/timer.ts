/**
 * One thing to do later: what is asked for takes the place of what still waits. So a text is read when it rests, and a
 * message goes by itself.
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
