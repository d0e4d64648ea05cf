import { describe, expect, test } from "vitest";
import type { Contribution, Expressed, ExpressionNode, Matrix64 } from "../../../wasm-bindings/engine";
import { faultOf } from "../../../web/src/lessons/backprop/domain";
import { segments } from "../../../web/src/lessons/backprop/formula";
import { beside } from "../../../web/src/lessons/backprop/graph/layout";
import { matrixOf } from "../../../web/src/lessons/backprop/matrix";
import { freeNames } from "../../../web/src/lessons/backprop/names";
import { isTopological, naive, pulled } from "../../../web/src/lessons/backprop/order";
import { hasShown } from "../../../web/src/lessons/backprop/question";
import { typedFor, values } from "../../../web/src/lessons/backprop/reading";
import { defaults, schema } from "../../../web/src/lessons/backprop/state";
import { asRead, typedMatrix } from "../../../web/src/lessons/backprop/typed";
import { known, stepOf, walked } from "../../../web/src/lessons/backprop/walk";
import { checked, decode, encode, patched } from "../../../web/src/state";

const node = (id: number, op: string, inputs: number[], value: number, span: [number, number]): ExpressionNode => ({
  id,
  op,
  inputs,
  name: "abc"[id] ?? null,
  span,
  value: matrixOf(value),
  reached: true,
  kink: false,
  trouble: null,
});
const share = (input: number, place: number, product: number, before: number | null): Contribution => ({
  input,
  place,
  kind: "elementwise",
  local: matrixOf(1),
  product: matrixOf(product),
  before: before === null ? null : matrixOf(before),
  after: matrixOf((before ?? 0) + product),
});

/** b = a + a; c = b + b at a = 1, differentiated by hand. */
const reused: Expressed = {
  value: matrixOf(4),
  output: 2,
  nodes: [node(0, "input", [], 1, [4, 5]), node(1, "add", [0, 0], 2, [4, 9]), node(2, "add", [1, 1], 4, [15, 20])],
  steps: [
    { node: 2, given: matrixOf(1), contributions: [share(1, 0, 1, null), share(1, 1, 1, 1)] },
    { node: 1, given: matrixOf(2), contributions: [share(0, 0, 2, null), share(0, 1, 2, 2)] },
  ],
  derivatives: [matrixOf(4), matrixOf(2), matrixOf(1)],
  gradient: { a: matrixOf(4) },
  tangent: null,
};

describe("the cursor", () => {
  const walk = walked(reused, "vjp", 2, matrixOf(1), null);
  const numbers = (cursor: number) => known(reused, walk, cursor).derivatives.map((each) => each?.values[0] ?? null);

  test("goes forward by node, begins at the output, and goes back by node", () => {
    expect(walk.moments.map(({ kind, node }) => `${kind} ${node}`)).toEqual([
      "value 1",
      "value 2",
      "seed 2",
      "back 2",
      "back 1",
    ]);
  });

  test("begins where the way back does: two values are computed, nothing has gone back", () => {
    expect(walk.start).toBe(2);
    expect(walked(reused, "jvp", 2, matrixOf(1), null).start).toBe(0);
  });

  test("of a constant ends with its adjoint, which is 1 and not its value", () => {
    const constant: Expressed = { ...reused, nodes: [node(0, "constant", [], 3, [0, 1])], steps: [], output: 0 };
    const alone = { ...constant, derivatives: [null] };
    const short = walked(alone, "vjp", 0, matrixOf(1), faultOf(alone, 0, "vjp"));
    expect(short.moments).toEqual([{ kind: "seed", node: 0, step: null }]);
    expect(known(alone, short, 1).derivatives).toEqual([matrixOf(1)]);
  });

  test("ends at a node without a value", () => {
    const nodes = [node(0, "input", [], -1, [4, 5]), node(1, "log", [0], Number.NaN, [0, 6])];
    const broken: Expressed = { ...reused, nodes, output: 1, steps: [] };
    const fault = faultOf(broken, 1, "vjp");
    expect(fault).toMatchObject({ node: 1, kind: "value" });
    expect(walked(broken, "vjp", 1, matrixOf(1), fault).moments.map(({ kind }) => kind)).toEqual(["value"]);
  });

  test("knows the leaves from the start and a derivative only once it has arrived", () => {
    expect(known(reused, walk, 0).values).toEqual([true, false, false]);
    expect([2, 3, 4, 5].map(numbers)).toEqual([
      [null, null, null],
      [null, null, 1],
      [null, 2, 1],
      [4, 2, 1],
    ]);
  });

  test("finds the step of a node in the pass that is on", () => {
    expect([stepOf(walk, 1, 1), stepOf(walk, 1, 4), stepOf(walk, 0, 4)]).toEqual([1, 5, null]);
  });
});

