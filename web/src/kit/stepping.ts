/**
 * Repeats a step, slowly enough to be watched, until it is paused or over. `changed` is called at the beginning and at
 * the end.
 */
export class Stepping {
  /** Identifies the present round; null while paused. */
  private round: object | null = null;

  /** `pace`: milliseconds from the end of one step to the beginning of the next. */
  constructor(
    private readonly pace: number,
    private readonly changed: () => void,
  ) {}

  get playing(): boolean {
    return this.round !== null;
  }

  async play(step: () => unknown, over: () => boolean): Promise<void> {
    const round = {};
    this.round = round;
    this.changed();
    // Pausing and playing between two steps starts a new round and ends this one, so that never two run at a time.
    while (this.round === round && !over()) {
      await step();
      await new Promise((resolve) => setTimeout(resolve, this.pace));
    }
    if (this.round === round) this.pause();
  }

  pause(): void {
    if (this.round === null) return;
    this.round = null;
    this.changed();
  }
}
