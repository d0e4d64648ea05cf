import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../wasm-bindings/engine";
import { load } from "./support/engine";

describe("problems are values", () => {
  let engine: Engine;
  beforeAll(async () => {
    ({ engine } = await load());
  });

  const pathsOf = (document: unknown) => engine.check(document).problems.map(({ path }) => path);

  it("names every bad field, all at once", () => {
    const document = {
      seed: -1,
      optimizer: { name: "sgd", lr: "fast", beta1: 0.9 },
      model: { hidden: [4, 0] },
      loss: 3,
      extra: 1,
    };
    expect(pathsOf(document).sort()).toEqual([
      "extra",
      "loss",
      "model.hidden[1]",
      "optimizer.beta1",
      "optimizer.lr",
      "seed",
    ]);
    expect(engine.open(document, null)).toHaveProperty("problems");
    expect(engine.prepare(document, null)).toHaveProperty("problems");
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, null, "1", [], () => 1, 1n, Symbol("lr"), new Date(0)])(
    "refuses %s for a number",
    (lr) => {
      expect(pathsOf({ optimizer: { lr } })).toEqual(["optimizer.lr"]);
    },
  );

  it.each([null, undefined, 3, "document", [], () => ({})])("refuses %s for a document", (document) => {
    expect(pathsOf(document)).toEqual([""]);
  });

  it("treats undefined members as absent, as JSON does", () => {
    expect(engine.check({ seed: undefined, data: undefined })).toEqual(engine.check({}));
  });

  it("refuses a document that contains itself, or a list of four billion items, as too large", () => {
    const circle: Record<string, unknown> = {};
    circle.data = circle;
    circle.model = { hidden: [circle, circle] };
    expect(engine.check(circle).problems).toMatchObject([{ path: "", code: "too-large" }]);
    expect(engine.check({ model: { hidden: new Array(4e9) } }).problems).toMatchObject([
      { path: "", code: "too-large" },
    ]);
  });

  it("refuses a run that needs more than 256 MiB, and names this limit", () => {
    const wide = {
      model: { hidden: [1024, 1024, 1024, 1024, 1024, 1024, 1024, 1024] },
      data: { samples: 20000 },
      batchSize: 20000,
    };
    const { problems } = engine.open(wide, null) as { problems: { message: string }[] };
    expect(problems[0]?.message).toMatch(/256 MiB/);
  });

  it("requires the text of a real source, and names data.source when the text is bad", () => {
    expect(engine.open({ data: { source: "iris" } }, null)).toHaveProperty("problems.0.path", "data.source");
    expect(engine.open({ data: { source: "iris" } }, "nonsense")).toHaveProperty("problems.0.path", "data.source");
    expect(engine.check({ data: { source: "csv", csv: "a,b\n1,\n" } }).problems[0]).toMatchObject({ path: "data.csv" });
  });

  it("checks a descent", () => {
    const { problems } = engine.descend({
      surface: { name: "bowl", kappa: 2 },
      optimizer: { name: "sdg" },
      start: [0, "1"],
      steps: -1,
    }) as {
      problems: { path: string }[];
    };
    expect(problems.map(({ path }) => path).sort()).toEqual(["optimizer.name", "start[1]", "steps", "surface.kappa"]);
    expect(engine.descend(null)).toHaveProperty("problems");
  });

  /** Any plain data, often with the keys and choices of a document. */
  const keys = [
    "version",
    "seed",
    "data",
    "source",
    "samples",
    "noise",
    "csv",
    "split",
    "preprocess",
    "model",
    "hidden",
    "activation",
    "init",
  ];
  const moreKeys = [
    "normalization",
    "scheme",
    "std",
    "gain",
    "loss",
    "optimizer",
    "name",
    "lr",
    "schedule",
    "batchSize",
    "steps",
    "evalEvery",
  ];
  const words = [
    "spiral",
    "csv",
    "iris",
    "plane",
    "adam",
    "sgd",
    "cosine",
    "he-normal",
    "orthogonal",
    "relu",
    "batch",
    "mse",
    "whiten",
    "a,b\n1,2",
  ];
  const plain = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.oneof(fc.integer({ min: -2, max: 40 }), fc.double(), fc.constantFrom(0, 0.5, 1, 1e9)),
      fc.oneof(fc.constantFrom(...words), fc.string()),
      fc.constantFrom(null, true, undefined),
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(
        fc.oneof({ weight: 20, arbitrary: fc.constantFrom(...keys, ...moreKeys) }, fc.string()),
        tie("value"),
        { maxKeys: 6 },
      ),
    ),
  })).value;

  it("for any document: never throws, and opens exactly those without problems, except those of data", () => {
    fc.assert(
      fc.property(plain, (document) => {
        const { problems, document: complete } = engine.check(document);
        expect(problems.every(({ path, message }) => typeof path === "string" && message !== "")).toBe(true);
        expect(complete === null).toBe(problems.length > 0);
        const run = engine.open(document, null);
        const refused = "problems" in run ? run.problems : [];
        if (!("problems" in run)) run.delete();
        if (problems.length > 0) expect(refused).not.toEqual([]);
        // The check cannot find problems that depend on the data.
        else expect(refused.filter(({ path }) => !path.startsWith("data") && path !== "batchSize")).toEqual([]);
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  const choice = (...choices: string[]) => fc.constantFrom(...choices);
  const oneOf = (
    list: "preprocessings" | "activations" | "normalizations" | "initializers" | "optimizers" | "schedules",
  ) => fc.constantFrom(...engine.catalog()[list].map(({ name }) => name));
  /** Documents that are nearly right. A real source would need its file. */
  const near = () =>
    fc.record(
      {
        seed: fc.integer({ min: 0, max: 99 }),
        data: fc.record(
          {
            source: fc.constantFrom(
              ...engine
                .catalog()
                .sources.filter(({ kind }) => kind !== "real")
                .map(({ name }) => name),
            ),
            samples: fc.integer({ min: 1, max: 40 }),
            noise: fc.double({ min: 0, max: 2, noNaN: true }),
            csv: fc.oneof(fc.string(), choice("a,b\n1,2\n3,4\n5,6", "a,b\n1,x\n2,y\n3,x")),
            inputScale: fc.double({ min: -1e3, max: 1e3, noNaN: true }),
            split: choice("a").map(() => [0.5, 0.25, 0.25]),
            preprocess: oneOf("preprocessings"),
          },
          { requiredKeys: [] },
        ),
        model: fc.record(
          {
            hidden: fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 3 }),
            activation: oneOf("activations"),
            normalization: oneOf("normalizations"),
          },
          { requiredKeys: [] },
        ),
        init: fc.record({
          scheme: oneOf("initializers"),
          std: fc.double({ min: 0, max: 1e3, noNaN: true }),
        }),
        optimizer: fc.record({
          name: oneOf("optimizers"),
          lr: fc.double({ min: 1e-6, max: 1e5, noNaN: true }),
        }),
        schedule: fc.record({ name: oneOf("schedules") }),
        batchSize: fc.integer({ min: 1, max: 50 }),
        steps: fc.integer({ min: 1, max: 100 }),
        evalEvery: fc.integer({ min: 1, max: 20 }),
      },
      { requiredKeys: [] },
    );

  it("for any valid experiment: trains to the end, or names where it became non-finite", () => {
    let trained = 0;
    fc.assert(
      fc.property(near(), (document) => {
        const run = engine.open(document, null);
        if ("problems" in run) return;
        const { step, steps, diverged } = run.advance(Number.POSITIVE_INFINITY);
        expect(diverged === null ? step : diverged.step - 1).toBe(diverged === null ? steps : step);
        expect(run.read("losses", {}).loss.every(Number.isFinite)).toBe(true);
        for (const { weight, bias } of run.read("weights", {}))
          expect(weight.every(Number.isFinite) && bias.every(Number.isFinite)).toBe(true);
        run.delete();
        trained += 1;
      }),
      { numRuns: 800, seed: 2 },
    );
    expect(trained).toBeGreaterThan(100);
  });
});
