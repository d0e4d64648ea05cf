import { Task } from "../../kit";
import { type Plain, same } from "../../state";

/** A training as it was left: of which network, and where it stood; null: nothing was there, or it could not be had. */
interface Left {
  key: Plain;
  snapshot: Uint8Array | null;
}

/** Trainings that were set back and can be gone back to: those that were left last. */
const most = 5;

/** Trainings of the same network that were set back to their first step: undo goes on where they stood. */
export class Starts {
  /** Of the training on the page. */
  number = 0;
  private readonly left = new Map<number, Left>();
  private readonly way: Task<number>;

  /** `leave` stops the training on the page and gives where it stands. */
  constructor(
    host: ConstructorParameters<typeof Task<number>>[0],
    private readonly leave: () => Promise<Left>,
  ) {
    this.way = new Task<number>(host);
  }

  /** Of a start that there has not been. */
  get next(): number {
    return Math.max(this.number, ...this.left.keys()) + 1;
  }

  /** Forgets the starts that were undone: before a new one, after which nothing leads to them. */
  forgetUndone(): void {
    for (const start of [...this.left.keys()]) if (start > this.number) this.left.delete(start);
  }

  /** Where the training of this start goes on; null: at its first step. */
  snapshotOf(key: Plain): Uint8Array | null {
    const left = this.left.get(this.number);
    return left && same(left.key, key) ? left.snapshot : null;
  }

  /** Puts the training on the page aside, as it stands, and goes on from another start; the last to be asked for. */
  goTo(number: number): Promise<unknown> {
    return this.way.start(number, async ({ signal }) => {
      const left = await this.leave();
      if (signal.aborted) return this.number;
      // Anew at the end: a map keeps the place of a key that it has.
      this.left.delete(this.number);
      this.left.set(this.number, left);
      for (const old of [...this.left.keys()].slice(0, -most)) this.left.delete(old);
      this.number = number;
      return number;
    });
  }
}
