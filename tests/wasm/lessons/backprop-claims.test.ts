import { beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "../../../wasm-bindings/engine";
import { words as checkWords } from "../../../web/src/lessons/backprop/check/words";
import { words as modesWords } from "../../../web/src/lessons/backprop/modes/words";
import { naive } from "../../../web/src/lessons/backprop/order";
import { words } from "../../../web/src/lessons/backprop/words";
import { granted, load } from "../support/engine";

/** Sentences of the lesson that state a number, or that deliberately state less. */
let engine: Engine;
beforeAll(async () => {
  ({ engine } = await load());
});

const deep = "h1 = sigmoid(w*x); h2 = sigmoid(w*h1); h3 = sigmoid(w*h2); h4 = sigmoid(w*h3); h5 = sigmoid(w*h4); h6 = ";
const chain = (w: number) => granted(engine.express({ text: `${deep}sigmoid(w*h5)`, at: { w, x: 0.5 }, mode: "vjp" }));
const slopes = (w: number): number[] => {
  const { nodes, steps } = chain(w);
  const sigmoids = steps.filter(({ node }) => nodes[node]?.op === "sigmoid");
  return sigmoids.map(({ contributions }) => contributions[0]?.local.values[0] ?? Number.NaN);
};

describe("the deep chain", () => {
  test("multiplies by about 0.23 at each sigmoid, down to 0.00014", () => {
    for (const slope of slopes(1)) expect(Math.abs(slope - 0.23)).toBeLessThan(0.0055);
    expect(chain(1).gradient.x?.values[0]?.toPrecision(2)).toBe("0.00014");
    expect(words.text("predict.deep.because")).toMatch(/about 0\.23, and six of them leave 0\.00014/);
  });

  test("with w = 4 has a smaller slope at every sigmoid", () => {
    const before = slopes(1);
    for (const [index, slope] of slopes(4).entries()) expect(slope).toBeLessThan((before[index] as number) / 2);
  });
});

test("a step against the gradient lowers the logit of a wrong class, and more where it was more probable", () => {
  const at = { z: [[2, 1, -1]], t: [[1, 0, 0]] };
  const { gradient } = granted(engine.express({ text: "log(sum(exp(z))) - sum(t*z)", at, mode: "vjp" }));
  const [right = 0, second = 0, third = 0] = gradient.z?.values ?? [];
  expect([right < 0, second > third, third > 0]).toEqual([true, true, true]);
});

test("a recursion that calls a node twice can be right by chance, so the lesson does not say that it is wrong", () => {
  for (const a of [-3, 0, 0.5, 7]) {
    const pass = granted(engine.express({ text: "b = 2*a; c = b - b", at: { a }, mode: "vjp" }));
    const { derivatives, visits } = naive(pass);
    const b = pass.nodes.findIndex(({ name }) => name === "b");
    expect([visits[b], derivatives[0]?.values[0] ?? 0]).toEqual([2, 0]);
    expect(pass.gradient.a?.values[0]).toBe(0);
  }
  expect(words.text("order.harmless", { name: "b", visits: 2 })).toMatch(/with other numbers it may\.$/);
});

test("a difference quotient can be exact: of x^2 at 1, a power of two to each side", () => {
  const request = { text: "x^2", at: { x: 1 }, wrt: "x", element: 0, widths: [2 ** -10] };
  const { double, exact } = granted(engine.differences(request));
  expect([double[0], exact]).toEqual([2, 2]);
  expect(checkWords.text("lead.why")).toContain("seldom exact");
});

test("a forward pass goes along one direction: of a matrix it adds what its numbers do", () => {
  const at = { W: [[1, 2]] };
  const text = "sum(W*W)";
  const forward = granted(engine.express({ text, at, mode: "jvp", wrt: "W", tangent: [[1, 1]] }));
  expect(forward.tangent?.values[0]).toBe(6);
  expect([...(granted(engine.express({ text, at, mode: "vjp" })).gradient.W?.values ?? [])]).toEqual([2, 4]);
  expect(words.text("field.mode.jvp.help")).toContain("along one direction of one input");
});

test("both sides of u . (J v) = (J^T u) . v are equal up to rounding", () => {
  const [w, x] = [[[0.1, 0.2, 0.3]], [[0.7], [0.2], [0.1]]];
  const pass = (mode: "vjp" | "jvp") =>
    granted(
      engine.express({
        ...{ text: "tanh(w @ x)*w", at: { w, x }, mode, wrt: "x" },
        ...(mode === "jvp" ? { tangent: [[0.3], [0.9], [-0.7]] } : { cotangent: [[0.3, 0.1, 0.7]] }),
      }),
    );
  const forwards = [0.3, 0.1, 0.7].reduce((sum, u, i) => sum + u * (pass("jvp").tangent?.values[i] ?? 0), 0);
  const backwards = [0.3, 0.9, -0.7].reduce((sum, v, i) => sum + v * (pass("vjp").gradient.x?.values[i] ?? 0), 0);
  expect(forwards).toBeCloseTo(backwards, 14);
  expect(modesWords.text("identity")).toContain("but for rounding");
});
