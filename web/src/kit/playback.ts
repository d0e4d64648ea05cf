/** A cursor that walks along finished runs: playing computes nothing. */
export class Playback {
  /** Steps done, with the fraction of the one being done. */
  cursor = 0;
  private frame = 0;
  private before = 0;

  /** `moved` is called in every frame and at every `to`, `ended` when it has come to the end by itself. */
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

  /** Goes on; from the end, begins anew. */
  play(): void {
    if (this.playing) return;
    if (this.cursor >= this.end()) this.cursor = 0;
    this.before = performance.now();
    this.frame = requestAnimationFrame(this.next);
  }

  pause(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
  }

  /** Stands still at a step. */
  to(step: number): void {
    this.pause();
    this.cursor = Math.max(0, Math.min(this.end(), step));
    this.moved();
  }

  private readonly next = (now: number): void => {
    // After a pause of the page itself it goes on where it was.
    const seconds = Math.min(0.1, Math.max(0, now - this.before) / 1000);
    this.before = now;
    this.cursor = Math.min(this.end(), this.cursor + seconds * this.speed());
    const over = this.cursor >= this.end();
    this.frame = over ? 0 : requestAnimationFrame(this.next);
    this.moved();
    if (over) this.ended();
  };
}
