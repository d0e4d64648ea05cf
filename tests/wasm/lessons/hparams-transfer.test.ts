import { beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "../../../wasm-bindings/engine";
import type { State } from "../../../web/src/lessons/hparams/state";
import { document, minima, rates, settings, stable } from "../../../web/src/lessons/hparams/transfer";
import { dataText, granted, load } from "../support/engine";

let engine: Engine;
beforeAll(async () => {
  ({ engine } = await load());
});

function bestRates(of: State["transfer"]["of"], mup = false, seed = 0, find = minima): number[] {
  const losses = settings(of).map(({ value, lr }) => {
    const draft = document(of, value, lr, mup, seed);
    const file = { digits: "digits.csv" }[draft.data?.source ?? ""];
    const run = granted(engine.open(draft, file ? dataText(file) : null));
    const { diverged } = run.advance(draft.steps ?? 0);
    const { trainLoss } = run.read("evaluation", {});
    run.delete();
    const [first = 0, last = Number.NaN] = [trainLoss[0], trainLoss.at(-1)];
    return diverged || !(last <= first) ? null : last;
  });
  return find(of, losses).map((place) => rates[of][place] ?? Number.NaN);
}

const first = (values: readonly number[]) => values[0] ?? Number.NaN;
const last = (values: readonly number[]) => values.at(-1) ?? Number.NaN;

describe("what does not transfer, from one seed to the next", () => {
  test("sixteen times as wide under Adam: the best rate falls by four at least", () => {
    const best = bestRates("width", false, 1);
    expect(last(best)).toBeLessThanOrEqual(first(best) / 4);
  });

  test.each([0, 1, 2])("deeper: the best rate falls, seed %i", (seed) => {
    const best = bestRates("depth", false, seed);
    expect(last(best)).toBeLessThanOrEqual(first(best) / 10);
  });

  // 2 (1 + sqrt(10 / N))^2 is 7.3 for 12 rows and 2.8 for 300: the largest stable rate is 2 / that.
  test.each([0, 1, 2])("fewer rows: a smaller rate is stable, seed %i", (seed) => {
    const largest = bestRates("samples", false, seed, stable);
    expect(first(largest)).toBeLessThanOrEqual(0.4);
    expect(last(largest)).toBeGreaterThanOrEqual(0.6);
  });

  // In the mean square 1 / (1 + 11 / B): .083, .27, .74.
  test.each([0, 1, 2])("smaller batches: a smaller rate is stable, seed %i", (seed) => {
    const [single = 1, four = 1, many = 0] = bestRates("batch", false, seed, stable);
    expect(single).toBeLessThanOrEqual(0.12);
    expect(four).toBeGreaterThan(single);
    expect(many).toBeGreaterThanOrEqual(0.6);
  });

  test.each([0, 1, 2])("inputs ten times as large: a tenth of the rate at most, seed %i", (seed) => {
    const largest = bestRates("scale", false, seed, stable);
    expect(last(largest)).toBeLessThanOrEqual(first(largest) / 10);
  });
});
