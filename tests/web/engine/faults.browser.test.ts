import { describe, expect, it } from "vitest";
import { EnginePool, type ExperimentDraft, Run } from "../../../web/src/engine";
import { sourceOf, startWorker } from "../../../web/src/engine/load";

/** A pool whose first worker is faulty (see faulty-worker.ts); the next ones are real. */
function faultyPool(): EnginePool {
  const real = sourceOf();
  let first = true;
  return new EnginePool({
    ...real,
    async start(part) {
      const started = await real.start(part);
      if (!first) return started;
      first = false;
      started.worker.terminate();
      const { default: script } = await import("./faulty-worker.ts?worker&url");
      return { ...started, worker: await startWorker(new URL(script, import.meta.url)) };
    },
  });
}

async function open(pool: EnginePool, document: ExperimentDraft = {}): Promise<Run> {
  const run = await pool.open(document);
  if (!(run instanceof Run)) throw new Error("refused");
  return run;
}

/** The losses of a run without any interruption. */
async function undisturbed(steps: number): Promise<number[]> {
  const pool = new EnginePool();
  const { read } = await (await open(pool)).frame({ steps, read: { losses: {} } });
  await pool.front.end();
  return [...read.losses.loss];
}

describe("when a worker dies", () => {
  it.each([
    ["hung", "version", []],
    ["crashed", "curvature", [{}, null]],
    ["crashed", "prepare", [{}, null]],
  ])(
    "%s in %s: all pending calls are rejected, and the run continues with the same losses",
    async (kind, call, args) => {
      const pool = faultyPool();
      const run = await open(pool);
      await run.frame({ steps: 30, snapshot: true });
      const faulty = pool.front.call(call as "version", args as []);
      const behind = run.frame({ steps: 5 });
      const results = await Promise.allSettled([faulty, behind]);
      for (const result of results)
        expect(result).toMatchObject({ status: "rejected", reason: { name: "EngineError", kind } });
      const { step, read } = await run.frame({ steps: 20, read: { losses: {} } });
      expect(step).toBe(50);
      expect([...read.losses.loss]).toEqual(await undisturbed(50));
      await pool.front.end();
    },
  );

  it("out of memory: the error has this kind, and the run of the other lesson continues", async () => {
    const pool = new EnginePool();
    const small = await open(pool);
    await small.frame({ steps: 10, snapshot: true });
    const large = { data: { source: "spiral", samples: 10_000 }, model: { hidden: [1000, 1000] }, batchSize: 4000 };
    const openUntilFull = async () => {
      for (let i = 0; i < 40; i++) await open(pool, large);
    };
    await expect(openUntilFull()).rejects.toMatchObject({ name: "EngineError", kind: "out-of-memory" });
    expect((await small.frame({ steps: 10 })).step).toBe(20);
    await pool.front.end();
  });

  it("four times within a minute: the next call is rejected as gave-up", async () => {
    const pool = new EnginePool();
    for (let life = 0; life < 4; life++) {
      await pool.front.call("version", []);
      await pool.front.end();
    }
    await expect(pool.front.call("version", [])).rejects.toMatchObject({ kind: "gave-up" });
  });
});
