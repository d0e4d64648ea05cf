import { describe, expect, it } from "vitest";
import { type AskOptions, EnginePool, Run } from "../../../web/src/engine";
import { FakeEngine, type FakeOptions } from "./fake-engine";
import { type LocalWorker, startLocally } from "./local-worker";

const poolOn = (makeEngine: () => FakeEngine, workers: LocalWorker[] = []) =>
  new EnginePool(startLocally(makeEngine, workers), async (file) => `text of ${file}`, 2);

async function openOn(makeEngine: () => FakeEngine, document = {}, options: AskOptions = {}) {
  const workers: LocalWorker[] = [];
  const pool = poolOn(makeEngine, workers);
  const run = await pool.open(document, options);
  if (!(run instanceof Run)) throw new Error("refused");
  return { run, workers, pool };
}

/** Fails once, at the given step, the way the compiled core would. */
function failingAt(step: number, failure: Error): () => FakeEngine {
  let failed = false;
  const options: FakeOptions = {
    onStep(now) {
      if (now !== step || failed) return;
      failed = true;
      throw failure;
    },
  };
  return () => new FakeEngine(options);
}

describe("a run", () => {
  it("sends one request at a time, in order", async () => {
    const { run } = await openOn(() => new FakeEngine());
    const frames = await Promise.all([run.frame({ steps: 3 }), run.frame({ steps: 3 }), run.frame({})]);
    expect(frames.map(({ step }) => step)).toEqual([3, 6, 6]);
    expect(run.progress.step).toBe(6);
  });

  it.each([
    ["crashed", new WebAssembly.RuntimeError("unreachable")],
    ["out-of-memory", new WebAssembly.RuntimeError("out of memory")],
  ])("continues from its last snapshot after its worker %s, and loses or repeats no step", async (kind, failure) => {
    const { run, workers } = await openOn(failingAt(12, failure));
    await run.frame({ steps: 8, snapshot: true });
    await run.frame({ steps: 2 });
    await expect(run.frame({ steps: 5 })).rejects.toMatchObject({ kind, interrupted: true });
    const { step, read } = await run.frame({ steps: 7, read: { losses: {} } });
    expect(step).toBe(15);
    expect([...read.losses.loss]).toEqual(Array.from({ length: 15 }, (_, i) => Math.fround(1 / (i + 1))));
    expect(workers).toHaveLength(2);
  });

  it("restarts at step 0 if there was no snapshot", async () => {
    const { run, workers } = await openOn(() => new FakeEngine());
    await run.frame({ steps: 4 });
    workers[0]?.kill();
    expect((await run.frame({})).step).toBe(0);
  });

  it("takes snapshots automatically during training", async () => {
    const { run, workers } = await openOn(() => new FakeEngine());
    await run.frame({ steps: 1 });
    await new Promise((resolve) => setTimeout(resolve, 2100));
    await run.frame({ steps: 5 });
    workers[0]?.kill();
    expect((await run.frame({})).step).toBe(6);
  });

  it("is at the same line of the training loop after a crash", async () => {
    const { run, workers } = await openOn(() => new FakeEngine());
    for (const name of [
      "takeBatch",
      "zeroGrad",
      "forward",
      "loss",
      "backward",
      "update",
      "takeBatch",
      "zeroGrad",
    ] as const)
      await run.phase(name);
    workers[0]?.kill();
    expect(await run.phase("forward")).toMatchObject({ step: 1, next: "loss" });
  });

  it("allows each line that is run again after a crash the time of its work", async () => {
    const { run, workers } = await openOn(() => new FakeEngine({ work: 1e9 }));
    for (const name of ["takeBatch", "zeroGrad", "forward"] as const) await run.phase(name);
    workers[0]?.kill();
    await run.phase("loss");
    const phases = workers[1]?.heard.filter((message) => message.kind === "call" && message.name === "phase");
    expect(phases?.map((message) => message.kind === "call" && message.patience)).toEqual(Array(4).fill(2750));
  });

  it("keeps its extended number of steps after a crash", async () => {
    const { run, workers } = await openOn(() => new FakeEngine(), { steps: 10 });
    await run.extend(20);
    await run.frame({ steps: 15, snapshot: true });
    workers[0]?.kill();
    expect(await run.frame({ steps: 100 })).toMatchObject({ step: 20, steps: 20 });
  });

  it("restarts at step 0 on reset", async () => {
    const { run } = await openOn(() => new FakeEngine());
    await run.frame({ steps: 9, snapshot: true });
    expect(await run.reset()).toMatchObject({ step: 0 });
    expect((await run.frame({ steps: 2 })).step).toBe(2);
  });

  it("rejects waiting and later requests after it was closed", async () => {
    const engine = new FakeEngine();
    const { run } = await openOn(() => engine);
    const waiting = run.frame({ steps: 1 });
    const closed = run.close();
    await expect(waiting).rejects.toMatchObject({ kind: "cancelled" });
    await closed;
    expect(engine.live.size).toBe(0);
  });

  it("keeps its extended number of steps on reset", async () => {
    const { run } = await openOn(() => new FakeEngine(), { steps: 10 });
    await run.extend(20);
    expect(await run.reset()).toMatchObject({ step: 0, steps: 20 });
    expect(run.progress.steps).toBe(20);
  });

  it.each([
    ["open", (pool: EnginePool, signal: AbortSignal) => pool.open({}, { signal })],
    [
      "begin",
      (pool: EnginePool, signal: AbortSignal) =>
        Run.begin(pool.batch, {}, null, { steps: 1e9, milliseconds: 1, snapshot: false }, { signal }),
    ],
  ] as const)("that is stopped while the worker does %s is closed there", async (_call, ask) => {
    const stopper = new AbortController();
    class Stopping extends FakeEngine {
      override open(document: unknown) {
        stopper.abort();
        return super.open(document);
      }
    }
    const engine = new Stopping();
    await expect(
      ask(
        poolOn(() => engine),
        stopper.signal,
      ),
    ).rejects.toMatchObject({ kind: "cancelled" });
    expect([stopper.signal.aborted, engine.live.size]).toEqual([true, 0]);
  });

  it("uses the signal of its opening for all requests except closing", async () => {
    const engine = new FakeEngine();
    const stopper = new AbortController();
    const { run } = await openOn(() => engine, {}, { signal: stopper.signal });
    const training = run.frame({ steps: 5 });
    stopper.abort();
    await expect(training).rejects.toMatchObject({ kind: "cancelled" });
    await expect(run.evaluateTest()).rejects.toMatchObject({ kind: "cancelled" });
    expect(engine.live.size).toBe(1);
    await run.close();
    expect(engine.live.size).toBe(0);
  });

  it("returns problems as values", async () => {
    expect(await poolOn(() => new FakeEngine()).open({ broken: true } as never)).toEqual({ problems: [] });
  });
});

