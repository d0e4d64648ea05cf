import { engine, runSearch } from "../../engine";
import type { Row, SweepDraft } from "../../engine/types";
import { RefusedError } from "../../kit";

/**
 * Runs a search to its end; `shown` is called with every row as soon as it is there. What the engine refuses is thrown.
 */
export async function search(document: SweepDraft, signal: AbortSignal, shown: (row: Row) => void): Promise<Row[]> {
  const { problems } = await engine().call("checkSweep", [document], { signal });
  if (problems.length > 0) throw new RefusedError(problems);
  const rows: Row[] = [];
  for await (const row of runSearch(engine(), document, { signal })) {
    rows.push(row);
    shown(row);
  }
  return rows;
}
