/**
 * Something done again and again, slowly enough to be watched, until it is paused or over. `changed` is called when it
 * begins and ends.
 */
export class Stepping {
  /** What goes on; null where it is paused. */
  private round: object | null = null;

  /** `pace`: milliseconds from the end of one step to the next. */
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
    // Pausing and playing again between two steps begins another round, not a second one beside this.
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
