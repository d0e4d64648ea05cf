import { beforeAll, describe, expect, it } from "vitest";
import type {
  Descent,
  DescentRequest,
  Engine,
  PlaneChoice,
  Refused,
  SurfaceRequest,
  TuningRequest,
} from "../../wasm-bindings/engine";
import { granted, load } from "./support/engine";
import { expectShape, listOf } from "./support/shape";

const network: PlaneChoice = {
  name: "network",
  experiment: { data: { source: "moons", samples: 100 }, model: { hidden: [8], activation: "tanh" } },
  seed: 1,
};

describe("descents", () => {
  let engine: Engine;
  beforeAll(async () => {
    ({ engine } = await load());
  });
  const descend = (request: DescentRequest) => granted(engine.descend(request));
  const surface = (request: SurfaceRequest) => granted(engine.surface(request)).values;
  const tune = (request: TuningRequest) => granted(engine.tune(request));
  const walk: DescentRequest = {
    surface: { name: "bowl" },
    optimizer: { name: "momentum", lr: 0.1, momentum: 0.5 },
    start: [1, -2],
    steps: 3,
  };

  it("have the shape that descent.d.ts states", () => {
    const shape = { x: "Float64Array", y: "Float64Array", f: "Float64Array", diverged: "boolean" } as const;
    const none = (value: unknown) => expect(value).toBeNull();
    expectShape<Descent>(descend(walk), { ...shape, cause: none, inside: none, lines: none });
    const track = { x: "Float64Array", y: "Float64Array" } as const;
    const { inside } = descend({ ...walk, inside: true });
    if (inside === null) throw new Error("nothing inside");
    expectShape(inside, {
      gradient: (gradient) => expectShape(gradient, track),
      buffers: listOf((buffer) => expectShape(buffer, { ...track, name: "string" })),
    });
  });

  it("return the gradient and the buffer of each step, checked by hand", () => {
    // x: 1, .9 with b = 1; then g = .9, b = .5 + .9 = 1.4, x = .76; then g = .76, b = .7 + .76.
    const { x, inside } = descend({ ...walk, inside: true });
    expect([...x]).toEqual([1, 0.9, 0.76, expect.closeTo(0.614, 12)]);
    expect([...(inside?.gradient.x ?? [])]).toEqual([1, 0.9, 0.76]);
    expect(inside?.buffers.map(({ name }) => name)).toEqual(["b"]);
    expect([...(inside?.buffers[0]?.x ?? [])]).toEqual([1, 1.4, expect.closeTo(1.46, 12)]);
    expect(inside?.buffers[0]?.y[1]).toBeCloseTo(-2.8, 12);
  });

  it("name the buffers of every rule as the catalog does", () => {
    for (const { name, buffers } of engine.catalog().optimizers)
      expect(
        descend({ ...walk, optimizer: { name }, inside: true }).inside?.buffers.map((buffer) => buffer.name),
      ).toEqual(buffers);
  });

  it("follow a typed rule", () => {
    const constants = { mu: 0.5, lr: 0.1 };
    const own = descend({
      ...walk,
      optimizer: { name: "own", rule: "v = mu*v + g; theta = theta - lr*v", constants },
      inside: true,
    });
    const { inside, lines, ...momentum } = descend({ ...walk, inside: true });
    expect(own).toMatchObject(momentum);
    expect(own.lines?.map(({ to }) => to)).toEqual(["v", "theta"]);
    expect(lines).toBeNull();
    expect(own.inside?.buffers).toEqual([{ ...inside?.buffers[0], name: "v" }]);
    const least = tune({
      ...walk,
      optimizer: { name: "own", rule: "theta = theta - lr*g", constants: { lr: 1 } },
      rates: [0.1, 1, 3],
    });
    expect(least.best).toBe(1);
  });

  it("name the errors of a typed rule", () => {
    const asked = (rule: string, constants: Record<string, number>) => {
      const answer = engine.descend({ ...walk, optimizer: { name: "own", rule, constants } });
      return "problems" in answer ? answer.problems.map(({ path, code }) => `${path} ${code}`) : [];
    };
    expect(asked("theta = theta - lr*g", {})).toEqual(["optimizer.constants.lr missing-constant"]);
    expect(asked("theta = theta - g", { lr: 1 })).toEqual(["optimizer.constants.lr unknown-key"]);
    expect(asked("v = v + g", {})).toEqual(["optimizer.rule never-moves"]);
    expect(asked("theta = theta -", {})).toEqual([expect.stringMatching(/^optimizer.rule /)]);
  });

  it("end at the last finite point, with an update between each two", () => {
    const result = descend({
      surface: { name: "rosenbrock" },
      optimizer: { name: "sgd", lr: 10 },
      start: [-1.5, 2],
      steps: 99,
      inside: true,
    });
    expect(result.diverged).toBe(true);
    expect(result.inside?.gradient.x).toHaveLength(result.x.length - 1);
    expect([...result.x, ...result.f, ...(result.inside?.gradient.x ?? [])].every(Number.isFinite)).toBe(true);
  });

  it("draw a surface with x fastest and both ends", () => {
    const values = surface({ surface: { name: "bowl" }, x: [0, 2], y: [-1, 1], columns: 3, rows: 2 });
    expect([...values]).toEqual([0.5, 1, 2.5, 0.5, 1, 2.5]);
  });

  it("find the best rate: 1 on a bowl; from 2 on it diverges or never comes nearer", () => {
    const { final, best } = tune({ ...walk, optimizer: { name: "sgd" }, steps: 5000, rates: [0.01, 1, 2, 3] });
    expect(best).toBe(1);
    expect(final[1]).toBe(0);
    expect(final[2]).toBeCloseTo(2.5, 9);
    expect(final[3]).toBeNaN();
    expect(tune({ ...walk, steps: 5000, rates: [50] }).best).toBe(-1);
  });

  it("average the noise over the seeds from the first one on", () => {
    const noisy = { ...walk, noise: 0.5, steps: 40 };
    const one = (seed: number) => tune({ ...noisy, rates: [0.1], seed }).final[0] ?? Number.NaN;
    const { final } = tune({ ...noisy, rates: [0.1], seed: 7, seeds: 3 });
    expect(final[0]).toBeCloseTo((one(7) + one(8) + one(9)) / 3, 12);
    expect(one(7)).toBe(descend({ ...noisy, seed: 7 }).f[40]);
  });

  it("work on the loss of a network as on any surface", () => {
    const path = descend({ surface: network, optimizer: { name: "adam", lr: 0.03 }, start: [0, 0], steps: 60 });
    expect(path.f[60]).toBeLessThan((path.f[0] ?? 0) - 0.02);
    const values = surface({ surface: network, x: [-1, 1], y: [-1, 1], columns: 3, rows: 3 });
    expect(values[4]).toBe(path.f[0]);
    expect(
      tune({ surface: network, optimizer: { name: "adam" }, start: [0, 0], steps: 60, rates: [0.03] }).final[0],
    ).toBe(path.f[60]);
  });

  it("are refused with the path of the wrong field", () => {
    const paths = (answer: object) =>
      "problems" in answer ? (answer as Refused).problems.map(({ path }) => path) : [];
    expect(paths(engine.surface({ surface: { name: "bowl" }, x: [0, 1], y: [0], columns: 2, rows: 2 }))).toEqual(["y"]);
    expect(paths(engine.tune({ ...walk, rates: [] }))).toEqual(["rates"]);
    expect(paths(engine.descend({ ...walk, surface: { ...network, experiment: { steps: -1 } } }))).toEqual([
      "surface.experiment.steps",
    ]);
    expect(paths(engine.descend({ ...walk, surface: network, steps: 1e6 }))).toEqual(["steps"]);
    for (const call of [engine.descend, engine.surface, engine.tune])
      expect(paths(call(null)).length).toBeGreaterThan(0);
  });

  it("take ten thousand steps with every rule", () => {
    for (const { name } of engine.catalog().optimizers) {
      const { f } = descend({
        surface: { name: "rosenbrock" },
        optimizer: { name, lr: 1e-4 },
        start: [-1, 1],
        steps: 10000,
      });
      expect(f, name).toHaveLength(10001);
      expect(f.at(-1), name).toBeLessThan(f[0] as number);
    }
  });
});
