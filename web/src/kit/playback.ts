/** A cursor that moves along finished runs. Playing computes nothing. */
export class Playback {
  /** Steps done so far, including the fraction of the present one. */
  cursor = 0;
  private frame = 0;
  private before = 0;

  /** `moved` is called in every frame and at every `to`; `ended` when playing reaches the end. */
  constructor(
    private readonly moved: () => void,
    private readonly ended: () => void,
    /** Steps per second, read in each frame. */
    private readonly speed: () => number,
    private readonly end: () => number,
  ) {}

  get playing(): boolean {
    return this.frame !== 0;
  }

  /** Plays from the cursor; at the end, from the beginning. */
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

  /** Pauses at this step. */
  to(step: number): void {
    this.pause();
    this.cursor = Math.max(0, Math.min(this.end(), step));
    this.moved();
  }

  private readonly next = (now: number): void => {
    // If the page itself was paused, playing continues from where it was.
    const seconds = Math.min(0.1, Math.max(0, now - this.before) / 1000);
    this.before = now;
    this.cursor = Math.min(this.end(), this.cursor + seconds * this.speed());
    const over = this.cursor >= this.end();
    this.frame = over ? 0 : requestAnimationFrame(this.next);
    this.moved();
    if (over) this.ended();
  };
}
