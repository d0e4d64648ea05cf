import { beforeAll, describe, expect, it } from "vitest";
import type { Curvature, Engine, ExperimentDraft } from "../../wasm-bindings/engine";
import { dataText, granted, load } from "./support/engine";
import { expectShape } from "./support/shape";

describe("the curvature of linear regression", () => {
  let engine: Engine;
  beforeAll(async () => {
    ({ engine } = await load());
  });

  function curvature(document: ExperimentDraft, text: string | null = null): Curvature {
    return granted(engine.curvature(document, text));
  }

  it("has the shape that curvature.d.ts states", () => {
    const result = curvature({ data: { source: "plane" } });
    expectShape<Curvature>(result, {
      parameters: "number",
      hessian: "Float64Array",
      eigenvalues: "Float64Array",
      eigenvectors: "Float64Array",
      minimum: "Float64Array",
      least: "number",
      largestRate: "number",
      bestRate: "number",
      condition: "number",
    });
    expect([result.parameters, result.hessian.length, result.eigenvalues.length, result.minimum.length]).toEqual([
      3, 9, 3, 3,
    ]);
  });

  it("allows a rate of 1 and no more for one standardized input: its Hessian is twice the identity", () => {
    const { hessian, largestRate, condition } = curvature({ data: { source: "linear" } });
    for (const [i, expected] of [2, 0, 0, 2].entries()) expect(hessian[i]).toBeCloseTo(expected, 12);
    expect(largestRate).toBeCloseTo(1, 12);
    expect(condition).toBeCloseTo(1, 12);
  });

  it("of raw measurements is ill-conditioned, of standardized ones far less, of whitened ones not at all", () => {
    const text = dataText("breast-cancer.csv");
    const [raw, standardized, whitened] = ["none", "standardize", "whiten"].map((preprocess) =>
      curvature({ data: { source: "breast-cancer", preprocess } }, text),
    ) as [Curvature, Curvature, Curvature];
    expect(raw.condition).toBeGreaterThan(1e8);
    expect(standardized.condition).toBeLessThan(raw.condition / 1e4);
    // Whitening ignores directions with less than 1e-8 of the largest variance.
    expect(whitened.largestRate).toBeCloseTo(1, 3);
    // The same lines in other coordinates.
    expect(raw.least / standardized.least).toBeCloseTo(1, 6);
  });

  it("refuses a target of three classes and a negative seed", () => {
    expect(engine.curvature({ data: { source: "iris" } }, dataText("iris.csv"))).toMatchObject({
      problems: [{ path: "data.source", code: "too-many-classes" }],
    });
    expect(engine.curvature({ seed: -1 }, null)).toMatchObject({ problems: [{ path: "seed" }] });
    expect(() => engine.curvature({}, 3 as unknown as null)).toThrow(TypeError);
  });
});
