import { beforeAll, describe, expect, it } from "vitest";
import type {
  Checked,
  Confusion,
  Decoded,
  Descent,
  Distribution,
  Divergence,
  Engine,
  Evaluations,
  Experiment,
  LayerShape,
  LayerStatistics,
  LayerWeights,
  Losses,
  Part,
  PhaseResult,
  Predictions,
  Prepared,
  Progress,
  Remark,
  Run,
  Score,
  Summary,
  Surface,
  TableColumn,
  TablePreview,
  Tensor,
  UnitMaps,
  Views,
} from "../../wasm-bindings/engine";
import { granted, load } from "./support/engine";
import { aNumber, aString, expectShape, listOf, oneOf, orNull, type Shape } from "./support/shape";

const grid = { x: [-1, 1] as [number, number], y: [-2, 2] as [number, number], columns: 5, rows: 3 };
const aPair = listOf(aNumber, 2);
const aGrid = { x: aPair, y: aPair, columns: "number", rows: "number" } as const;
const isA =
  <T>(shape: Shape<T>, optional: (keyof T)[] = []) =>
  (value: unknown) =>
    expectShape(value, shape, optional);

const divergence = isA<Divergence>({
  step: "number",
  layer: "number",
  parameter: "string",
  quantity: "string",
  lr: "number",
});
const progress: Shape<Progress> = {
  step: "number",
  steps: "number",
  epoch: "number",
  lr: "number",
  diverged: orNull(divergence),
};
const chosen = (value: unknown) => expect(value).toHaveProperty("name");
const experiment = isA<Experiment>({
  version: oneOf(1),
  seed: "number",
  data: isA<Experiment["data"]>(
    {
      source: "string",
      seed: "number",
      samples: "number",
      noise: "number",
      csv: "string",
      target: (value) => expect(["number", "string"]).toContain(typeof value),
      task: oneOf("auto", "classes", "values"),
      missing: oneOf("drop", "mean", "refuse"),
      header: oneOf("auto", "yes", "no"),
      inputScale: "number",
      inputShift: "number",
      split: listOf(aNumber, 3),
      preprocess: "string",
    },
    ["csv", "target", "task", "missing", "header", "samples", "noise"],
  ),
  model: isA<Experiment["model"]>({
    hidden: listOf(aNumber),
    activation: "string",
    normalization: "string",
    parametrization: chosen,
  }),
  init: isA<Experiment["init"]>({ scheme: "string", std: "number", gain: "number" }),
  loss: "string",
  optimizer: chosen,
  schedule: chosen,
  batchSize: "number",
  steps: "number",
  evalEvery: "number",
});
const parts = (check: (value: unknown) => void) =>
  isA<Record<"train" | "valid" | "test", unknown>>({ train: check, valid: check, test: check });
const layerShape: Shape<LayerShape> = { inputs: "number", units: "number" };
const distribution = isA<Distribution>({
  mean: "number",
  variance: "number",
  min: "number",
  max: "number",
  counts: "Float32Array",
});
const remark = isA<Remark>({
  path: "string",
  code: "string",
  params: (value) => expect(typeof value).toBe("object"),
  message: "string",
});
const table = isA<TablePreview>({
  columns: listOf(
    isA<TableColumn>({
      name: "string",
      role: oneOf("feature", "target", "left-out"),
      kind: oneOf("numbers", "words"),
    }),
  ),
  rows: listOf(listOf((cell) => expect(cell === null || ["number", "string"].includes(typeof cell)).toBe(true))),
});
const tensor = isA<Tensor>({ name: "string", rows: "number", columns: "number", values: "Float32Array" });

/**
 * Every view of run.d.ts, with what to ask and what must come. One that is added does not compile without a line here.
 */
const views: { [What in keyof Views]: [Views[What]["options"], (value: unknown) => void] } = {
  summary: [
    {},
    isA<Summary>({
      document: experiment,
      features: listOf(aString),
      classes: orNull(listOf(aString)),
      rows: parts(aNumber),
      layers: listOf(isA<LayerShape>(layerShape)),
      parameters: "number",
      batchesPerEpoch: "number",
      work: "number",
    }),
  ],
  progress: [{}, isA<Progress>(progress)],
  losses: [{ from: 1 }, isA<Losses>({ from: "number", loss: "Float32Array" })],
  evaluation: [
    {},
    isA<Evaluations>({
      from: "number",
      step: "Float64Array",
      trainLoss: "Float64Array",
      trainAccuracy: "Float64Array",
      validLoss: "Float64Array",
      validAccuracy: "Float64Array",
    }),
  ],
  statistics: [
    { bins: 8 },
    listOf(
      isA<LayerStatistics>({
        weights: distribution,
        activations: distribution,
        gradients: distribution,
        dead: "number",
      }),
    ),
  ],
  scores: [
    {},
    isA<Views["scores"]["result"]>({
      train: isA<Score>({ loss: "number", accuracy: "number" }),
      valid: isA<Score>({ loss: "number", accuracy: "number" }),
    }),
  ],
  surface: [grid, isA<Surface>({ ...aGrid, channels: "number", values: "Float32Array" })],
  units: [
    grid,
    isA<UnitMaps>({
      ...aGrid,
      layers: listOf(isA<UnitMaps["layers"][number]>({ units: "number", values: "Float32Array" })),
    }),
  ],
  predictions: [
    { part: "valid" },
    isA<Predictions>({
      rows: "Int32Array",
      predicted: "Float32Array",
      target: "Float32Array",
      probability: "Float32Array",
    }),
  ],
  confusion: [{ part: "train" }, isA<Confusion>({ classes: "number", counts: "Int32Array" })],
  weights: [
    {},
    listOf(
      isA<LayerWeights>(
        { ...layerShape, weight: "Float32Array", bias: "Float32Array", scale: "Float32Array", shift: "Float32Array" },
        ["scale", "shift"],
      ),
    ),
  ],
};