describe("a question", () => {
  const walk = walked(reused, "vjp", 2, matrixOf(1), null);
  const backward = { mode: "vjp", output: 2, trace: reused } as const;
  const shown = (asked: Parameters<typeof hasShown>[0]) =>
    [2, 3, 4, 5].map((cursor) => hasShown(asked, backward, known(reused, walk, cursor)));

  test("is closed by the first derivative of an input, not before", () => {
    expect(shown("reused")).toEqual([false, false, false, true]);
  });

  test("is closed by the tangent of the output, but not how many passes go backward", () => {
    const forward = { ...backward, mode: "jvp" } as const;
    const along = (last: Matrix64 | null) => ({ values: [], now: null, derivatives: [matrixOf(1), matrixOf(2), last] });
    expect([null, matrixOf(4)].map((last) => hasShown("reused", forward, along(last)))).toEqual([false, true]);
    expect(hasShown("neuron", forward, along(matrixOf(4)))).toBe(false);
  });

  test("about the slopes on the way is closed by the first of them", () => {
    expect(shown("deep")).toEqual([false, false, true, true]);
  });
});

describe("the order", () => {
  test("from the end of the tape is valid; from its beginning it is not", () => {
    expect(isTopological([2, 1, 0], reused.nodes)).toBe(true);
    expect(isTopological([1, 2, 0], reused.nodes)).toBe(false);
  });

  test("of the naive recursion calls b twice and finds 8", () => {
    const result = naive(reused);
    expect(result.derivatives.map((each) => each?.values[0])).toEqual([8, 2, 1]);
    expect([result.visits[1], result.calls, result.unfinished]).toEqual([2, 3, false]);
  });
});

test("a share of a repeated row is the sum over its rows, of a product the other factor transposed", () => {
  const given: Matrix64 = { rows: 2, columns: 2, values: Float64Array.of(1, 2, 3, 4) };
  const ones: Matrix64 = { rows: 2, columns: 2, values: Float64Array.of(1, 1, 1, 1) };
  expect([...pulled({ kind: "elementwise", local: ones }, given, { rows: 1, columns: 2 }).values]).toEqual([3, 7]);
  const row: Matrix64 = { rows: 1, columns: 2, values: Float64Array.of(10, 100) };
  expect([...pulled({ kind: "left", local: row }, given, { rows: 2, columns: 1 }).values]).toEqual([310, 420]);
  expect([...pulled({ kind: "spread", local: matrixOf(0.5) }, matrixOf(3), { rows: 2, columns: 1 }).values]).toEqual([
    1.5, 1.5,
  ]);
});

