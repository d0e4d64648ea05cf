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

/** The sweep document of a study, and that of its rival. */
export interface Plan {
  document: SweepDraft;
  rival: SweepDraft;
}

/** The search to which a row belongs: that of the study, or its rival. */
export type Which = "rows" | "rival";

interface Options {
  /** Earlier results of the same plan, or null. */
  known: StudyResults | null;
  /** A promise that resolves when the search is no longer paused, or undefined. */
  paused: () => Promise<unknown> | undefined;
  /** Saves a new row. The search waits for it before the row is shown. */
  keep: (which: Which, row: Row) => Promise<void>;
}

/** Runs both searches to their end, one after the other, and shows each row when it is there. */
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

/** A text that only the rows of one trial and rung have in common. */
export const keyOf = ({ trial, rung }: Row): string => `${trial}/${rung ?? 0}`;

/** The report on all rows, and the reports on the parts of the scientific hyper-parameter. */
export async function reported(results: StudyResults, scientific: string, signal: AbortSignal): Promise<Findings> {
  const ask = { signal };
  const report = granted(await engine().call("report", [results.document, [...results.rows]], ask));
  const axis = axesOf(results.document).find(({ path }) => path === scientific)?.axis;
  if (!axis) return { report, isolation: [] };
  const parts = partsOf(trialsOf(results), scientific, axis).filter(({ rows }) => rows.length > 0);
  // `trialsOf` makes low metrics good, so the report on a part must not treat the metric as an accuracy.
  const document = { ...results.document, metric: "valid-loss" as const };
  // The best of more trials is lower by chance, so all parts are compared by the best of the same number of trials.
  const k = powerBelow(Math.min(...parts.map(({ rows }) => rows.length)));
  const isolation: Isolated[] = [];
  for (const { rows, ...part } of parts) {
    const { bestOf: bests } = granted(await engine().call("report", [document, rows], ask));
    const lowest = bestOf(rows)?.metric ?? null;
    isolation.push({ ...part, count: rows.length, lowest, best: bests.find((best) => best.k === k) ?? null });
  }
  return { report, isolation };
}
