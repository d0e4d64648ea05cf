import { afterAll, describe, expect, inject, it, vi } from "vitest";
import { EnginePool, type ExperimentDraft, play, Run } from "../../../web/src/engine";
import { type Build, bestBuild, compile, sourceOf, startWorker } from "../../../web/src/engine/load";
import type { FromWorker } from "../../../web/src/engine/protocol";
import { experiments } from "../../wasm/support/experiments";
import { hashOfWeights, unitsOf } from "../../wasm/support/weights";
import type {} from "./native.setup";

const pool = new EnginePool();

async function open(document: ExperimentDraft, from = pool): Promise<Run> {
  const run = await from.open(document);
  if (!(run instanceof Run)) throw new Error(run.problems.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  return run;
}

describe("the engine in a real browser", () => {
  afterAll(() => pool.front.end());

  it.each(Object.entries(experiments))(
    "%s: the weights of the native program, to the last bit",
    async (name, document) => {
      const native = inject("native")[name];
      const run = await open(document);
      const { read } = await run.frame({ steps: 500, read: { weights: {}, losses: {} } });
      expect(await hashOfWeights(unitsOf(read.weights))).toBe(native?.weights);
      for (const [i, loss] of read.losses.loss.entries())
        expect(Math.abs(loss / (native?.losses[i] as number) - 1)).toBeLessThan(1e-6);
      await run.close();
    },
  );

  it("uses the build with SIMD, and the scalar build gives the same losses", async () => {
    expect(bestBuild()).toBe("simd");
    const losses = async (build: Build) => {
      const other = new EnginePool(sourceOf(() => build));
      const { read } = await (await open({}, other)).frame({ steps: 100, read: { losses: {} } });
      await other.front.end();
      return read.losses.loss;
    };
    const [simd, scalar] = [await losses("simd"), await losses("scalar")];
    for (const [i, loss] of simd.entries()) expect(Math.abs((scalar[i] as number) / loss - 1)).toBeLessThan(1e-4);
  });

  it("loads a real data set from its file", async () => {
    const run = await open({ data: { source: "iris" } });
    expect(run.summary.classes).toEqual(["setosa", "versicolor", "virginica"]);
    await run.close();
  });

  it("starts a worker of another origin from a Blob", async () => {
    const script = `onmessage = () => postMessage({ kind: "ready", from: self.location.protocol })`;
    const elsewhere = new URL(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
    const url = Object.defineProperty(elsewhere, "origin", { value: "https://elsewhere.example" });
    const worker = await startWorker(url);
    const answer = await new Promise((resolve) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.postMessage({ kind: "cancel", id: 0 });
    });
    expect(answer).toMatchObject({ from: "blob:" });
    worker.terminate();
  });

  it("compiles a module that was sent with the wrong type", async () => {
    const bytes = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
    const url = new URL(URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" })));
    expect(await compile(url)).toBeInstanceOf(WebAssembly.Module);
  });

  it("ends a long call at once when it is cancelled, and its worker answers the next call", async () => {
    const request = {
      surface: { name: "network" as const, experiment: { model: { hidden: [64, 64] } }, seed: 0 },
      optimizer: { name: "sgd" },
      start: [0, 0] as [number, number],
      steps: 90,
      rates: [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1],
    };
    const heard: FromWorker[] = [];
    let workers = 0;
    class HeardWorker extends Worker {
      constructor(...args: ConstructorParameters<typeof Worker>) {
        super(...args);
        workers++;
        this.addEventListener("message", ({ data }) => heard.push(data));
      }
    }
    vi.stubGlobal("Worker", HeardWorker);
    const other = new EnginePool();
    await Promise.all([other.ready("training"), other.ready("descent")]);
    const stop = new AbortController();
    const long = other.call("tune", [request], { signal: stop.signal });
    const beat = await vi.waitUntil(() => heard.find((message) => message.kind === "beat"), { timeout: 30_000 });
    stop.abort();
    await expect(long).rejects.toMatchObject({ kind: "cancelled" });
    await other.call("version", []);
    // It ended between two slices in the worker that also answered: it was neither completed nor killed.
    const end = await vi.waitUntil(() => heard.find((one) => one.kind !== "beat" && "id" in one && one.id === beat.id));
    expect([end.kind, workers]).toEqual(["ended", 1]);
    await other.front.end();
    vi.unstubAllGlobals();
  });

  it("during training no task of the page takes longer than 50 ms", async () => {
    const run = await open({ data: { source: "spiral" }, model: { hidden: [32, 32, 32] }, steps: 1_000_000 });
    const longTasks: number[] = [];
    const observer = new PerformanceObserver((list) =>
      longTasks.push(...list.getEntries().map(({ duration }) => duration)),
    );
    observer.observe({ type: "longtask" });
    let frames = 0;
    const grid = { x: [-2, 2], y: [-2, 2], columns: 50, rows: 50 } as {
      x: [number, number];
      y: [number, number];
      columns: number;
      rows: number;
    };
    const player = play(run, {
      read: () => ({ losses: { from: run.progress.step }, surface: grid, weights: {} }),
      draw: () => void frames++,
    });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await player.pause();
    observer.disconnect();
    expect(longTasks).toEqual([]);
    expect(frames).toBeGreaterThan(20);
    expect(run.progress.step).toBeGreaterThan(1000);
    await run.close();
  });
});