describe("results have the shapes that engine.d.ts states", () => {
  let engine: Engine;
  let run: Run;
  beforeAll(async () => {
    ({ engine } = await load());
    run = granted(engine.open({ data: { samples: 100 }, model: { hidden: [4], normalization: "layer" } }, null));
    run.advance(3);
  });

  it.each(Object.entries(views))("read %s", (what, [options, check]) =>
    check(run.read(what as "losses", options as never)),
  );

  it("a run's other answers", () => {
    isA<Progress>(progress)(run.advance(1));
    isA<PhaseResult>({
      ...progress,
      phase: oneOf("takeBatch"),
      next: oneOf("zeroGrad"),
      read: listOf(tensor, 0),
      written: listOf(tensor),
    })(run.phase("takeBatch"));
    isA<Score>({ loss: "number", accuracy: "number" })(run.evaluateTest());
    expect(run.snapshot()).toBeInstanceOf(Uint8Array);
    isA<Progress>(progress)(run.restore(run.snapshot()));
    isA<Progress>(progress)(run.extend(5000));
  });

  it("prepared data", () => {
    const part = isA<Part>({ count: "number", x: "Float32Array", y: "Float32Array", rows: "Int32Array" });
    isA<Prepared>({
      features: listOf(aString),
      classes: orNull(listOf(aString)),
      parts: parts(part),
      raw: isA<Prepared["raw"]>({ count: "number", x: "Float64Array", y: "Float64Array" }),
      transform: "Float64Array",
      offset: "Float64Array",
      target: isA<Prepared["target"]>({ mean: "number", std: "number" }),
      remarks: listOf(remark, 0),
      table: orNull(table),
    })(engine.prepare({}, null));
  });

  it("a user's table", () => {
    const data = { source: "csv", csv: "kind,x\npear,1\napple,?\npear,3", target: 1, missing: "mean" };
    const prepared = granted(engine.prepare({ data }, null));
    table(prepared.table);
    listOf(remark, 1)(prepared.remarks);
    isA<Decoded>({ text: "string", remarks: listOf(remark, 1) })(engine.decode(Uint8Array.of(0xe9)));
    isA<Checked>({ document: experiment, problems: listOf(aString, 0), remarks: listOf(remark, 1) })(
      engine.check({ data }),
    );
  });

  it("a checked document, which is its own complete form", () => {
    const checked = engine.check({});
    isA<Checked>({ document: experiment, problems: listOf(aString, 0), remarks: listOf(remark, 0) })(checked);
    expect(engine.check(checked.document)).toEqual(checked);
  });

  it("a descent", () => {
    const path = engine.descend({
      surface: { name: "bowl" },
      optimizer: { name: "sgd", lr: 0.1 },
      start: [1, 2],
      steps: 2,
    });
    isA<Descent>({
      x: "Float64Array",
      y: "Float64Array",
      f: "Float64Array",
      diverged: "boolean",
      cause: (cause) => expect(cause).toBeNull(),
      inside: (inside) => expect(inside).toBeNull(),
      lines: (lines) => expect(lines).toBeNull(),
    })(path);
    // The gradient of (x^2 + y^2) / 2 is (x, y): each step multiplies both by nine tenths.
    const { x, f } = path as Descent;
    expect([...x].map((value) => value.toFixed(12))).toEqual([1, 0.9, 0.81].map((value) => value.toFixed(12)));
    expect(f[1]).toBeCloseTo((0.81 + 3.24) / 2, 12);
  });

  it("a divergence", () => {
    const wild = granted(engine.open({ optimizer: { name: "sgd", lr: 1e6 }, data: { source: "plane" } }, null));
    const { diverged, step } = wild.advance(2000);
    divergence(diverged);
    expect(diverged?.step).toBe(step + 1);
    expect(wild.read("losses", {}).loss.every(Number.isFinite)).toBe(true);
    wild.delete();
  });
});
