import { beforeAll, describe, expect, test } from "vitest";
import { equations } from "../../../web/src/lessons/backprop/equations";
import { type ReadingCalls, read, type TextReading } from "../../../web/src/lessons/backprop/reading";
import { sentence } from "../../../web/src/lessons/backprop/sentences";
import { labelOf } from "../../../web/src/lessons/backprop/symbols";
import { load } from "../support/engine";
import { flat } from "../support/flat";
import { askedOf } from "../support/programs";

/** A symbol has one meaning, and both sides of an equals sign are equal. */
let asked: ReadingCalls;
beforeAll(async () => {
  const { engine } = await load();
  asked = askedOf(engine);
});

async function reading(text: string, at: Record<string, string>, mode: "vjp" | "jvp" = "vjp", wrt = "") {
  const result = await read({ text, at, mode, wrt, cotangent: "", tangent: "" }, asked);
  if ("problems" in result) throw new Error(JSON.stringify(result));
  return result;
}

const linesOf = ({ trace, walk }: TextReading): string[] =>
  walk.moments.flatMap((moment) =>
    equations(trace, moment, walk).flatMap(({ lines }) => lines.map(([left, right]) => flat(left) + flat(right))),
  );
const spoken = ({ trace, walk, wrt }: TextReading): string =>
  walk.moments.map((moment) => sentence(trace, walk, moment, wrt)).join(" ");

describe("a symbol", () => {
  test.each([
    ["v2*3 + 1/v2", { v2: "2" }],
    ["v_3 + v4*v_3*2", { v_3: "1", v4: "2" }],
    ["v1 = 2*x; exp(v1)*3", { x: "1" }],
  ])("of a node without a name is that of no name of the expression: %s", async (text, at) => {
    const { trace } = await reading(text, at);
    const labels = trace.nodes.filter(({ op }) => op !== "constant").map((node) => labelOf(node).replace("_", ""));
    expect(new Set(labels).size).toBe(labels.length);
    expect(linesOf(await reading(text, at)).filter((line) => /∂(\w+)∂\1(?!\w)/.test(line))).toEqual([]);
  });

  test("of the exponential is exp, since e can be a name", async () => {
    expect(linesOf(await reading("e = 2*x; y = exp(e)", { x: "0.5" }))).toContain("y=exp(e)");
  });

  test("of a name has the digits that were typed", async () => {
    expect(linesOf(await reading("y = x12345 + x01", {}))[0]).toBe("y=x12345+x01");
  });

  test("of a product tells its kind: matrices side by side, by element ⊙, by a number ·", async () => {
    const at = { W: "[[1, 2], [3, 4]]", x: "[[1], [2]]", k: "3" };
    const lines = linesOf(await reading("y = W @ x; q = y*x; p = k*q; s = sigmoid(p)", at));
    for (const one of ["y=Wx", "q=y⊙x", "p=k·q", "W¯+=y¯xT", "x¯+=WTy¯"]) expect(lines).toContain(one);
    expect(lines.find((line) => line.startsWith("∂s∂p"))).toMatch(/^∂s∂p=s⊙\(1−s\)=/);
    // For 1 x 1 matrices the matrix product is one of numbers.
    expect(linesOf(await reading("y = w @ x", { w: "2", x: "3" }))).toEqual(
      expect.arrayContaining(["y=w·x", "=2·3=6", "w¯+=y¯·xT"]),
    );
  });

  test("with the number of its slot is in brackets under a power", async () => {
    expect(linesOf(await reading("y = x/x", { x: "2" }))).toContain("∂y∂x(2)=−x(1)(x(2))2=−0.5");
    expect(linesOf(await reading("y = x^x", { x: "2" }))).toContain("∂y∂x(1)=x(2)·(x(1))x(2)−1=4");
  });
});

describe("a slope in symbols", () => {
  test("has the numbers that stand in the text, worked out: 2 v, not 2 v^(2 - 1), and no 3 = 3", async () => {
    expect(linesOf(await reading("y = x^2", { x: "5" }))).toContain("∂y∂x=2·x=10");
    expect(linesOf(await reading("y = 3*x", { x: "5" }))).toContain("∂y∂x=3");
    expect(linesOf(await reading("y = x^0", { x: "0" }))).toContain("∂y∂x=0");
  });

  test.each([
    // Half of each, without the condition that x is above itself.
    ["y = max(x, x)", { x: "3" }, "∂y∂x(1)=0.5"],
    ["y = min(x, x)", { x: "3" }, "∂y∂x(2)=0.5"],
    // 0^w is 0 around w = 2, but 0 ln 0 is NaN.
    ["y = x^w", { x: "0", w: "2" }, "∂y∂w=0"],
    // x^0 is 1 around x = 0, but 0 times 0^-1 is NaN.
    ["y = x^w", { x: "0", w: "0" }, "∂y∂x=0"],
  ])("does not stand where it does not come to the number: %s at %j", async (text, at, line) => {
    expect(linesOf(await reading(text, at))).toContain(line);
  });

  test.each([
    ["x^x", { x: "0" }, "x"],
    ["0^x", { x: "0" }, "x"],
    ["x^w", { x: "0", w: "0" }, "w"],
  ])("that is infinite where 0 stands for it is a convention, and said to be one: %s", async (text, at, wrt) => {
    for (const mode of ["vjp", "jvp"] as const) {
      const result = await reading(text, at, mode, wrt);
      expect(spoken(result)).toContain("has no derivative here. The convention, here and in PyTorch: 0.");
      for (const line of linesOf(result)) expect(line).not.toContain("ln");
    }
  });

  test("of a constant power is not called a convention: x^0 is 1 everywhere, 0^2 is 0 around 2", async () => {
    for (const [text, at] of [
      ["x^0", { x: "0" }],
      ["x^w", { x: "0", w: "2" }],
    ] as const)
      expect(spoken(await reading(text, at))).not.toContain("convention");
  });
});

describe("where there is no number", () => {
  test.each([
    ["log(x)", { x: "-1" }],
    ["0/x", { x: "0" }],
    ["x^w", { x: "-2", w: "0.5" }],
  ])("no equation of a tangent stands beside a missing value: %s", async (text, at) => {
    const { trace, walk } = await reading(text, at, "jvp", "x");
    const last = walk.moments.at(-1);
    expect(last && equations(trace, last, walk).length).toBe(1);
  });

  test("nothing is multiplied by it", async () => {
    for (const mode of ["vjp", "jvp"] as const)
      for (const wrt of ["x", "w"]) {
        const lines = linesOf(await reading("y = x^w", { x: "-2", w: "3" }, mode, wrt));
        for (const line of lines) expect(line).not.toMatch(/·not|number[·+=]|\+not/);
      }
    // w is not varied, so its missing slope is not needed.
    const still = linesOf(await reading("y = x^w", { x: "-2", w: "3" }, "jvp", "x"));
    expect(still.slice(-2)).toEqual(["y˙=∂y∂x·x˙", "=12·1=12"]);
  });
});

test("a note about an element begins with a capital letter", async () => {
  const [relu, tie] = [
    spoken(await reading("relu(x)", { x: "[[1, 0]]" })),
    spoken(await reading("max(x, y)", { x: "[[1, 0]]", y: "[[1, 2]]" })),
  ];
  expect(relu).toContain(". An element of x is exactly 0");
  expect(tie).toContain(". An element of x and an element of y are equal");
});
