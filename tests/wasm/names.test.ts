import { beforeAll, describe, expect, it } from "vitest";
import type { DescentModule, Engine, Plane, Run } from "../../wasm-bindings/engine";
import type { SearchModule, Study } from "../../wasm-bindings/search";
import { granted, load, loadDescents, loadSearch } from "./support/engine";

/** The number of arguments of each method: adding, removing or changing one in engine.d.ts does not compile here. */
type Counts<T> = { [K in keyof T]-?: T[K] extends (...args: infer Arguments) => unknown ? Arguments["length"] : never };

const engineCounts: Counts<Omit<Engine, keyof DescentModule>> = {
  version: 0,
  catalog: 0,
  check: 1,
  readOwnTable: 1,
  decode: 1,
  prepare: 2,
  open: 2,
  openFold: 3,
  openParts: 3,
  operators: 0,
  express: 1,
  differences: 1,
  jacobian: 1,
  signal: 1,
  curvature: 2,
  plane: 1,
};
const runCounts: Counts<Omit<Run, "delete">> = {
  advance: 1,
  read: 2,
  phase: 1,
  work: 0,
  evaluateTest: 0,
  snapshot: 0,
  restore: 1,
  extend: 1,
};

const descentCounts: Counts<DescentModule> = { descend: 2, surface: 2, tune: 2 };
const planeCounts: Counts<Omit<Plane, "delete">> = { value: 2, gradient: 2, work: 0 };

const searchCounts: Counts<SearchModule> = {
  strategies: 0,
  checkSweep: 1,
  extent: 1,
  openStudy: 2,
  report: 2,
  readTable: 1,
};
const studyCounts: Counts<Omit<Study, "delete">> = { next: 0, finish: 1, learn: 1 };

type Method = (...args: unknown[]) => unknown;

/**
 * Emscripten 3.1.6, which CI uses, checks the number of arguments in every build; newer versions only with assertions.
 */
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

  it("agree on descents and on the plane of a network", async () => {
    const descents = await loadDescents();
    for (const [name, count] of Object.entries(descentCounts)) expectCount(descents, name, count, isCounted);
    const plane = granted(engine.plane({ name: "network", experiment: {}, seed: 0 }));
    const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(plane)).filter((name) => name !== "constructor");
    expect(methods.sort()).toEqual(Object.keys(planeCounts).sort());
    for (const [name, count] of Object.entries(planeCounts)) expectCount(plane, name, count, isCounted);
    plane.delete();
  });

  it("agree on the methods of a long call, whose result does not depend on how it is cut", async () => {
    const { descend } = await loadDescents();
    const walk = { surface: { name: "rosenbrock" }, optimizer: { name: "adam" }, start: [-1, 1], steps: 500, noise: 1 };
    const done = (size: number) => {
      const call = granted(descend(walk, null));
      let pieces = 1;
      while (call.advance(size)) pieces += 1;
      expect(call.advance(size)).toBe(false);
      const { f } = call.result();
      call.delete();
      return { f, pieces };
    };
    const [whole, cut] = [done(1e9), done(7)];
    expect(whole.pieces).toBe(1);
    expect(cut.pieces).toBe(72);
    expect(whole.f).toHaveLength(501);
    expect(cut.f).toEqual(whole.f);
    const begun = granted(descend(walk, null));
    expect(() => begun.result()).toThrow("something is left");
    for (const wrong of [0, -1, 1.5, "7"]) expect(() => begun.advance(wrong as number)).toThrow(TypeError);
    const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(begun)).filter((name) => name !== "constructor");
    expect(methods.sort()).toEqual(["advance", "result"]);
    expectCount(begun, "advance", 1, isCounted);
    expectCount(begun, "result", 0, isCounted);
    begun.delete();
  });

  it("agree on the search and its studies", async () => {
    const search = await loadSearch();
    for (const [name, count] of Object.entries(searchCounts)) expectCount(search, name, count, isCounted);
    const study = granted(search.openStudy({ space: { seed: { kind: "int", low: 0, high: 9 } } }, null));
    const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(study)).filter((name) => name !== "constructor");
    expect(methods.sort()).toEqual(Object.keys(studyCounts).sort());
    for (const [name, count] of Object.entries(studyCounts)) expectCount(study, name, count, isCounted);
    study.delete();
  });

  it("agree on the version of package.json", async () => {
    const { version } = await import("../../package.json");
    expect(engine.version()).toBe(version);
  });
});
