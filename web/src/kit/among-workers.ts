import { type AskOptions, engine } from "../engine";
import type { Turn } from "./task";

/**
 * Does a piece of work for each item, as many at a time as the engine has workers for batches. The results come in the
 * order of the
 * items; until all are there they are shown with `null` in the place of each that is not, and counted as progress.
 *
 *   this.cells.start(key, (turn) => amongWorkers(turn, settings, (setting, ask) => withRun(document(setting), ask,
 * measure)));
 */
export async function amongWorkers<Item, Result>(
  turn: Turn<(Result | null)[]>,
  items: readonly Item[],
  piece: (item: Item, ask: AskOptions, index: number) => Promise<Result>,
): Promise<(Result | null)[]> {
  const { signal } = turn;
  const results: (Result | null)[] = items.map(() => null);
  const waiting = items.entries();
  let done = 0;
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
  await Promise.all(Array.from({ length: Math.min(items.length, engine().width) }, inTurn));
  return results;
}
