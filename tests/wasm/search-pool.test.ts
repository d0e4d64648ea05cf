/** A whole search by the code of the workers, with the real modules. */
import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { Row, SweepDraft } from "../../wasm-bindings/search";
import { EnginePool } from "../../web/src/engine";
import { runSearch } from "../../web/src/engine/search";
import { type LocalWorker, startLocally } from "../web/engine/local-worker";
import { CountedClock } from "./support/counted-clock";
import { dataText, loadModules, loadSearch } from "./support/engine";
import { sweepNatively } from "./support/native";

async function poolOf(workers: LocalWorker[] = [], cores = 4, clock?: CountedClock) {
  const engines = await Promise.all(Array.from({ length: 8 }, () => loadModules()));
  const next = () => {
    const loaded = engines.pop();
    if (loaded === undefined) throw new Error("more workers than this test has engines for");
    return clock ? clock.of(loaded.modules) : loaded.modules;
  };
  return new EnginePool(startLocally(next, workers, loadSearch), async (file) => dataText(file), cores);
}

const halving: SweepDraft = {
  base: { data: { source: "iris" }, model: { hidden: [4] }, steps: 27 },
  space: { "optimizer.lr": { kind: "log-uniform", low: 1e-4, high: 1 } },
  strategy: { name: "halving" },
  budget: { trials: 9 },
  repeats: 2,
};
const tpe: SweepDraft = {
  ...halving,
  strategy: { name: "tpe", startup: 4 },
  budget: { trials: 12 },
  folds: 3,
  repeats: 1,
};

async function all(rows: AsyncGenerator<Row>, most = Number.POSITIVE_INFINITY): Promise<Row[]> {
  const terms: Row[] = [];
  for await (const row of rows) {
    terms.push(row);
    if (terms.length === most) break;
  }
  return terms;
}

const callsOf = (workers: readonly LocalWorker[], name: string) =>
  workers.flatMap(({ heard }) => heard.filter((one) => one.kind === "call" && one.name === name));

const sorted = (rows: Row[]) =>
  rows
    .map(({ trial, rung, params, steps }) => ({ trial, rung, params, steps }))
    .sort((a, b) => (a.rung ?? 0) - (b.rung ?? 0) || a.trial - b.trial);

describe("a search in workers", () => {
  it.each([
    ["halving that goes on from snapshots", halving],
    ["TPE over folds", tpe],
  ])("%s: three at once give the rows of the command line", async (_, document) => {
    const workers: LocalWorker[] = [];
    const rows = await all(runSearch(await poolOf(workers), document));
    const native = sweepNatively(document);
    expect(workers).toHaveLength(4);
    expect(sorted(rows)).toEqual(sorted(native.rows));
    for (const row of rows) {
      const theirs = native.rows.find(({ trial, rung }) => trial === row.trial && rung === row.rung);
      expect(row.metric).toBeCloseTo(theirs?.metric ?? Number.NaN, 10);
    }
  });

  it("continues after a reload with the rows of before", async () => {
    const first = await all(runSearch(await poolOf(), tpe), 7);
    const workers: LocalWorker[] = [];
    const rows = await all(runSearch(await poolOf(workers), tpe, { known: first }));
    expect(sorted(rows)).toEqual(sorted(sweepNatively(tpe).rows));
    // Known trials are not trained again; each of the others is trained on three folds.
    expect(callsOf(workers, "begin")).toHaveLength(3 * (12 - 7));
  });

  it("trains a short trial in one message; the next trial is queued at the worker until a long one ends", async () => {
    const workers: LocalWorker[] = [];
    const seen = new Set<number>();
    const document: SweepDraft = {
      base: { data: { source: "iris" }, model: { hidden: [4] } },
      space: { steps: { kind: "choice", values: [10, 20, 30, 10_000, 10_001] } },
      strategy: { name: "grid" },
    };
    const progress = ({ trial }: { trial: number }) => seen.add(trial);
    const clock = new CountedClock(0.5);
    const pool = await poolOf(workers, 2, clock);
    const now = vi.spyOn(performance, "now").mockImplementation(clock.now);
    onTestFinished(() => now.mockRestore());
    const rows = await all(runSearch(pool, document, { progress }));
    expect(rows.map(({ steps }) => steps)).toEqual([10, 20, 30, 10_000, 10_001]);
    expect(rows.map(({ milliseconds }) => milliseconds)).toEqual([5, 10, 15, 5000, 5000.5]);
    expect([...seen]).toEqual([3, 4]);
    const calls = workers.flatMap(({ heard }) => heard).flatMap((one) => (one.kind === "call" ? [one] : []));
    const training = calls.filter(({ name }) => name === "begin" || name === "frame" || name === "close");
    const names = training.map(({ name }) => name);
    expect(names.filter((name) => name === "begin")).toHaveLength(5);
    // The second long trial was sent before the first ended, but was trained only after it.
    expect(names.lastIndexOf("begin")).toBeLessThan(names.indexOf("close"));
    const runs = training.flatMap(({ name, args }) => (name === "begin" ? [] : [args[0] as number]));
    expect(runs).toEqual(runs.toSorted((one, other) => one - other));
    expect(new Set(runs).size).toBe(2);
  });

  it("continues after the worker that proposes has died", async () => {
    const workers: LocalWorker[] = [];
    const pool = await poolOf(workers);
    const rows: Row[] = [];
    for await (const row of runSearch(pool, tpe)) {
      rows.push(row);
      if (rows.length === 6) workers[0]?.kill();
    }
    expect(sorted(rows)).toEqual(sorted(sweepNatively(tpe).rows));
  });

  it("refuses a document with problems", async () => {
    await expect(all(runSearch(await poolOf(), { space: {} }))).rejects.toThrow("space: must have 1 to 16 dimensions");
  });

  it("stops when its signal aborts", async () => {
    const controller = new AbortController();
    const rows: Row[] = [];
    await expect(async () => {
      for await (const row of runSearch(await poolOf(), tpe, { signal: controller.signal })) {
        rows.push(row);
        controller.abort();
      }
    }).rejects.toMatchObject({ kind: "cancelled" });
    expect(rows).toHaveLength(1);
  });
});
