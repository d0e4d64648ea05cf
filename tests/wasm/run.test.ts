import { beforeAll, describe, expect, it } from "vitest";
import type { Engine, ExperimentDraft, Phase, Run } from "../../wasm-bindings/engine";
import { dataText, granted, type Loaded, load } from "./support/engine";

const phases: Phase[] = ["takeBatch", "zeroGrad", "forward", "loss", "backward", "update"];
const small: ExperimentDraft = { data: { samples: 60 }, model: { hidden: [5] }, batchSize: 16 };
const weightsOf = (run: Run) => run.read("weights", {}).map(({ weight, bias }) => [...weight, ...bias]);

describe("a run in the module", () => {
  let engine: Engine;
  let memory: Loaded["memory"];
  beforeAll(async () => {
    ({ engine, memory } = await load());
  });

  it("gives the same bits line by line as with advance()", () => {
    const whole = granted(engine.open(small, null));
    const lines = granted(engine.open(small, null));
    whole.advance(20);
    for (let step = 0; step < 20; step++) for (const phase of phases) lines.phase(phase);
    expect(weightsOf(lines)).toEqual(weightsOf(whole));
    expect(lines.read("losses", {})).toEqual(whole.read("losses", {}));
  });

  it("continues from a snapshot with the same bits, series included", () => {
    const first = granted(engine.open(small, null));
    first.advance(33);
    const snapshot = first.snapshot();
    first.advance(67);
    const second = granted(engine.open(small, null));
    expect(second.restore(snapshot)).toMatchObject({ step: 33 });
    second.advance(67);
    expect(weightsOf(second)).toEqual(weightsOf(first));
    expect(second.read("losses", {})).toEqual(first.read("losses", {}));
    expect(second.read("evaluation", {})).toEqual(first.read("evaluation", {}));
  });

  it("has the data of its document, independent of runs opened before", async () => {
    const sets: ExperimentDraft["data"][] = [
      { preprocess: "none" },
      { preprocess: "whiten" },
      { split: [0.4, 0.4, 0.2] },
      { inputScale: 3 },
      { inputShift: 1 },
      { seed: 1 },
      { noise: 0.3 },
      { source: "moons" },
    ];
    const first = (opener: Engine, data: ExperimentDraft["data"], index: number | null) => {
      const document = { ...small, data: { ...small.data, ...data } };
      const run = granted(
        index === null ? opener.open(document, null) : opener.openFold(document, null, { index, count: 3 }),
      );
      run.advance(3);
      const numbers = [...weightsOf(run), run.read("summary", {}).rows, run.read("evaluation", {})];
      run.delete();
      return numbers;
    };
    const { engine: fresh } = await load();
    for (const data of sets)
      for (const index of [null, 0, 1]) {
        first(engine, {}, null);
        first(engine, data, 2);
        const before = first(engine, data, index);
        expect(first(engine, data, index)).toEqual(before);
        // An engine without any earlier request.
        first(fresh, { source: "xor" }, null);
        expect(first(fresh, data, index)).toEqual(before);
      }
  });

  it("returns problems for a wrong or damaged snapshot, and keeps its state", () => {
    const run = granted(engine.open(small, null));
    run.advance(5);
    const before = weightsOf(run);
    const other = granted(engine.open({ ...small, seed: 1 }, null));
    for (const bytes of [other.snapshot(), new Uint8Array(0), Uint8Array.of(1, 2, 3), run.snapshot().slice(0, -1)])
      expect(run.restore(bytes)).toHaveProperty("problems.0.message");
    expect(weightsOf(run)).toEqual(before);
    expect(run.read("progress", {}).step).toBe(5);
  });

  it("stops at its last step, and continues when extended", () => {
    const run = granted(engine.open({ ...small, steps: 10 }, null));
    expect(run.advance(Number.POSITIVE_INFINITY)).toMatchObject({ step: 10, steps: 10 });
    expect(run.advance(5).step).toBe(10);
    expect(run.extend(12)).toMatchObject({ step: 10, steps: 12 });
    expect(run.advance(100).step).toBe(12);
  });

  it("shows a line's tensors before and after it ran", () => {
    const run = granted(engine.open({ ...small, optimizer: { name: "sgd", lr: 0.5 } }, null));
    for (const phase of phases.slice(0, 5)) run.phase(phase);
    const { read, written } = run.phase("update");
    const named = (name: string) => (tensor: { name: string }) => tensor.name === name;
    const before = read.find(named("layers.0.weight"))?.values as Float32Array;
    const gradient = read.find(named("layers.0.weight.grad"))?.values as Float32Array;
    const after = written.find(named("layers.0.weight"))?.values as Float32Array;
    expect(after).toHaveLength(before.length);
    after.forEach((weight, i) => {
      expect(weight).toBeCloseTo((before[i] as number) - 0.5 * (gradient[i] as number), 6);
    });
  });

  it("returns copies: earlier results do not change", () => {
    const run = granted(engine.open(small, null));
    const before = run.read("weights", {});
    const saved = before.map(({ weight }) => [...weight]);
    run.advance(50);
    expect(before.map(({ weight }) => [...weight])).toEqual(saved);
  });

  it("has probabilities that sum to 1, and a confusion matrix that sums to the number of rows", () => {
    const run = granted(engine.open(small, null));
    run.advance(10);
    const { channels, values } = run.read("surface", { x: [-2, 2], y: [-2, 2], columns: 4, rows: 4 });
    expect([channels, values.length]).toEqual([2, 32]);
    for (let point = 0; point < 16; point++)
      expect((values[2 * point] as number) + (values[2 * point + 1] as number)).toBeCloseTo(1, 5);
    const { counts } = run.read("confusion", { part: "train" });
    expect(counts.reduce((sum, count) => sum + count)).toBe(run.read("summary", {}).rows.train);
  });

  it("trains in constant memory, and frees it when deleted", () => {
    const train = () => {
      const run = granted(engine.open(small, null));
      run.advance(1000);
      run.read("losses", {});
      run.delete();
    };
    train();
    const { byteLength } = memory.buffer;
    for (let i = 0; i < 300; i++) train();
    expect(memory.buffer.byteLength).toBe(byteLength);
  });

  it.each([
    ["iris", "iris.csv", 150],
    ["wine", "wine.csv", 178],
    ["breast-cancer", "breast-cancer.csv", 569],
    ["digits", "digits.csv", 1797],
    ["diabetes", "diabetes.txt", 442],
  ])("loads %s from the text of its file", (source, file, rows) => {
    const entry = engine.catalog().sources.find(({ name }) => name === source);
    expect(entry?.file).toBe(file);
    const prepared = engine.prepare({ data: { source } }, dataText(file));
    expect(prepared).toHaveProperty("raw.count", rows);
    const run = granted(engine.open({ data: { source } }, dataText(file)));
    expect(run.advance(2).step).toBe(2);
    run.delete();
  });
});
