/** A cursor that walks along finished paths: playing computes nothing. */
export class Playback {
  /** Steps done, with the fraction of the one being done. */
  cursor = 0;
  private frame = 0;
  private before = 0;

  /** `moved` is told every frame, `ended` when it has come to the end by itself. */
  constructor(
    private readonly moved: () => void,
    private readonly ended: () => void,
    /** Steps a second, asked for each frame. */
    private readonly speed: () => number,
    private readonly end: () => number,
  ) {}

  get playing(): boolean {
    return this.frame !== 0;
  }

  play(): void {
    if (this.playing || this.cursor >= this.end()) return;
    this.before = performance.now();
    this.frame = requestAnimationFrame(this.next);
  }

  pause(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
  }

  to(step: number): void {
    this.cursor = Math.max(0, Math.min(this.end(), step));
    this.moved();
  }

  private readonly next = (now: number): void => {
    // After a pause of the page itself the race goes on where it was.
    const seconds = Math.min(0.1, Math.max(0, now - this.before) / 1000);
    this.before = now;
    this.cursor = Math.min(this.end(), this.cursor + seconds * this.speed());
    const over = this.cursor >= this.end();
    this.frame = over ? 0 : requestAnimationFrame(this.next);
    this.moved();
    if (over) this.ended();
  };
}
