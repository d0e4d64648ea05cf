import { beforeAll, describe, expect, it } from "vitest";
import type { Engine, Run } from "../../wasm-bindings/engine";
import { granted, load } from "./support/engine";

const noWholeNumber = [null, undefined, "x", "3", 1.5, -1, Number.NaN, {}, [], true, 3n, Symbol("n"), () => 3];
const noText = [null, undefined, 1, {}, ["losses"], true];

describe("an argument of the wrong type is an error", () => {
  let engine: Engine;
  let run: Run;
  beforeAll(async () => {
    ({ engine } = await load());
    run = granted(engine.open({}, null));
  });

  it.each(noWholeNumber)("advance(%s)", (n) => {
    expect(() => run.advance(n as number)).toThrow(TypeError);
    expect(() => run.extend(n as number)).toThrow(TypeError);
    expect(run.read("progress", {}).step).toBe(0);
  });

  it.each(noText)("read(%s)", (what) => {
    expect(() => run.read(what as "losses", {})).toThrow(TypeError);
    expect(() => run.phase(what as "loss")).toThrow(TypeError);
  });

  it("read() of an unknown view, or with options of another view", () => {
    expect(() => run.read("everything" as "losses", {})).toThrow(/what must be one of summary progress losses/);
    expect(() => run.read("losses", null as never)).toThrow("options must be an object");
    expect(() => run.read("losses", { from: -1 })).toThrow("from must be a whole number of at least 0");
    expect(() => run.read("statistics", { bins: 0 })).toThrow("bins");
    expect(() => run.read("predictions", { part: "all" as "test" })).toThrow("part must be one of train valid test");
    const grid = { x: [0, 1], y: [0, 1], columns: 2, rows: 2 } as const;
    for (const wrong of [
      { x: [0] },
      { y: "0, 1" },
      { x: [0, Number.NaN] },
      { columns: 0 },
      { rows: 1.5 },
      { columns: 1e6, rows: 1e6 },
    ])
      expect(() => run.read("surface", { ...grid, ...wrong } as never)).toThrow(TypeError);
  });

  it.each([null, [1, 2], "bytes", new ArrayBuffer(4), new Float32Array(4)])("restore(%s)", (bytes) => {
    expect(() => run.restore(bytes as unknown as Uint8Array)).toThrow(TypeError);
  });

  it.each([1, {}, undefined, true])("open({}, %s)", (text) => {
    expect(() => engine.open({}, text as unknown as string)).toThrow(TypeError);
    expect(() => engine.prepare({}, text as unknown as string)).toThrow(TypeError);
  });

  it("a line of the training loop out of order", () => {
    expect(() => run.phase("backward")).toThrow("out of turn");
    expect(() => run.phase("nothing" as "loss")).toThrow("phase must be one of takeBatch");
    run.phase("takeBatch");
    expect(() => run.phase("takeBatch")).toThrow("out of turn");
  });

  it("the engine works after such an error", () => {
    expect(run.advance(3).step).toBe(3);
  });
});
