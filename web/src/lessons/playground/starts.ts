import { Task } from "../../kit";
import { type Plain, same } from "../../state";

/** A training that was left: the key of its network, and its snapshot; null when there was none or it failed. */
interface Left {
  key: Plain;
  snapshot: Uint8Array | null;
}

/** The most trainings that are kept for undo: those left last. */
const most = 5;

/** The trainings ("starts") of one network that were reset to their first step, kept so that undo can resume them. */
export class Starts {
  /** The number of the start on the page. */
  number = 0;
  private readonly left = new Map<number, Left>();
  private readonly way: Task<number>;

  /** `leave` stops the training on the page and returns its key and snapshot. */
  constructor(
    host: ConstructorParameters<typeof Task<number>>[0],
    private readonly leave: () => Promise<Left>,
  ) {
    this.way = new Task<number>(host);
  }

  /** A number that no start has had. */
  get next(): number {
    return Math.max(this.number, ...this.left.keys()) + 1;
  }

  /** Deletes the starts that were undone. Called before a new start, after which redo cannot reach them. */
  forgetUndone(): void {
    for (const start of [...this.left.keys()]) if (start > this.number) this.left.delete(start);
  }

  /** The snapshot at which the current start resumes; null for its first step. `key` is that of the network. */
  snapshotOf(key: Plain): Uint8Array | null {
    const left = this.left.get(this.number);
    return left && same(left.key, key) ? left.snapshot : null;
  }

  /** Keeps the training on the page and resumes another start. Of concurrent calls only the last one takes effect. */
  goTo(number: number): Promise<unknown> {
    return this.way.start(number, async ({ signal }) => {
      const left = await this.leave();
      if (signal.aborted) return this.number;
      // Deleted first, so that it is inserted at the end: a Map keeps the position of an existing key.
      this.left.delete(this.number);
      this.left.set(this.number, left);
      for (const old of [...this.left.keys()].slice(0, -most)) this.left.delete(old);
      this.number = number;
      return number;
    });
  }
}
