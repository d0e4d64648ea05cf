/**
 * Something done again and again, slowly enough to be watched, until it is paused or over. `changed` is called when it
 * begins and ends.
 */
export class Stepping {
  private plays = 0;
  private going = false;

  /** `pace`: milliseconds from the end of one step to the next. */
  constructor(
    private readonly pace: number,
    private readonly changed: () => void,
  ) {}

  get playing(): boolean {
    return this.going;
  }

  async play(step: () => unknown, over: () => boolean): Promise<void> {
    const play = ++this.plays;
    this.going = true;
    this.changed();
    // Pausing and playing again between two steps starts another turn, not a second one beside this.
    const mine = () => this.going && play === this.plays;
    while (mine() && !over()) {
      await step();
      await new Promise((resolve) => setTimeout(resolve, this.pace));
    }
    if (mine()) this.pause();
  }

  pause(): void {
    if (!this.going) return;
    this.going = false;
    this.changed();
  }
}
