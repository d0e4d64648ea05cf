import { engine } from "../engine";
import { failureOf } from "./failure";

/** Long work that a reader can stop: one at a time, and what went wrong with it in words. */
export class Work {
  /** Why the last one did not come to its end; empty when it did, or when it was stopped. */
  failure = "";
  private stopper: AbortController | null = null;

  /** `changed` is called when one begins and when it is over. */
  constructor(protected readonly changed: () => void) {}

  get busy(): boolean {
    return this.stopper !== null;
  }

  /** Gives up what is under way and does `task` instead, which is told by its signal when to end. Says whether it came to its end. */
  async run(task: (signal: AbortSignal) => Promise<void>): Promise<boolean> {
    this.stopper?.abort();
    const stopper = new AbortController();
    this.stopper = stopper;
    this.failure = "";
    this.changed();
    try {
      await task(stopper.signal);
      return !stopper.signal.aborted;
    } catch (caught) {
      const stopped = stopper.signal.aborted;
      // Whatever else it had begun is of no use now.
      stopper.abort();
      const failure = failureOf(caught);
      if (!stopped) this.failure = failure;
      return false;
    } finally {
      if (this.stopper === stopper) {
        this.stopper = null;
        this.changed();
      }
    }
  }

  stop(): void {
    this.stopper?.abort();
    this.stopper = null;
    this.changed();
  }
}

/** Does `task` for each of `items`, as many at a time as the engine has workers, and begins no more of them after `signal`. */
export async function amongWorkers<T>(
  items: Iterable<T>,
  signal: AbortSignal,
  task: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items[Symbol.iterator]();
  const inTurn = async () => {
    for (let next = waiting.next(); !next.done && !signal.aborted; next = waiting.next()) await task(next.value);
  };
  await Promise.all(Array.from({ length: engine().width }, inTurn));
}