describe("the pool", () => {
  it.each([
    [1, 1],
    [2, 1],
    [3, 2],
    [4, 3],
    [16, 3],
  ])("with %i cores it has %i batch workers in addition to the interactive one", async (cores, width) => {
    const workers: LocalWorker[] = [];
    const source = startLocally(() => new FakeEngine(), workers);
    const pool = new EnginePool(source, async () => "", cores);
    expect(pool.width).toBe(width);
    await pool.call("check", [{}]);
    await pool.call("signal", [{} as never]);
    expect(workers).toHaveLength(1);
    const asked = Array.from({ length: 5 }, () => pool.call("signal", [{} as never], { lane: pool.batch }));
    asked.push(...Array.from({ length: 5 }, () => pool.call("check", [{}], { lane: pool.batch }) as never));
    await Promise.all(asked);
    expect(workers).toHaveLength(1 + width);
  });

  it("gives the catalog, and the text that a source needs, without a worker", async () => {
    const workers: LocalWorker[] = [];
    const pool = new EnginePool(
      startLocally(() => new FakeEngine(), workers),
      async (file) => file,
      2,
    );
    expect((await pool.catalog()).optimizers.map(({ name }) => name)).toContain("adam");
    expect(await pool.dataFor({ data: { source: "wine" } })).toBe("wine.csv");
    expect(workers).toHaveLength(0);
  });

  it("fetches the text of a source when it is needed, and no other text", async () => {
    const pool = new EnginePool(
      startLocally(() => new FakeEngine()),
      async (file) => `text of ${file}`,
      2,
    );
    expect(await pool.dataFor({ data: { source: "iris" } })).toBe("text of iris.csv");
    expect(await pool.dataFor({ data: { source: "moons" } })).toBeNull();
    expect(await pool.dataFor({})).toBeNull();
  });
});
