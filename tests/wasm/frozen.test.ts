import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import type { Finished } from "../../wasm-bindings/engine";
import type { Row, SearchModule, Sweep } from "../../wasm-bindings/search";
import { jsonLines } from "../../web/src/lessons/hparams/study/file";
import { granted, loadFinishedSearch, pathOf } from "./support/engine";

/**
 * A sweep document and a table of version 1, as they were released: every later version reads them with the same
 * meaning. Experiment documents of version 1 are read by tests/core/experiment/frozen_test.cpp. The fixtures are never
 * changed.
 */
const text = (name: string) => readFileSync(pathOf(`tests/fixtures/frozen/${name}`), "utf8");
const { document, report } = JSON.parse(text("sweep-1.json")) as { document: unknown; report: unknown };

let search: Finished<SearchModule>;
let table: { document: Sweep; rows: Row[] };
beforeAll(async () => {
  search = await loadFinishedSearch();
  const lines = granted(jsonLines(text("sweep-1.jsonl")) as { value: unknown }[]);
  table = granted(search.readTable(lines.map(({ value }) => value))) as typeof table;
});

test("the defaults of a sweep document have not changed", () => {
  expect(search.checkSweep(document)).toEqual({ document: table.document, problems: [] });
});

test("the report of a table has not changed", () => {
  expect(search.report(table.document, table.rows)).toEqual(report);
});

test("a table can be continued: its trials are those of the document", () => {
  const study = granted(search.openStudy(table.document, null));
  const asked = table.rows.map(() => study.next());
  expect(asked.map((plan) => plan?.params)).toEqual(table.rows.map(({ params }) => params));
  expect(table.rows.every((row) => study.learn(row))).toBe(true);
  expect(study.next()).toBeNull();
  study.delete();
});
