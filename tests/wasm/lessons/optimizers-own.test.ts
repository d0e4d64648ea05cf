import { beforeAll, describe, expect, test } from "vitest";
import type { Engine, Problem } from "../../../wasm-bindings/engine";
import { endOf } from "../../../web/src/lessons/optimizers/notices";
import { type Example, examples, exercises, partingOf } from "../../../web/src/lessons/optimizers/own/examples";
import { granted, load } from "../support/engine";

let engine: Engine;
beforeAll(async () => {
  ({ engine } = await load());
});

const course = { surface: { name: "rosenbrock" }, start: [-1.5, 2] as [number, number], steps: 200 };
const typed = (text: string, constants: Readonly<Record<string, number>>) =>
  granted(engine.descend({ ...course, optimizer: { name: "own", rule: text, constants: { ...constants } } }));
const built = (name: string, knobs: Readonly<Record<string, number>>) =>
  granted(engine.descend({ ...course, optimizer: { name, ...knobs } }));
const example = (name: Example["name"]) => [...examples, ...exercises].find((one) => one.name === name) as Example;

describe("rules that are typed", () => {
  test("Adam, typed, takes the path of Adam, built in", () => {
    const { text, constants } = example("adam");
    const knobs = { ...constants, lr: 0.1 };
    expect(partingOf(typed(text, knobs), built("adam", knobs)).step).toBeNull();
  });

  test("typed SGD and momentum do too, but at another rate they differ from the first step on", () => {
    expect(partingOf(typed(example("sgd").text, { lr: 1e-4 }), built("sgd", { lr: 1e-4 })).step).toBeNull();
    const { text } = example("momentum");
    expect(
      partingOf(typed(text, { lr: 1e-4, mu: 0.9 }), built("momentum", { lr: 1e-4, momentum: 0.9 })).step,
    ).toBeNull();
    expect(partingOf(typed(text, { lr: 2e-4, mu: 0.9 }), built("momentum", { lr: 1e-4, momentum: 0.9 }))).toMatchObject(
      { step: 1 },
    );
  });

  test("sign-SGD steps by the learning rate in both coordinates; so does Lion first", () => {
    for (const name of ["sign", "lion"] as const) {
      const { x, y } = typed(example(name).text, { ...example(name).constants, lr: 0.01 });
      expect(Math.abs((x[1] as number) - -1.5)).toBeCloseTo(0.01, 10);
      expect(Math.abs((y[1] as number) - 2)).toBeCloseTo(0.01, 10);
    }
  });
});

describe("exercises", () => {
  const twin = (name: Example["name"]) => {
    const {
      text,
      constants,
      twin: other,
      knobs,
    } = exercises.find((one) => one.name === name) as (typeof exercises)[number];
    return { text, constants, path: built(other, knobs) };
  };

  test("the hurried Adam's first step is ten times too long", () => {
    const { text, constants, path } = twin("hurried");
    const { step, ratio } = partingOf(typed(text, constants), path);
    expect(step).toBe(1);
    // m is multiplied by 1/10 where it should be divided: a factor of 1/100. v is multiplied by 1/1000: the square root
    // is off by a factor of 1/1000.
    expect(ratio).toBeCloseTo(10, 5);
  });

  test("its m is a hundred times too small in the first step, its √v a thousand times", () => {
    const { text, constants } = twin("hurried");
    for (const [last, share] of [
      ["mHat", 100],
      ["sqrt(vHat)", 1000],
    ] as const) {
      const strides = (lines: string) =>
        typed(lines.replace(/theta = .*/, `theta = theta - lr*${last} + 0*eps`), constants);
      const { ratio } = partingOf(strides(text), strides(text.replaceAll("* (1 - beta", "/ (1 - beta")));
      expect(ratio * share).toBeCloseTo(1, 6);
    }
  });

  test("with its two signs mended it is Adam; with one of them it is not", () => {
    const { text, constants, path } = twin("hurried");
    const mended = text.replaceAll("* (1 - beta", "/ (1 - beta");
    expect(partingOf(typed(mended, constants), path).step).toBeNull();
    expect(partingOf(typed(text.replace("* (1 - beta1", "/ (1 - beta1"), constants), path).step).toBe(1);
  });

  test("the forgetful AdaGrad's first step is right and its second is not; with the sum it is Adagrad", () => {
    const { text, constants, path } = twin("forgetful");
    expect(partingOf(typed(text, constants), path).step).toBe(2);
    expect(partingOf(typed(text.replace("s = g^2", "s = s + g^2"), constants), path).step).toBeNull();
  });

  test("the forgetful AdaGrad does not slow down: each of its steps is as long as the first", () => {
    const { text, constants } = twin("forgetful");
    const { x, y } = typed(text, constants);
    for (const axis of [x, y])
      for (let t = 1; t < axis.length; t++)
        expect(Math.abs((axis[t] as number) - (axis[t - 1] as number))).toBeCloseTo(0.5, 6);
  });
});

describe("how a rule ends", () => {
  const end = (rule: string, constants: Readonly<Record<string, number>>) =>
    endOf({ rule: "own", label: "Yours", knobs: constants, path: typed(rule, constants) }, { name: "rosenbrock" });

  test.each([
    ["theta = log(-abs(g))", /: the logarithm of -[\d.e]+, a negative number\.$/],
    ["theta = sqrt(-1 - t)", /: the square root of -2, a negative number\.$/],
    ["theta = theta - g/(t - 1)", /^Yours diverged at step 1: .* divided by 0\.$/],
    ["theta = 0/(t - 1)", /: 0 divided by 0\.$/],
    ["theta = 1e200*theta", /beyond the largest number in double precision, 1\.8e308\.$/],
  ])("%s: by what it tried, and no rate is named, for it has none", (rule, text) => {
    expect(end(rule, {})).toMatch(text);
  });

  test("the rate is named if the rule has one; a logarithm of a negative number is not called an overflow", () => {
    expect(end("theta = theta - lr*log(-t)", { lr: 0.1 })).toBe(
      "Yours diverged at step 1: the logarithm of -1, a negative number. Its learning rate is 0.1.",
    );
    expect(end("theta = theta - lr*g", { lr: 1 })).toMatch(/beyond the largest number.*Its learning rate is 1\.$/);
  });
});

describe("what is wrong with a rule", () => {
  const problems = (text: string, constants: Record<string, number> = {}): readonly Problem[] => {
    const result = engine.descend({ ...course, optimizer: { name: "own", rule: text, constants } });
    return "problems" in result ? result.problems : [];
  };

  test("is named with its column, counted over all lines", () => {
    const text = "v = g\ntheta = theta - lr*)v";
    const [problem] = problems(text, { lr: 1 });
    expect(problem?.path).toBe("optimizer.rule");
    expect(problem?.params.column).toBe(text.indexOf(")") + 1);
  });

  test("a constant without a value is asked for by its name", () => {
    expect(problems("theta = theta - lr*g/tau").map(({ code, params }) => [code, params.name])).toEqual([
      ["missing-constant", "lr"],
      ["missing-constant", "tau"],
    ]);
  });

  test("every example needs only its own constants and a rate", () => {
    for (const { name, text, constants } of [...examples, ...exercises])
      expect(problems(text, { lr: 0.01, ...constants }), name).toEqual([]);
  });
});
