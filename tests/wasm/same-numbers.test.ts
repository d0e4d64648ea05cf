import { beforeAll, describe, expect, it } from "vitest";
import type { Descent } from "../../wasm-bindings/engine";
import { type Build, granted, type Loaded, load } from "./support/engine";
import { experiments } from "./support/experiments";
import { descendNatively, type NativeRun, trainNatively } from "./support/native";
import { hashOfWeights, unitsOf, unitsOfNative } from "./support/weights";

const furthest = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce(
    (most, value, i) => Math.max(most, Math.abs(value - (b[i] as number)) / Math.max(Math.abs(value), 1e-12)),
    0,
  );

/**
 * Equal bits are promised on x86-64 only, 1e-4 everywhere. Elsewhere there is no such test: a skipped test would count
 * as failed (scripts/counts.mjs).
 */
const itOnX64 = (title: string, test: () => void | Promise<void>): void => {
  if (process.arch === "x64") it(title, test);
};

describe.each(Object.entries(experiments))("%s: the same experiment, the same numbers", (_, document) => {
  const loaded = {} as Record<Build, Loaded>;
  let native: NativeRun;
  beforeAll(async () => {
    native = trainNatively(document);
    loaded.wasm = await load("wasm");
    loaded["wasm-scalar"] = await load("wasm-scalar");
  });

  itOnX64("to the last bit in WebAssembly with SIMD, natively on x86-64", async () => {
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

/** A curved valley, so that the rules compute products, roots and quotients of many sizes. */
const surface = { name: "rosenbrock" };
const start: [number, number] = [-1.5, 1.2];
const modules = { wasm: await load("wasm"), "wasm-scalar": await load("wasm-scalar") };
const rules = modules.wasm.engine.catalog().optimizers;

describe.each(rules.map(({ name }) => name))("a descent by %s", (name) => {
  // SGD, momentum and Nesterov diverge at the rates of the adaptive rules.
  const optimizer = { name, lr: 1e-4 };
  const steps = 200;
  const noise = 0.1;
  const native = () => descendNatively(surface.name, optimizer, { start, steps, noise });
  const inModule = (build: Build): Descent =>
    granted(modules[build].engine.descend({ surface, optimizer, start, steps, noise }));

  itOnX64("is the same to the last bit with SIMD, natively on x86-64", () => {
    const { x, y, f } = inModule("wasm");
    expect(x).toHaveLength(steps + 1);
    expect({ x: [...x], y: [...y], f: [...f] }).toEqual(native());
  });

  it("is within 1e-4 of it without SIMD", () => {
    const { x, y, f } = inModule("wasm-scalar");
    const expected = native();
    expect(f).toHaveLength(steps + 1);
    for (const [one, other] of [[x, expected.x] as const, [y, expected.y] as const, [f, expected.f] as const])
      expect(furthest(other, one)).toBeLessThan(1e-4);
  });
});
