import { engine } from "../../engine";
import { runSearch, type SearchOptions } from "../../engine/search";
import type { Row, SweepDraft } from "../../engine/types";
import { RefusedError } from "../../kit";

/**
 * Runs a search to its end and returns all rows. `shown` is called with each new row, and the search waits for its
 * promise. Throws a RefusedError when the engine refuses the document.
 */
export async function search(
  document: SweepDraft,
  options: SearchOptions & { signal: AbortSignal },
  shown: (row: Row) => unknown,
): Promise<Row[]> {
  const { problems } = await engine().call("checkSweep", [document], { signal: options.signal });
  if (problems.length > 0) throw new RefusedError(problems);
  const rows: Row[] = [];
  for await (const row of runSearch(engine(), document, options)) {
    rows.push(row);
    await shown(row);
  }
  return rows;
}
