/** Milliseconds in which the figure draws itself. */
const drawing = 2500;

/** How much of the curves is drawn: the runs are over, only their drawing takes time. */
export class Playback {
  playing = false;
  /** Steps, with a fraction. */
  shown = 0;
  private last = 0;

  constructor(
    private readonly stepsOf: () => number,
    private readonly changed: () => void,
  ) {}

  toggle(): void {
    this.playing = !this.playing;
    this.changed();
    if (!this.playing) return;
    if (this.shown >= this.stepsOf()) this.shown = 0;
    this.last = performance.now();
    requestAnimationFrame(this.frame);
  }

  step(): void {
    this.at(this.shown >= this.stepsOf() ? 1 : Math.floor(this.shown) + 1);
  }

  /** Stands still at a step. */
  at(step: number): void {
    this.playing = false;
    this.shown = step;
    this.changed();
  }

  private readonly frame = (now: number): void => {
    if (!this.playing) return;
    this.shown = Math.min(this.stepsOf(), this.shown + ((now - this.last) / drawing) * this.stepsOf());
    this.last = now;
    this.playing = this.shown < this.stepsOf();
    this.changed();
    if (this.playing) requestAnimationFrame(this.frame);
  };
}
