import { describe, expect, it, vi } from "vitest";
import { Client } from "../../../web/src/engine/client";
import { betweenLooks } from "../../../web/src/engine/long-call";
import type { AllCalls } from "../../../web/src/engine/protocol";
import { FakeEngine, type FakeOptions } from "./fake-engine";
import { emptyPart } from "./fake-worker";
import { LocalWorker } from "./local-worker";

async function start(options?: FakeOptions) {
  const engine = new FakeEngine(options);
  const worker = new LocalWorker(engine);
  const client = new Client<AllCalls>(worker);
  await client.boot(emptyPart);
  return { engine, worker, client };
}

async function openRun(client: Client<AllCalls>, document = {}): Promise<number> {
  const opened = await client.call("open", [document, null, null]);
  if ("problems" in opened) throw new Error("refused");
  return opened.run;
}

const wasteTime = (milliseconds: number) => {
  for (const begun = performance.now(); performance.now() - begun < milliseconds; );
};

describe("the worker's side of the protocol", () => {
  it("answers calls of a part after its boot, and rejects a script without the part", async () => {
    const { client } = await start();
    expect(await client.call("version", [])).toBe("fake");
    await expect(client.call("signal", [{} as never])).rejects.toMatchObject({ kind: "misuse" });
    await expect(client.boot({ ...emptyPart, part: "precise", script: "index.html" })).rejects.toMatchObject({
      kind: "not-loaded",
      message: expect.stringContaining("index.html"),
    });
    await client.boot({ ...emptyPart, part: "precise", script: "precise.js" });
    expect(await client.call("signal", [{} as never])).toEqual({ problems: [] });
    expect(await client.call("version", [])).toBe("fake");
  });

  it("trains as many steps as requested, and returns the series from the requested index", async () => {
    const { client } = await start();
    const run = await openRun(client);
    const frame = await client.call("frame", [run, { steps: 5, read: { losses: { from: 3 } } }]);
    expect(frame).toMatchObject({ step: 5, trained: 5, snapshot: null });
    expect(frame.read.losses).toEqual({ from: 3, loss: Float32Array.of(1 / 4, 1 / 5) });
  });

  it("stops at the time limit", async () => {
    // A clock that counts updates.
    let now = 0;
    vi.spyOn(performance, "now").mockImplementation(() => now);
    const { client } = await start({
      onStep: () => {
        now += 1;
      },
    });
    const run = await openRun(client);
    const frame = await client.call("frame", [run, { steps: Number.POSITIVE_INFINITY, milliseconds: 20 }]);
    vi.restoreAllMocks();
    expect(frame.milliseconds).toBe(frame.trained);
    expect(frame.trained).toBeGreaterThanOrEqual(20);
    // No piece takes longer than twice the intended time between two looks at the clock.
    expect(frame.trained).toBeLessThan(20 + 2 * betweenLooks);
  });

  it("stops at the last step, and at a divergence", async () => {
    const { client } = await start({ divergesAt: 7 });
    expect(await client.call("frame", [await openRun(client, { steps: 4 }), { steps: 100 }])).toMatchObject({
      step: 4,
      diverged: null,
    });
    const diverged = await client.call("frame", [await openRun(client), { steps: 100 }]);
    expect(diverged).toMatchObject({ step: 7, diverged: { step: 7, parameter: "weight" } });
  });

  it.each(["frame", "begin"] as const)("measures only the time of its own slices: %s", async (call) => {
    const { client } = await start({ onStep: () => wasteTime(5) });
    const train = async (run: number) => {
      if (call === "frame") return client.call("frame", [run, { steps: 30 }]);
      return client.call("begin", [{ steps: 30 }, null, null, null, { steps: 30, milliseconds: 1e9, snapshot: false }]);
    };
    const runs = [await openRun(client), await openRun(client)];
    const begun = performance.now();
    const own = (await Promise.all(runs.map(train))).map((one) => ("milliseconds" in one ? one.milliseconds : 0));
    const passed = performance.now() - begun;
    expect(Math.min(...own)).toBeGreaterThan(149);
    expect((own[0] ?? 0) + (own[1] ?? 0)).toBeLessThanOrEqual(passed);
  });

  it("sends a beat at least every 100 ms of a long call, and answers other calls in between", async () => {
    const { client, worker } = await start({ onStep: () => wasteTime(2) });
    const run = await openRun(client);
    const long = client.call("frame", [run, { steps: 200 }]);
    expect(await client.call("version", [])).toBe("fake");
    expect(worker.messages.filter(({ kind }) => kind === "done")).toHaveLength(3);
    expect((await long).trained).toBe(200);
    expect(worker.messages.filter(({ kind }) => kind === "beat").length).toBeGreaterThanOrEqual(4);
  });

  it("stops a long call that was cancelled", async () => {
    const { client, engine } = await start({ onStep: () => wasteTime(2) });
    const run = await openRun(client, { steps: 1_000_000 });
    const stop = new AbortController();
    const long = expect(
      client.call("frame", [run, { steps: 1_000_000 }], { signal: stop.signal }),
    ).rejects.toMatchObject({
      kind: "cancelled",
    });
    setTimeout(() => stop.abort(), 30);
    await long;
    const { step } = await client.call("frame", [run, {}]);
    expect(step).toBeLessThan(500);
    expect((await client.call("frame", [run, {}])).step).toBe(step);
    expect(engine.live.size).toBe(1);
  });

  it("rejects a wrong argument as misuse, and answers later calls", async () => {
    const { client } = await start();
    const run = await openRun(client);
    await expect(client.call("frame", [run, { read: { nonsense: {} } as never }])).rejects.toMatchObject({
      kind: "misuse",
    });
    await expect(client.call("frame", [run + 1, {}])).rejects.toMatchObject({
      kind: "misuse",
      message: `There is no run ${run + 1}.`,
    });
    await expect(client.call("constructor" as never, [] as never)).rejects.toMatchObject({ kind: "misuse" });
    expect(await client.call("version", [])).toBe("fake");
  });

  it.each([
    ["crashed", new WebAssembly.RuntimeError("unreachable")],
    ["crashed", new RangeError("Maximum call stack size exceeded")],
    ["out-of-memory", new WebAssembly.RuntimeError("out of memory")],
    ["out-of-memory", new RangeError("Array buffer allocation failed")],
  ])("after a trap it can no longer be used: %s", async (kind, trap) => {
    const { client, worker } = await start({
      onStep: () => {
        throw trap;
      },
    });
    const run = await openRun(client);
    await expect(client.call("frame", [run, { steps: 1 }])).rejects.toMatchObject({ kind });
    expect(worker.terminated).toBe(true);
  });

  it("frees a run that is closed", async () => {
    const { client, engine } = await start();
    const run = await openRun(client);
    await client.call("close", [run]);
    expect(engine.live.size).toBe(0);
    await expect(client.call("close", [run])).rejects.toMatchObject({ kind: "misuse" });
  });
});
