/** The fast part of the checks of the catalog's help texts; tests/claims/catalog.test.ts has the others. */
import { beforeAll, expect, test } from "vitest";
import type { Engine } from "../../wasm-bindings/engine";
import { granted, load } from "./support/engine";

let engine: Engine;
beforeAll(async () => {
  ({ engine } = await load());
});

test.each([
  ["a linear model", [], "tanh", true],
  ["tanh units", [8], "tanh", false],
  ["sigmoid units", [8], "sigmoid", true],
] as const)(
  "from zero weights, %s, %j %s: learns more than how common a class is, %s",
  (_, hidden, activation, learns) => {
    const run = granted(
      engine.open(
        {
          data: { source: "moons" },
          model: { hidden: [...hidden], activation },
          init: { scheme: "zeros" },
          optimizer: { name: "adam", lr: 0.03 },
          steps: 2000,
          evalEvery: 2000,
        },
        null,
      ),
    );
    run.advance(2000);
    expect((run.read("evaluation", {}).trainAccuracy.at(-1) ?? Number.NaN) > 0.8).toBe(learns);
    run.delete();
  },
);

test.each([
  [256, 256, true],
  [64, 512, true],
  [512, 64, false],
])("an orthogonal layer of %i inputs and %i units keeps lengths: %s", (inputs, units, keeps) => {
  const { layers } = granted(
    engine.signal({
      ...{ scheme: "orthogonal", gain: 1, std: 1, activation: "identity", widths: [inputs, units] },
      ...{ samples: 20, bins: 1, seed: 1 },
    }),
  );
  const ratio = ((layers[1]?.secondMoment ?? 0) * units) / ((layers[0]?.secondMoment ?? 1) * inputs);
  expect(Math.abs(ratio - 1) < 1e-9).toBe(keeps);
});
