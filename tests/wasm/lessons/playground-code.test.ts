import { beforeAll, describe, expect, test } from "vitest";
import type { Catalog, Engine, Prepared } from "../../../wasm-bindings/engine";
import { torch } from "../../../web/src/lessons/playground/code";
import { defaults, experiment, type State, switched } from "../../../web/src/lessons/playground/state";
import { type Patch, patched } from "../../../web/src/state";
import { dataText, load } from "../support/engine";

/** The playground's PyTorch program, built from the real catalog. */
describe("the playground as code", () => {
  let engine: Engine;
  let catalog: Catalog;
  beforeAll(async () => {
    ({ engine } = await load());
    catalog = engine.catalog();
  });

  function code(patch: Patch<State> = {}): string {
    const state: State = patched<State>(defaults, patch);
    const file = catalog.sources.find(({ name }) => name === state.data.source)?.file ?? "";
    const prepared = engine.prepare(experiment(state, ""), file ? dataText(file) : null) as Prepared;
    return torch(catalog, state, prepared).join("\n");
  }

  test("the layers are those of the network: widths, normalization and activation in their order", () => {
    const deep = code({
      data: { source: "digits" },
      model: { hidden: [64, 32], activation: "leaky-relu", normalization: "batch" },
    });
    const layers = /nn\.Sequential\(\n([\s\S]*?)\n\)/
      .exec(deep)?.[1]
      ?.split("\n")
      .map((line) => line.trim());
    expect(layers).toEqual([
      "nn.Linear(64, 64),",
      "nn.BatchNorm1d(64),",
      "nn.LeakyReLU(),",
      "nn.Linear(64, 32),",
      "nn.BatchNorm1d(32),",
      "nn.LeakyReLU(),",
      "nn.Linear(32, 10),",
    ]);
    expect(code({ model: { hidden: [] } })).toContain("nn.Sequential(\n    nn.Linear(2, 2),\n)");
  });

  test("classes have cross-entropy on logits, regression the mean squared error of one output", () => {
    expect(code()).toContain("nn.functional.cross_entropy(logits, y)");
    const regression = code({ data: { source: "diabetes" } });
    expect(regression).toContain("nn.Linear(8, 1),");
    expect(regression).toContain("nn.functional.mse_loss(prediction, y)");
  });

  test("the rule has the values of its knobs, chosen or default", () => {
    expect(code({ optimizer: { lr: 0.02, beta1: 0.5 } })).toContain(
      "torch.optim.Adam(model.parameters(), lr=0.02, betas=(0.5, 0.999), eps=1e-8, weight_decay=0)",
    );
  });

  /** By the facts of the rule, not by its name: those of `adam` and `adamw` as the core has them, and a made-up one. */
  test("under muP four times as wide: rates by whether a rule is scale-free, decay by whether it is decoupled", () => {
    const groupsOf = (name: string, facts: { scaleFree?: boolean; decoupledDecay?: boolean } = {}) => {
      const optimizers = catalog.optimizers.map((rule) => (rule.name === name ? { ...rule, ...facts } : rule));
      const state: State = patched<State>(defaults, {
        model: { hidden: [32, 32], parametrization: { name: "mup", baseWidth: 8 } },
        optimizer: { name, lr: 0.01, weightDecay: 0.1 },
      });
      const prepared = engine.prepare(experiment(state, ""), null) as Prepared;
      return torch({ ...catalog, optimizers }, state, prepared).find((line) => line.startsWith("groups ="));
    };
    const hidden = 'groups = [{"params": others}, {"params": hidden, "lr": 0.01 / m';
    const vectors = 'groups = [{"params": usual}, {"params": others, "lr": 0.01 * m';
    expect(groupsOf("adam")).toBe(`${hidden}}]`);
    expect(groupsOf("adamw")).toBe(`${hidden}, "weight_decay": 0.1 * m}]`);
    expect(groupsOf("sgd")).toBe(`${vectors}}]`);
    expect(groupsOf("sgd", { decoupledDecay: true })).toBe(`${vectors}, "weight_decay": 0.1 / m}]`);
    expect(groupsOf("sgd", { scaleFree: true, decoupledDecay: true })).toBe(groupsOf("adamw"));
  });

  test("biases start at zero unless the scheme draws them; a gain multiplies the weights", () => {
    expect(code({ init: { scheme: "he-normal", gain: 2 } })).toMatch(
      /kaiming_normal_.*\n.*zeros_\(layer\.bias\)\n.*weight\.data\.mul_\(2\)/,
    );
    expect(code({ init: { scheme: "torch-default" } })).not.toContain("zeros_(layer.bias)");
  });

  test("a schedule steps once per update, and is left out where the rate is constant", () => {
    expect(code()).not.toContain("scheduler");
    const cosine = catalog.schedules.find(({ name }) => name === "cosine");
    const patch = { schedule: switched(defaults.schedule, "cosine", cosine?.knobs ?? []), steps: 700 };
    expect(code(patch)).toMatch(
      /CosineAnnealingLR\(optimizer, T_max=700, eta_min=[\d.e-]+\)[\s\S]*optimizer\.step\(\)\n +scheduler\.step\(\)/,
    );
  });

  test("every choice is written out: no placeholder in braces and no missing value", () => {
    const choices: Patch<State>[] = [
      ...catalog.optimizers.map(({ name, knobs }) => ({ optimizer: switched(defaults.optimizer, name, knobs) })),
      ...catalog.schedules.map(({ name, knobs }) => ({ schedule: switched(defaults.schedule, name, knobs) })),
      ...catalog.initializers.map(({ name }) => ({ init: { scheme: name } })),
      ...catalog.activations.map(({ name }) => ({ model: { activation: name } })),
    ];
    for (const choice of choices)
      expect(code(choice), JSON.stringify(choice)).not.toMatch(/[{}]|undefined|NaN|nn\.init\.\n/);
  });
});
