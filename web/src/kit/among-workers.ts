import { type AskOptions, engine } from "../engine";
import type { Turn } from "./task";

/** The turn of a task whose answer is a list; an item without a result is `null`. */
interface ListTurn<Result> extends Omit<Turn<(Result | null)[]>, "before"> {
  readonly before: readonly (Result | null)[] | null;
}

/**
 * Does a piece of work for each item, as many at a time as the engine has workers for batches. The results come in the
 * order of the items. After each result the list so far is shown, with `null` for each missing result, and the progress
 * is reported. In a Job, items that an earlier start has completed are skipped.
 *
 *   this.cells.start(key, (turn) =>
 *     amongWorkers(turn, settings, (setting, ask) => withRun(document(setting), ask, measure)));
 */
export async function amongWorkers<Item, Result>(
  turn: ListTurn<Result>,
  items: readonly Item[],
  piece: (item: Item, ask: AskOptions, index: number) => Promise<Result>,
): Promise<(Result | null)[]> {
  const { signal, before } = turn;
  const results: (Result | null)[] = items.map((_, index) => before?.[index] ?? null);
  const missing = [...items.entries()].filter(([index]) => results[index] === null);
  const waiting = missing.values();
  let done = items.length - missing.length;
  turn.show([...results]);
  turn.progress(done, items.length);
  const inTurn = async () => {
    for (const [index, item] of waiting) {
      if (signal.aborted) return;
      results[index] = await piece(item, { lane: engine().batch, signal }, index);
      turn.show([...results]);
      turn.progress(++done, items.length);
    }
  };
  await Promise.all(Array.from({ length: Math.min(missing.length, engine().width) }, inTurn));
  return results;
}