describe("what is typed", () => {
  test("asks for the names it neither defines nor calls, once each", () => {
    expect(freeNames("z = w*x + b; a = sigmoid (z); L = (a - y1)^2e3 + w")).toEqual(["w", "x", "b", "y1"]);
    expect(freeNames("x = x + 1; x")).toEqual(["x"]);
  });

  test.each([
    ["θ·x − η", ["theta", "x", "eta"]],
    ["β₁·m + ε", ["beta1", "m", "eps"]],
    ["a = w*x\nL = a^2", ["w", "x"]],
    ["a := w·x\nb ← a + c; b", ["w", "x", "c"]],
    ["L = w*x # my weight times x", ["w", "x"]],
    ["L = w*x // my weight times x\nL", ["w", "x"]],
    ["x//y", ["x", "y"]],
    ["a = w; a −= x; a **= 2", ["w", "x"]],
    ["w -= x", ["w", "x"]],
    ["2e−3*x + 10⁻³·y", ["x", "y"]],
    ["a == b", ["a", "b"]],
  ])("asks for names in the page's own notation: %s", (text, names) => {
    expect(freeNames(text)).toEqual(names);
  });

  test("is a number, a fraction, a row or rows; anything else is nothing", () => {
    expect(["1/4", " −2.5 ", "[1, -.5]", "[[1], [2]]"].map(typedMatrix)).toEqual([0.25, -2.5, [[1, -0.5]], [[1], [2]]]);
    expect(["", "two", "[]", "[[1], [2, 3]]", "[[null]]", "[[1]"].map(typedMatrix)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  test("has decimal commas and points, and whatever the page prints for a matrix", () => {
    expect(["1,125", "−0,5", "1 000 000", "2 × 10⁻³"].map(typedMatrix)).toEqual([1.125, -0.5, 1e6, 0.002]);
    const rows = [
      [1, -2],
      [3, 0.004],
    ];
    expect(["[1, −2; 3, 4 × 10⁻³]", "[[1, -2], [3, .004]]", "[1 -2; 3 0,004]"].map(typedMatrix)).toEqual([
      rows,
      rows,
      rows,
    ]);
    expect(["[1, 2] 3", "[1; [2]]", "[1, 2; 3]", "1 2"].map(typedMatrix)).toEqual([null, null, null, null]);
  });

  test("with a comma or with groups is written as it was read; the rest stays", () => {
    expect(["1,125", "1,240", "1 000", "1.000.000", "1/3", "0.50", "[1, 2]", "w"].map(asRead)).toEqual([
      ...["1.125", "1.24", "1000", "1000000", "1/3", "0.50", "[1, 2]", "w"],
    ]);
  });

  test("is cut where spans end, each piece in its innermost node", () => {
    const pieces = segments("b = a + a; c = b + b", reused.nodes).map(({ text, node }) => [text, node]);
    expect(pieces).toEqual([
      ["b = ", null],
      ["a", 0],
      [" + a", 1],
      ["; c = ", null],
      ["b + b", 2],
    ]);
  });

  test("survives the address, values and cursor with it", () => {
    const state = patched(defaults, { text: "q/r", at: { q: "1", r: "[[1, 2]]" }, cursor: 2, mode: "jvp", wrt: "r" });
    expect(checked(schema, defaults, decode(encode(state, defaults), defaults))).toEqual({ state, problems: [] });
  });
});

test("arrow keys go along edges, and up and down within a column", () => {
  const places = [
    { x: 0, y: 0 },
    { x: 0, y: 80 },
    { x: 100, y: 40 },
  ];
  const edges = [
    { from: 0, to: 2 },
    { from: 1, to: 2 },
  ];
  const go = (from: number, way: "left" | "right" | "up" | "down") => beside(from, way, edges, places);
  expect([go(0, "right"), go(2, "left"), go(0, "down"), go(1, "up"), go(0, "up"), go(2, "right")]).toEqual([
    2,
    0,
    1,
    0,
    null,
    null,
  ]);
});

test("names that every object knows are names like any other", () => {
  const state = { text: "y = constructor * toString + __proto__", at: {} };
  expect(["constructor", "toString", "__proto__"].map((name) => typedFor(state, name))).toEqual(["1", "1", "1"]);
  expect(Object.entries(values(state).at)).toEqual([
    ["constructor", 1],
    ["toString", 1],
    ["__proto__", 1],
  ]);
});
