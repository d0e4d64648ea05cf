import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type {
  Catalog,
  Choice,
  CoreCatalog,
  Explained,
  Exported,
  Knob,
  ProgramLine,
  RuleChoice,
  SourceChoice,
  SurfaceChoice,
} from "../../wasm-bindings/engine";
import { load, pathOf } from "./support/engine";
import { aNumber, aString, expectShape, listOf, oneOf, orNull, type Shape } from "./support/shape";

const isA =
  <T>(shape: Shape<T>) =>
  (value: unknown) =>
    expectShape(value, shape);

const knob: Shape<Knob> = {
  name: "string",
  default: "number",
  min: "number",
  max: "number",
  scale: oneOf("linear", "log"),
  help: "string",
  integer: "boolean",
  sliderMin: "number",
  sliderMax: "number",
};
const choice: Shape<Choice> = { name: "string", label: "string", help: "string", knobs: listOf(isA(knob), 0) };
const explained: Shape<Explained<Choice>> = { ...choice, formula: "string" };
const exported: Shape<Explained<Exported>> = { ...explained, torch: "string" };
const tree = (value: unknown): void => {
  if (Array.isArray(value)) value.forEach(tree);
  else expect(["number", "string"]).toContain(typeof value);
};
const line: Shape<ProgramLine> = { to: "string", source: tree, note: "string" };
const rule: Shape<Explained<RuleChoice>> = {
  ...exported,
  strength: "string",
  weakness: "string",
  program: "string",
  lines: listOf(isA(line)),
  family: "string",
  scaleFree: "boolean",
  decoupledDecay: "boolean",
  buffers: listOf(aString, 0),
  buffersStartAt: "string",
};
const range = listOf(aNumber, 2);
const source: Shape<SourceChoice> = {
  ...choice,
  kind: oneOf("made", "real", "own"),
  task: oneOf("classes", "regression", "own"),
  features: listOf(aString, 0),
  classes: listOf(aString, 0),
  range: orNull(range),
  rows: "number",
  file: "string",
  noise: "string",
};
const surface: Shape<Explained<SurfaceChoice>> = {
  ...explained,
  domain: isA<SurfaceChoice["domain"]>({ x: range, y: range }),
  start: isA<SurfaceChoice["start"]>({ x: "number", y: "number" }),
  minima: listOf(isA<SurfaceChoice["minima"][number]>({ x: "number", y: "number", f: "number" }), 0),
};

const lists: Shape<CoreCatalog> = {
  optimizers: listOf(isA(rule)),
  initializers: listOf(isA(exported)),
  activations: listOf(isA(exported)),
  sources: listOf(isA(source)),
  schedules: listOf(isA(exported)),
  surfaces: listOf(isA(surface)),
  preprocessings: listOf(isA(explained)),
  parametrizations: listOf(isA(explained)),
  normalizations: listOf(isA(explained)),
  losses: listOf(isA(explained)),
};

/** The names that experiment.md promises. */
const promised: { [List in keyof Catalog]: string } = {
  optimizers: "sgd momentum nesterov adam adamw rmsprop adagrad",
  initializers:
    "zeros constant normal uniform lecun-normal lecun-uniform xavier-normal xavier-uniform he-normal he-uniform unit-variance orthogonal torch-default",
  activations: "identity relu leaky-relu elu tanh sigmoid gelu silu softplus",
  sources: "xor circles gaussians moons spiral plane linear sine iris wine breast-cancer digits diabetes csv",
  schedules: "constant step cosine warmup-cosine",
  surfaces: "bowl ravine saddle rosenbrock beale himmelblau styblinski-tang rastrigin",
  preprocessings: "none standardize min-max whiten",
  parametrizations: "standard mup",
  normalizations: "none batch layer",
  losses: "cross-entropy mse",
};

/** All texts of an entry and its knobs, but not their names (which documents contain) or their values. */
function wordsOf(entry: object): string[] {
  return Object.entries(entry).flatMap(([key, value]) => {
    if (key === "knobs") return (value as object[]).flatMap(wordsOf);
    return ["label", "help", "formula", "strength", "weakness", "program", "torch", "noise"].includes(key) ? value : [];
  });
}

describe("the catalog", async () => {
  const { engine } = await load();
  const catalog = engine.catalog();

  it("has every field that engine.d.ts says, and no other", () => expectShape(catalog, lists));

  it.each(Object.entries(promised))("lists the %s", (list, names) => {
    const result = catalog[list as keyof Catalog].map(({ name }) => name);
    expect(result).toEqual(expect.arrayContaining(names.split(" ")));
    expect(new Set(result).size).toBe(result.length);
  });

  it("has a label and a help text for every entry and knob, and a default within the bounds", () => {
    for (const { label, help, knobs } of Object.values(catalog).flat() as Choice[]) {
      expect(label).not.toBe("");
      expect(help).toMatch(/\S.*\.$/);
      for (const { name, default: fallback, min, max, scale, sliderMin, sliderMax } of knobs) {
        expect(fallback >= min && fallback <= max, name).toBe(true);
        expect(sliderMin >= min && sliderMin < sliderMax && sliderMax <= max, name).toBe(true);
        if (scale === "log") expect(sliderMin, name).toBeGreaterThan(0);
      }
    }
  });

  it.each(["gradlab", "gradlab-descent", "gradlab-precise", "gradlab-search"])(
    "leaves its texts out of %s.wasm",
    (name) => {
      const bytes = readFileSync(pathOf(`build/wasm/${name}.wasm`)).toString("utf8");
      // A short text can be part of another one.
      const words = Object.values(catalog)
        .flat()
        .flatMap(wordsOf)
        .filter(({ length }) => length > 24);
      expect(words.length).toBeGreaterThan(200);
      expect(words.filter((text) => bytes.includes(text))).toEqual([]);
    },
  );

  it("offers only names that the checker accepts", () => {
    for (const { name } of catalog.optimizers) expect(engine.check({ optimizer: { name } }).problems).toEqual([]);
    for (const { name } of catalog.initializers) expect(engine.check({ init: { scheme: name } }).problems).toEqual([]);
    for (const { name } of catalog.activations)
      expect(engine.check({ model: { activation: name } }).problems).toEqual([]);
    for (const { name } of catalog.schedules) expect(engine.check({ schedule: { name } }).problems).toEqual([]);
    for (const { name } of catalog.preprocessings)
      expect(engine.check({ data: { preprocess: name } }).problems).toEqual([]);
    for (const { name } of catalog.normalizations)
      expect(engine.check({ model: { normalization: name } }).problems).toEqual([]);
    for (const { name, kind } of catalog.sources)
      if (kind !== "own") expect(engine.check({ data: { source: name } }).problems).toEqual([]);
    for (const { name, start } of catalog.surfaces)
      expect(
        engine.descend({ surface: { name }, optimizer: { name: "adam" }, start: [start.x, start.y], steps: 3 }),
      ).toHaveProperty("x.length", 4);
  });
});
