import { beforeAll, expect, test } from "vitest";
import type { Catalog, Engine, Prepared } from "../../../wasm-bindings/engine";
import { torch } from "../../../web/src/lessons/playground/code";
import { defaults, experiment, type State, switched } from "../../../web/src/lessons/playground/state";
import { dataText, load, pathOf } from "../support/engine";
import { pairwise } from "../support/pairwise";

/**
 * The PyTorch programs of the playground, for every pair of its choices: tests/torch/programs_test.py runs each of
 * them.
 */
let engine: Engine;
let catalog: Catalog;
beforeAll(async () => {
  ({ engine } = await load());
  catalog = engine.catalog();
});

const knobsOf = <Knobs>(choices: readonly { name: string; knobs: Knobs }[], chosen: string) =>
  choices.find(({ name }) => name === chosen)?.knobs ?? [];
const named = (choices: readonly { name: string }[]) => choices.map(({ name }) => name);
/** The rules that PyTorch has: it can run the program of no other. */
const rulesOfPyTorch = () => catalog.optimizers.filter(({ torch }) => torch.startsWith("torch.optim."));

/** A user's table: decimal commas, a feature of words, a missing cell, and targets of words and of values. */
const table = [
  "x;colour;z;y;kind",
  ...Array.from({ length: 61 }, (_, row) => {
    const z = row === 7 ? "" : `${row % 5},25`;
    return `${row},5;${["red", "blue", "green"][row % 3]};${z};${row % 7},125;${["pear", "apple"][row % 2]}`;
  }),
].join("\n");

/** The target column decides between classification and regression. */
const sources: Readonly<Record<string, Partial<State["data"]>>> = {
  "own classes": { source: "csv", target: "kind" },
  "own values": { source: "csv", target: "y", missing: "mean" },
};

const widths: Readonly<Record<"standard" | "mup", State["model"]["parametrization"]>> = {
  standard: { name: "standard" },
  mup: { name: "mup", baseWidth: 2 },
};

function states(): State[] {
  const rows = pairwise({
    source: ["moons", "plane", "sine", "iris", "diabetes", "own classes", "own values"],
    parametrization: ["standard", "mup"],
    split: [0.6, 0.61, 1],
    preprocess: named(catalog.preprocessings),
    hidden: [[], [1], [8, 8]],
    activation: named(catalog.activations),
    normalization: named(catalog.normalizations),
    scheme: named(catalog.initializers),
    gain: [1, 0.5],
    rule: named(rulesOfPyTorch()),
    schedule: named(catalog.schedules),
    batchSize: [2, 13, 1000],
    steps: [1, 40, 100],
  });
  return rows.map(
    ({ source, split, preprocess, parametrization, hidden, activation, normalization, scheme, gain, ...row }) => ({
      ...defaults,
      ...row,
      data: {
        ...{ ...defaults.data, samples: 500, split: [split, 1 - split, 0], preprocess },
        ...(sources[source] ?? { source }),
      },
      model: {
        ...{ activation, normalization },
        // A linear model has no width to scale: with the maximal-update parametrization it gets a hidden layer.
        hidden: parametrization === "mup" && hidden.length === 0 ? [4] : [...hidden],
        parametrization: widths[parametrization],
      },
      init: { ...defaults.init, scheme, gain },
      optimizer: {
        ...switched(defaults.optimizer, row.rule, knobsOf(catalog.optimizers, row.rule)),
        // In the units of the diabetes table a larger rate diverges.
        ...(preprocess === "none" ? { lr: 1e-5 } : {}),
      },
      schedule: switched(defaults.schedule, row.schedule, knobsOf(catalog.schedules, row.schedule)),
    }),
  );
}

/**
 * 300 rows leave one row over in batches of 13 and of 23, and 62 rows in batches of 61: too few for batch
 * normalization.
 */
const odd: State[] = [
  { samples: 500, batchSize: 13 },
  { samples: 500, batchSize: 23 },
  { samples: 102, batchSize: 61 },
].map(({ samples, batchSize }) => ({
  ...defaults,
  data: { ...defaults.data, samples, split: [0.6, 0.4, 0] },
  model: { ...defaults.model, normalization: "batch" },
  batchSize,
  steps: 50,
}));

/** A warm-up that ends with the run leaves no steps for the cosine: no division by 0. */
const warm: State[] = [100, 40, 1].map((steps) => ({
  ...defaults,
  data: { ...defaults.data, samples: 100 },
  schedule: { name: "warmup-cosine", warmup: steps, final: 0 },
  steps,
}));

/** Every rule of PyTorch with the maximal-update parametrization, at four times and at half of the base width. */
const wide = (): State[] =>
  rulesOfPyTorch().flatMap(({ name, knobs, decoupledDecay }, index) =>
    [
      { hidden: [32, 32], baseWidth: 8 },
      { hidden: [8], baseWidth: 16 },
    ].map(({ hidden, baseWidth }): State => {
      const schedule = catalog.schedules[(index + hidden.length) % catalog.schedules.length];
      return {
        ...defaults,
        data: { ...defaults.data, samples: 100 },
        model: {
          ...defaults.model,
          hidden,
          normalization: index % 2 === 0 ? "none" : "layer",
          parametrization: { name: "mup", baseWidth },
        },
        optimizer: { ...switched(defaults.optimizer, name, knobs), ...(decoupledDecay ? { weightDecay: 0.1 } : {}) },
        schedule: {
          ...switched(defaults.schedule, schedule?.name ?? "", schedule?.knobs ?? []),
          ...(schedule?.name === "cosine" ? { final: 0.001 } : {}),
        },
        steps: 40,
      };
    }),
  );

/** The program, its data, and the core's learning rate of each step. */
function written(state: State, isWide = false) {
  const file = catalog.sources.find(({ name }) => name === state.data.source)?.file ?? "";
  const text = file ? dataText(file) : null;
  const document = experiment(state, state.data.source === "csv" ? table : "");
  const { parametrization } = state.model;
  const prepared = engine.prepare(document, text) as Prepared;
  const run = engine.open(document, text);
  if ("problems" in run) throw new Error(JSON.stringify([document, run.problems]));
  const rates: number[] = [];
  for (let step = 0; step < state.steps; step++) {
    rates.push(run.read("progress", {}).lr);
    if (run.advance(1).diverged) throw new Error(`diverged: ${JSON.stringify(document)}`);
  }
  run.delete();
  return {
    program: torch(catalog, state, prepared).join("\n"),
    rows: prepared.parts.train.count,
    features: prepared.features.length,
    classes: prepared.classes?.length ?? null,
    batchSize: state.batchSize,
    joinsSingle: state.model.normalization === "batch" && state.model.hidden.length > 0,
    rates,
    ...(isWide
      ? { rule: state.optimizer.name, ratio: (state.model.hidden[0] ?? 0) / Number(parametrization.baseWidth) }
      : {}),
  };
}

// `npm test -- wasm -u` writes the fixture again.
test("the programs that PyTorch runs are those that the playground shows", async () => {
  const programs = [
    ...[...states(), ...odd, ...warm].map((state) => written(state)),
    ...wide().map((state) => written(state, true)),
  ];
  expect(programs.length).toBeGreaterThan(named(catalog.initializers).length * named(catalog.activations).length - 1);
  await expect(`${programs.map((one) => JSON.stringify(one)).join("\n")}\n`).toMatchFileSnapshot(
    pathOf("tests/fixtures/programs/playground.jsonl"),
  );
});
