import { beforeAll, describe, expect, test } from "vitest";
import type { Curvature, Engine, ExperimentDraft, Refused } from "../../../wasm-bindings/engine";
import { bowlDocument } from "../../../web/src/lessons/scaling/bowl";
import { line } from "../../../web/src/lessons/scaling/data";
import { regression } from "../../../web/src/lessons/scaling/documents";
import { measuredRate, predictedRate, stepsTo } from "../../../web/src/lessons/scaling/rates";
import { realDocument } from "../../../web/src/lessons/scaling/real";
import { defaults } from "../../../web/src/lessons/scaling/state";
import { dataText, load, opened } from "../support/engine";

/** The lesson's claims, on the real engine. */
describe("scaling", () => {
  let engine: Engine;
  beforeAll(async () => {
    ({ engine } = await load());
  });
  const known = (found: Curvature | Refused): Curvature => {
    if ("problems" in found) throw new Error(found.problems.map(({ message }) => message).join(" "));
    return found;
  };
  const curvature = (document: ExperimentDraft) => known(engine.curvature(document, null));
  const scaled = (scale: number) => regression(line(2, 0), 0.1, 200, { inputScale: scale });
  const losses = (document: ExperimentDraft) => {
    const run = opened(engine.open(document, null));
    run.advance(200);
    const { loss } = run.read("losses", {});
    run.delete();
    return loss;
  };

  test.each([0.01, 0.1, 0.3, 1, 2, 3.1, 3.3, 10])("at scale %f the measured rate is |1 - 2 lr s^2|", (scale) => {
    const found = curvature(scaled(scale));
    const exact = Math.abs(1 - 0.2 * scale * scale);
    expect(predictedRate(found, 0.1)).toBeCloseTo(exact, 10);
    expect(measuredRate(losses(scaled(scale)), found.least)).toBeCloseTo(exact, 3);
  });

  test("divergence begins at the square root of 10, where the learning rate is 2 / lambda max", () => {
    for (const [scale, grows] of [
      [3.1622, false],
      [3.163, true],
    ] as const) {
      const loss = losses(scaled(scale));
      expect((loss[199] ?? 0) > (loss[0] ?? 0)).toBe(grows);
      expect(0.1 > curvature(scaled(scale)).largestRate).toBe(grows);
    }
  });

  test("steps to a millionth of the distance, from the rate", () => {
    const counts = [0.01, 0.1, 0.3, 1, 2].map((scale) => stepsTo(1e-6, predictedRate(curvature(scaled(scale)), 0.1)));
    expect(counts).toEqual([690_769, 6901, 761, 62, 9]);
  });

  test("a mean makes the bowl long; standardizing makes it round, with a largest rate of 1", () => {
    const raw = curvature(bowlDocument({ ...defaults.bowl, mean: 5 }));
    expect(raw.condition).toBeCloseTo(727, 0);
    expect(raw.largestRate).toBeCloseTo(0.037088, 5);
    const round = curvature(bowlDocument({ ...defaults.bowl, mean: 5, preprocess: "standardize" }));
    expect(round.condition).toBeCloseTo(1, 6);
    expect(round.largestRate).toBeCloseTo(1, 6);
  });

  test("of two correlated inputs only whitening makes a round bowl", () => {
    const condition = (preprocess: "standardize" | "whiten") =>
      curvature(bowlDocument({ ...defaults.bowl, inputs: 2, preprocess })).condition;
    expect(condition("standardize")).toBeCloseTo(1.6 / 0.4, 6);
    expect(condition("whiten")).toBeCloseTo(1, 4);
  });

  test.each(["wine", "breast-cancer"] as const)("standardized %s beats raw at the best rate of each", (source) => {
    const best = (preprocess: string) =>
      Math.max(
        ...[1e-5, 1e-3, 0.1, 1].map((lr) => {
          const run = opened(engine.open(realDocument({ source, hidden: 0, accuracy: true }, preprocess, lr), dataText(`${source}.csv`)));
          run.advance(300);
          const accuracy = run.read("evaluation", {}).trainAccuracy.at(-1) ?? 0;
          run.delete();
          return accuracy;
        }),
      );
    expect(best("standardize")).toBeGreaterThan(0.98);
    expect(best("none")).toBeLessThan(best("standardize") - 0.05);
  });
});
