import { beforeAll, describe, expect, test } from "vitest";
import type { Expressed } from "../../../wasm-bindings/engine";
import { type ExampleName, exampleNames, examples } from "../../../web/src/lessons/backprop/examples";
import { isTopological, naive, pulled } from "../../../web/src/lessons/backprop/order";
import { type ReadingCalls, read, type TextReading } from "../../../web/src/lessons/backprop/reading";
import { known } from "../../../web/src/lessons/backprop/walk";
import { greek } from "../../../web/src/maths/greek";
import { load } from "../support/engine";
import { askedOf } from "../support/programs";

/** The claims of the lesson, checked with the engine on the lesson's examples. */
describe("backprop", () => {
  let asked: ReadingCalls;
  beforeAll(async () => {
    const { engine } = await load();
    asked = askedOf(engine);
  });

  async function reading(name: ExampleName, mode: "vjp" | "jvp" = "vjp", wrt = ""): Promise<TextReading> {
    const { text, at } = examples[name];
    const result = await read({ text, at, mode, wrt, cotangent: "", tangent: "" }, asked);
    if ("problems" in result) throw new Error(JSON.stringify(result));
    return result;
  }
  const typed = (text: string) => read({ text, at: {}, mode: "vjp", wrt: "", cotangent: "", tangent: "" }, asked);
  const gradient = ({ reverse }: TextReading, name: string): number[] => [...(reverse.gradient[name]?.values ?? [])];

  // With 1 for each name.
  test.each([
    ["θ·x − η", 0],
    ["a = w·x + 1\nL = a**2", 4],
    ["a := w × x; b ← a + c; b", 2],
    ["L = 3*w  # my weight times x", 3],
    ["a = w + x // note\na − y/4", 1.75],
    ["β₁·10⁻¹ + ε", 1.1],
  ])("the page's own notation is read, and values are asked for what the engine needs: %s", async (text, value) => {
    const result = await typed(text);
    if ("problems" in result) throw new Error(JSON.stringify(result));
    expect(result.reverse.nodes[result.output]?.value.values[0]).toBeCloseTo(value, 12);
  });

  test("a Greek letter has the name that the engine gives it", async () => {
    for (const [letter, name] of greek) {
      const result = await asked.express({ text: letter, at: { [name]: 2 }, mode: "value" });
      expect("value" in result && result.value.values[0], letter).toBe(2);
    }
  });

  test("the reused node: 4 from the tape, 8 from the recursion", async () => {
    const result = await reading("reused");
    expect(gradient(result, "a")).toEqual([4]);
    const a = result.reverse.nodes.find(({ name }) => name === "a")?.id ?? -1;
    expect([...(naive(result.reverse).derivatives[a]?.values ?? [])]).toEqual([8]);
  });

  test("softmax and cross-entropy: the gradient is p - onehot", async () => {
    const weights = [2, 1, -1].map(Math.exp);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const result = gradient(await reading("softmax"), "z");
    weights.forEach((weight, i) => {
      expect(result[i]).toBeCloseTo(weight / total - (i === 0 ? 1 : 0), 12);
    });
  });

  test("the deep chain vanishes by the slopes: each at most 1/4, their product the derivative", async () => {
    const result = await reading("deep");
    const slopes = result.reverse.steps
      .filter(({ node }) => result.reverse.nodes[node]?.op === "sigmoid")
      .map(({ contributions }) => contributions[0]?.local.values[0] ?? Number.NaN);
    expect(slopes.length).toBe(6);
    for (const slope of slopes) expect(slope).toBeLessThanOrEqual(0.25);
    expect(gradient(result, "x")[0]).toBeCloseTo(
      slopes.reduce((product, slope) => product * slope, 1),
      15,
    );
    expect(gradient(result, "x")[0]).toBeLessThan(2e-4);
  });

  test("the inactive unit passes no gradient: its weight and bias get 0", async () => {
    const result = await reading("network");
    expect([gradient(result, "w2"), gradient(result, "b2")]).toEqual([[0], [0]]);
    expect(gradient(result, "w1")[0]).not.toBe(0);
  });

  test("one forward pass with a tangent agrees with the backward pass, for every number of the neuron", async () => {
    for (const name of Object.keys(examples.neuron.at)) {
      const result = await reading("neuron", "jvp", name);
      expect(result.wrt).toBe(name);
      expect(result.trace.tangent?.values[0]).toBeCloseTo(gradient(result, name)[0] ?? Number.NaN, 14);
    }
  });

  describe.each(exampleNames)("the example %s", (name) => {
    test("opens at the start of the backward pass: with every value and no adjoint", async () => {
      const { trace, walk } = await reading(name);
      expect(walk.moments[walk.start]?.kind).toBe("seed");
      const { values, derivatives } = known(trace, walk, walk.start);
      expect(values.every(Boolean)).toBe(true);
      expect(derivatives.every((one) => one === null)).toBe(true);
      expect((await reading(name, "jvp")).walk.start).toBe(0);
    });

    test("is complete after its last step: every adjoint is the engine's", async () => {
      const { trace, walk } = await reading(name);
      const { derivatives } = known(trace, walk, walk.moments.length);
      expect(derivatives.map((each) => each && [...each.values])).toEqual(
        trace.derivatives.map((each) => each && [...each.values]),
      );
    });

    test("is traversed in a valid order, and every contribution is that of its rule", async () => {
      const { trace } = await reading(name);
      const order = trace.steps.map(({ node }) => node);
      const reached: Expressed["nodes"] = trace.nodes.filter(({ id }) => order.includes(id));
      expect(isTopological(order, reached)).toBe(true);
      for (const { given, contributions } of trace.steps)
        for (const contribution of contributions) {
          const shape = trace.nodes[contribution.input]?.value ?? contribution.after;
          pulled(contribution, given, shape).values.forEach((value, i) => {
            expect(value).toBeCloseTo(contribution.product.values[i] ?? Number.NaN, 12);
          });
        }
    });
  });
});
