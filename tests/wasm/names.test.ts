import { beforeAll, describe, expect, it } from "vitest";
import type { Engine, Run } from "../../wasm-bindings/engine";
import { granted, load } from "./support/engine";

/** How many arguments each method has: a method that is added, lost or changed in engine.d.ts does not compile here. */
type Counts<T> = { [K in keyof T]-?: T[K] extends (...args: infer Arguments) => unknown ? Arguments["length"] : never };

const engineCounts: Counts<Engine> = {
  version: 0,
  catalog: 0,
  check: 1,
  decode: 1,
  prepare: 2,
  open: 2,
  descend: 1,
  surface: 1,
  tune: 1,
  express: 1,
  differences: 1,
  jacobian: 1,
  signal: 1,
  curvature: 2,
};
const runCounts: Counts<Omit<Run, "delete">> = {
  advance: 1,
  read: 2,
  phase: 1,
  evaluateTest: 0,
  snapshot: 0,
  restore: 1,
  extend: 1,
};

type Method = (...args: unknown[]) => unknown;

/** Emscripten 3.1.6, with which CI builds, counts arguments in every build; newer ones only where assertions are on. */
function countsArguments({ version }: Engine): boolean {
  try {
    (version as Method)({});
    return false;
  } catch {
    return true;
  }
}

function expectCount(object: object, name: string, count: number, isCounted: boolean): void {
  const method = (object as Record<string, Method>)[name];
  expect(method, name).toBeTypeOf("function");
  if (!isCounted) return;
  for (const wrong of [count + 1, count - 1])
    if (wrong >= 0)
      expect(() => method?.call(object, ...Array(wrong).fill({})), name).toThrow(
        `${wrong} arguments, expected ${count}`,
      );
}

describe("engine.d.ts and the module", () => {
  let engine: Engine;
  let isCounted: boolean;
  beforeAll(async () => {
    ({ engine } = await load());
    isCounted = countsArguments(engine);
    if (!isCounted)
      console.warn("!!! This Emscripten's Embind counts no arguments: engine.d.ts is held to the names alone.");
  });

  it("agree on the functions and their arguments", () => {
    for (const [name, count] of Object.entries(engineCounts)) expectCount(engine, name, count, isCounted);
  });

  it("agree on the methods of a run", () => {
    const run = granted(engine.open({}, null));
    const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(run)).filter((name) => name !== "constructor");
    expect(methods.sort()).toEqual(Object.keys(runCounts).sort());
    for (const [name, count] of Object.entries(runCounts)) expectCount(run, name, count, isCounted);
    run.delete();
    expect(() => run.evaluateTest()).toThrow();
  });

  it("agree on the version of package.json", async () => {
    const { version } = await import("../../package.json");
    expect(engine.version()).toBe(version);
  });
});
