import { beforeAll, describe, expect, it } from "vitest";
import { type Build, granted, type Loaded, load } from "./support/engine";
import { experiments } from "./support/experiments";
import { type NativeRun, trainNatively } from "./support/native";
import { hashOfWeights, unitsOf, unitsOfNative } from "./support/weights";

const furthest = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce(
    (most, value, i) => Math.max(most, Math.abs(value - (b[i] as number)) / Math.max(Math.abs(value), 1e-12)),
    0,
  );

describe.each(Object.entries(experiments))("%s: the same experiment, the same numbers", (_, document) => {
  const loaded = {} as Record<Build, Loaded>;
  let native: NativeRun;
  beforeAll(async () => {
    native = trainNatively(document);
    loaded.wasm = await load("wasm");
    loaded["wasm-scalar"] = await load("wasm-scalar");
  });

  it.runIf(process.arch === "x64")("to the last bit in WebAssembly with SIMD, natively on x86-64", async () => {
    const run = granted(loaded.wasm.engine.open(document, null));
    expect(await hashOfWeights(unitsOf(run.read("weights", {})))).toBe(
      await hashOfWeights(unitsOfNative(native.weights.initial)),
    );
    run.advance(500);
    expect(await hashOfWeights(unitsOf(run.read("weights", {})))).toBe(
      await hashOfWeights(unitsOfNative(native.weights.final)),
    );
    const { loss } = run.read("losses", {});
    expect(loss).toHaveLength(500);
    expect(furthest(native.train.loss, loss)).toBeLessThan(1e-6);
    const { trainLoss } = run.read("evaluation", {});
    expect(furthest(native.evaluation.trainLoss, trainLoss)).toBeLessThan(1e-6);
    run.delete();
  });

  it.each(["wasm", "wasm-scalar"] as const)("within 1e-4 over 100 steps wherever: %s", (build) => {
    const run = granted(loaded[build].engine.open(document, null));
    run.advance(100);
    expect(furthest(native.train.loss.slice(0, 100), run.read("losses", {}).loss)).toBeLessThan(1e-4);
    run.delete();
  });
});
