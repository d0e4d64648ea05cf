import { engine } from "../../../engine";
import type { Row, SweepDraft } from "../../../engine/types";
import { granted, type Turn } from "../../../kit";
import { search } from "../search";
import { bestOf } from "../sweeps";
import {
  axesOf,
  type Findings,
  type Isolated,
  lastRungs,
  partsOf,
  powerBelow,
  type StudyResults,
  trialsOf,
} from "./table";

export interface Plan {
  document: SweepDraft;
  rival: SweepDraft;
}

/** Which of the two searches a row belongs to. */
export type Which = "rows" | "rival";

interface Options {
  /** What is there already, of the same plan. */
  known: StudyResults | null;
  /** To be waited for while the search is paused. */
  paused: () => Promise<unknown> | undefined;
  /** Called with every new row, and waited for: then it may be relied on. */
  keep: (which: Which, row: Row) => Promise<void>;
}

/** Both searches to their end, one after the other; every row is shown as soon as it is there. */
export async function runStudy(
  { document, rival }: Plan,
  turn: Turn<StudyResults>,
  { known, paused, keep }: Options,
): Promise<StudyResults> {
  let results: StudyResults = { document, rows: known?.rows ?? [], rival: known?.rival ?? [] };
  const all = (document.budget?.trials ?? 0) + (rival.budget?.trials ?? 0);
  turn.show(results);
  for (const [which, sweep] of [
    ["rows", document],
    ["rival", rival],
  ] as const) {
    const had = results[which];
    const seen = new Set(had.map(keyOf));
    await search(sweep, { signal: turn.signal, known: had, paused }, async (row) => {
      if (seen.has(keyOf(row))) return;
      seen.add(keyOf(row));
      await keep(which, row);
      results = { ...results, [which]: [...results[which], row] };
      turn.show(results);
      turn.progress(lastRungs(results.rows).length + results.rival.length, all);
    });
  }
  return results;
}

const keyOf = ({ trial, rung }: Row) => `${trial}/${rung ?? 0}`;

/** What the table says of the space, and of each part of the scientific hyper-parameter. */
export async function reported(results: StudyResults, scientific: string, signal: AbortSignal): Promise<Findings> {
  const ask = { signal };
  const report = granted(await engine().call("report", [results.document, [...results.rows]], ask));
  const axis = axesOf(results.document).find(({ path }) => path === scientific)?.axis;
  if (!axis) return { report, isolation: [] };
  const parts = partsOf(trialsOf(results), scientific, axis).filter(({ rows }) => rows.length > 0);
  // The trials' metric is low where they are good; so the report of a part must not take it for an accuracy.
  const document = { ...results.document, metric: "valid-loss" as const };
  // The best of many is better than the best of few: the same number for all.
  const k = powerBelow(Math.min(...parts.map(({ rows }) => rows.length)));
  const isolation: Isolated[] = [];
  for (const { rows, ...part } of parts) {
    const { bestOf: bests } = granted(await engine().call("report", [document, rows], ask));
    const lowest = bestOf(rows)?.metric ?? null;
    isolation.push({ ...part, count: rows.length, lowest, best: bests.find((best) => best.k === k) ?? null });
  }
  return { report, isolation };
}
