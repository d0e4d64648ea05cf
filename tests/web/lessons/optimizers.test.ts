import { describe, expect, test } from "vitest";
import type { Descent, ProgramLine } from "../../../wasm-bindings/engine";
import { linesOf } from "../../../web/src/lessons/optimizers/inside/lines";
import { numpy, torch } from "../../../web/src/lessons/optimizers/inside/view";
import { relief } from "../../../web/src/lessons/optimizers/map/ground";
import { contour } from "../../../web/src/lessons/optimizers/map/ground-painting";
import { fromAbove, fromAside } from "../../../web/src/lessons/optimizers/map/projection";
import { headOf, stretchAt, trailOf } from "../../../web/src/lessons/optimizers/map/trail";
import { outcome } from "../../../web/src/lessons/optimizers/predict/challenges";
import { judged, placesOf } from "../../../web/src/lessons/optimizers/predict/judging";
import { lowestRate, rates } from "../../../web/src/lessons/optimizers/rates";
import { ranked, stepsTo } from "../../../web/src/lessons/optimizers/runner";
import { bestOf, limitOf, rateOf, stepsToShare } from "../../../web/src/lessons/optimizers/stability";
import { defaults, schema } from "../../../web/src/lessons/optimizers/state";
import { checked, decode, encode, patched } from "../../../web/src/state";

const runner = (rule: string, f: number[], diverged = false) => {
  const path: Descent = {
    x: Float64Array.from(f),
    y: new Float64Array(f.length),
    f: Float64Array.from(f),
    diverged,
    cause: null,
    inside: null,
    lines: null,
  };
  return { rule, label: rule, knobs: {}, path };
};

describe("the state", () => {
  test("is the same after encoding to an address and decoding", () => {
    const state = patched(defaults, {
      surface: { name: "ravine", angle: 45 },
      start: [1.5, -0.25],
      rules: ["adam"],
      knobs: { adam: { lr: 0.3 } },
      view: { kind: "space" },
    });
    expect(checked(schema, defaults, decode(encode(state, defaults), defaults))).toEqual({ state, problems: [] });
  });

  test("has only the differences from the defaults in the address", () => {
    expect(encode(patched(defaults, { knobs: { sgd: { lr: 0.02 } } }), defaults)).toBe("v=1&knobs.sgd.lr=0.02");
  });
});

describe("contours", () => {
  test("of x + y at 1.5 lie on that line", () => {
    const values = [0, 1, 2, 1, 2, 3, 2, 3, 4];
    const pieces = contour({ columns: 3, rows: 3, values }, 1.5);
    expect(pieces.length).toBe(12);
    for (let at = 0; at < pieces.length; at += 2)
      expect((pieces[at] as number) + (pieces[at + 1] as number)).toBeCloseTo(1.5, 12);
  });

  test("around a peak are closed: every point belongs to two segments", () => {
    const side = 9;
    const values = Array.from(
      { length: side * side },
      (_, i) => -Math.hypot((i % side) - 4.2, Math.floor(i / side) - 3.9),
    );
    const pieces = contour({ columns: side, rows: side, values }, -2.3);
    const met = new Map<string, number>();
    for (let at = 0; at < pieces.length; at += 2) {
      const key = `${(pieces[at] as number).toFixed(9)} ${(pieces[at + 1] as number).toFixed(9)}`;
      met.set(key, (met.get(key) ?? 0) + 1);
    }
    expect(met.size).toBeGreaterThan(8);
    expect([...met.values()].every((times) => times === 2)).toBe(true);
  });

  test("cut off each high corner of a saddle's cell whose middle is low", () => {
    // High at the low left and high right corners, and low in the middle.
    const pieces = contour({ columns: 2, rows: 2, values: [1, -2, -2, 1] }, 0);
    const sums = [0, 4].map(
      (at) =>
        (pieces[at] as number) + (pieces[at + 1] as number) + (pieces[at + 2] as number) + (pieces[at + 3] as number),
    );
    expect(sums.map((sum) => Number(sum.toFixed(6))).sort()).toEqual([0.666667, 3.333333]);
  });
});

describe("the relief", () => {
  const values = Float64Array.from({ length: 1000 }, (_, i) => 2 + (i / 999) ** 4 * 500);
  const { height, loss } = relief(values, 2);
  test("is 0 at the floor, 1 at the top, and rises in between", () => {
    expect(height(2)).toBe(0);
    expect(height(502)).toBeCloseTo(1, 12);
    expect(height(20)).toBeGreaterThan(height(10));
  });
  test("reaches half its height below a tenth of the loss, so that valleys are visible", () => {
    expect(loss(0.5) - 2).toBeLessThan(50);
    expect(height(loss(0.37))).toBeCloseTo(0.37, 12);
  });
});

describe("projections", () => {
  const ground = { x: [-2, 2] as [number, number], y: [-1, 3] as [number, number] };
  const box = { left: 40, top: 0, width: 400, height: 400 };
  test("corners of the surface are corners of the map; the middle of the map is the middle of the surface", () => {
    const { place, back } = fromAbove(ground, box);
    expect(place(-2, -1, 0)).toEqual([40, 400]);
    expect(place(2, 3, 1)).toEqual([440, 0]);
    expect(back(240, 200)).toEqual([0, 1]);
  });
  test("the relief turned by 0° and tilted by 90° is the view from above", () => {
    const { place } = fromAside(ground, { left: 0, top: 0, width: 100, height: 100 }, 0, 90);
    const [left, top] = place(0, 1, 0.9);
    expect(left).toBeCloseTo(50, 9);
    expect(top).toBeCloseTo(50, 9);
    expect(place(1, 1, 0)[0]).toBeGreaterThan(50);
    expect(place(0, 2, 0)[1]).toBeLessThan(50);
  });
  test("a runner at step 0.5 is half way between two points, and one whose path has ended stays at its end", () => {
    const at = fromAbove(ground, box);
    const trail = trailOf(
      { ...runner("sgd", [0, 0]), path: { ...runner("sgd", [0, 0]).path, x: Float64Array.of(0, 1) } },
      at,
      relief([0, 1], 0),
    );
    expect(headOf(trail, 0.5)[0]).toBeCloseTo(290, 3);
    expect(headOf(trail, 7)[0]).toBeCloseTo(340, 3);
  });
  describe("a path", () => {
    const along = (x: number[]) => {
      const path = { ...runner("sgd", x).path, x: Float64Array.from(x), y: new Float64Array(x.length).fill(1) };
      return trailOf({ ...runner("sgd", x), path }, fromAbove(ground, box), relief([0, 1], 0));
    };
    test("that leaves for good ends at the edge, even if later steps cross the map", () => {
      // From 1 to 3 the edge, at 2, is half way; then the path swings from side to side without a point on the map.
      const { stretches } = along([0, 1, 3, -30, 300, -3e300]);
      expect(stretches).toHaveLength(1);
      expect(stretches[0]?.from).toEqual({ at: 0, place: [240, 200] });
      expect(stretches[0]?.to).toEqual({ at: 1.5, place: [440, 200] });
    });
    test("that leaves and comes back has two parts, each up to the edge", () => {
      const trail = along([0, 1, 3, 1.5]);
      expect(trail.stretches.map(({ from, to }) => [from.at, to.at])).toEqual([
        [0, 1.5],
        [expect.closeTo(2 + 2 / 3, 12), 3],
      ]);
      expect(trail.stretches[1]?.from.place).toEqual([440, 200]);
      // Outside the map the runner is marked where it left; inside again, at its own place.
      expect(stretchAt(trail, 2)?.to.at).toBe(1.5);
      expect(stretchAt(trail, 2.9)?.to.at).toBe(3);
    });
    test("that starts outside the map has no part before it enters", () => {
      const trail = along([3, 1]);
      expect(stretchAt(trail, 0.2)).toBeNull();
      expect(stretchAt(trail, 0.6)?.from.place).toEqual([440, 200]);
    });
  });
  test("the relief has the same edges as the map", () => {
    const aside = fromAside(ground, { left: 0, top: 0, width: 400, height: 400 }, 30, 45);
    expect(aside.leaving([1, 1], [3, 1])).toBeCloseTo(0.5, 12);
    expect(aside.holds(2, 3)).toBe(true);
    expect(aside.holds(-2.01, 3)).toBe(false);
  });
});

describe("stability on a quadratic", () => {
  const bowl = { low: 1, high: 100 };
  test("the limits are 2/L, 2(1+mu)/L and 2(1+mu)/((1+2mu)L)", () => {
    expect(limitOf("sgd", {}, bowl)?.value).toBeCloseTo(0.02, 12);
    expect(limitOf("momentum", { momentum: 0.9 }, bowl)?.value).toBeCloseTo(0.038, 12);
    expect(limitOf("nesterov", { momentum: 0.9 }, bowl)?.value).toBeCloseTo(0.0135714, 7);
    expect(limitOf("adam", {}, bowl)).toBeNull();
  });
  test("at the limit the largest root of the recurrence is 1", () => {
    for (const rule of ["sgd", "momentum", "nesterov"]) {
      const many: Array<Record<string, number>> = [
        { momentum: 0.9 },
        { momentum: 0.5, weightDecay: 3 },
        { momentum: 0.3, dampening: rule === "momentum" ? 0.4 : 0 },
      ];
      for (const knobs of many) {
        const { value } = limitOf(rule, knobs, bowl) ?? { value: Number.NaN };
        expect(rateOf(rule, { ...knobs, lr: value }, bowl)).toBeCloseTo(1, 9);
        expect(rateOf(rule, { ...knobs, lr: value * 1.001 }, bowl)).toBeGreaterThan(1);
      }
    }
  });
  test("the label of a limit has weight decay and dampening only where they are not 0", () => {
    const at = (rule: string, knobs: Record<string, number>) => limitOf(rule, knobs, bowl)?.label;
    expect(at("sgd", {})).toBe("2 / λ");
    expect(at("sgd", { weightDecay: 3 })).toBe("2 / (λ + decay)");
    expect(at("momentum", { momentum: 0.9, dampening: 0.4 })).toBe("2(1+μ) / (1−d)λ");
    expect(at("nesterov", { momentum: 0.9, weightDecay: 3 })).toBe("2(1+μ) / (1+2μ)(λ + decay)");
  });
  test("at condition number 100 the best rates of convergence are 0.980198, 9/11 and 0.884722", () => {
    expect(bestOf("sgd", bowl)).toMatchObject({ lr: 2 / 101, rate: expect.closeTo(0.980198, 6) });
    expect(bestOf("momentum", bowl)).toMatchObject({
      lr: expect.closeTo(0.03305785, 8),
      momentum: expect.closeTo(0.669421, 6),
      rate: expect.closeTo(9 / 11, 9),
    });
    expect(bestOf("nesterov", bowl)).toMatchObject({
      lr: expect.closeTo(0.01328904, 8),
      momentum: expect.closeTo(0.793275, 6),
      rate: expect.closeTo(0.884722, 6),
    });
  });
  test("the best knobs have their rate of convergence, and knobs 3 % off have no better one", () => {
    for (const rule of ["sgd", "momentum", "nesterov"]) {
      const best = bestOf(rule, bowl);
      const knobs = { lr: best?.lr ?? 0, momentum: best?.momentum ?? 0 };
      // At a double root a rounding error grows to its square root.
      expect(rateOf(rule, knobs, bowl)).toBeCloseTo(best?.rate ?? 0, 6);
      for (const factor of [0.97, 1.03]) {
        expect(rateOf(rule, { ...knobs, lr: knobs.lr * factor }, bowl)).toBeGreaterThan((best?.rate ?? 1) - 1e-6);
        if (knobs.momentum)
          expect(rateOf(rule, { ...knobs, momentum: knobs.momentum * factor }, bowl)).toBeGreaterThan(
            (best?.rate ?? 1) - 1e-6,
          );
      }
    }
  });
});

describe("steps to a millionth on a quadratic", () => {
  const bowl = { low: 1, high: 100 };
  const atBest = (rule: string) => {
    const best = bestOf(rule, bowl);
    return { lr: best?.lr ?? 0, ...(best?.momentum ? { momentum: best.momentum } : {}) };
  };
  test("SGD takes 691; best momentum, with a double root, 95, where its rate alone gives 69; Nesterov 135", () => {
    expect(stepsToShare(1e-6, "sgd", atBest("sgd"), bowl)).toBe(691);
    expect(Math.ceil(Math.log(1e-6) / Math.log(9 / 11))).toBe(69);
    expect(stepsToShare(1e-6, "momentum", atBest("momentum"), bowl)).toBe(95);
    expect(stepsToShare(1e-6, "nesterov", atBest("nesterov"), bowl)).toBe(135);
  });
  test("1 where the rate is 0; Infinity where the error grows or takes over a million steps", () => {
    expect(stepsToShare(1e-6, "sgd", { lr: 1 }, { low: 1, high: 1 })).toBe(1);
    expect(stepsToShare(1e-6, "sgd", { lr: 0.021 }, bowl)).toBe(Number.POSITIVE_INFINITY);
    expect(stepsToShare(1e-6, "sgd", { lr: 1e-9 }, bowl)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("the order of a race", () => {
  const quick = runner("quick", [100, 1, 0.001]);
  const slow = runner("slow", [100, 50, 0.001]);
  const never = runner("never", [100, 90, 80]);
  const lost = runner("lost", [100, 1e300], true);
  test("is by the step that reaches the level, then by the last loss; diverged rules are last", () => {
    expect(stepsTo(quick, 2)).toBe(1);
    expect(ranked([lost, never, slow, quick], 2).map(({ rule }) => rule)).toEqual(["quick", "slow", "never", "lost"]);
    expect(outcome([never, quick], 0).map(({ rule, steps }) => [rule, steps])).toEqual([
      ["quick", 2],
      ["never", null],
    ]);
  });
  const measured = ["a", "b", "c"].map((rule) => ({ rule }));
  test("an expected order is judged by its pairs", () => {
    expect(judged(["a", "b", "c"], measured)).toEqual({ right: 3, of: 3, ties: 0 });
    expect(judged(["b", "a", "c"], measured)).toEqual({ right: 2, of: 3, ties: 0 });
    expect(judged(["c", "b", "a"], measured)).toEqual({ right: 0, of: 3, ties: 0 });
  });

  test("tied pairs do not count, and each rule of one may take the other's place", () => {
    const tied = (one: { rule: string }, other: { rule: string }) => one.rule !== "c" && other.rule !== "c";
    expect(judged(["b", "a", "c"], measured, tied)).toEqual({ right: 2, of: 2, ties: 1 });
    expect(placesOf(measured, tied)).toEqual([
      [0, 1],
      [0, 1],
      [2, 2],
    ]);
    expect(placesOf(measured, () => false).map(([first]) => first)).toEqual([0, 1, 2]);
  });
  test("the best of equally good rates is the middle one; -1 when all diverged", () => {
    expect(lowestRate([5, 1e-20, 0, 1e-18, 7, Number.NaN])).toBe(2);
    expect(lowestRate([3, 1, 2, Number.NaN])).toBe(1);
    expect(lowestRate([Number.NaN, Number.POSITIVE_INFINITY])).toBe(-1);
    expect([rates[0], rates[8], rates.at(-1)]).toEqual([1e-5, 1e-4, 10]);
  });
});

test("PyTorch code has one argument per line, and a pair of numbers is one argument", () => {
  const lines = torch(
    { torch: "torch.optim.Adam(model.parameters(), lr={lr}, betas=({beta1}, {beta2}))" },
    { lr: 0.01, beta1: 0.9, beta2: 0.999 },
  );
  expect(lines.slice(0, 5)).toEqual([
    "optimizer = torch.optim.Adam(",
    "    model.parameters(),",
    "    lr=0.01,",
    "    betas=(0.9, 0.999),",
    ")",
  ]);
});

/** d = g + weightDecay*theta; s = s + d^2; theta = theta - lr*d/(sqrt(s) + eps) */
const adagradLike: ProgramLine[] = [
  { to: "d", source: ["add", "g", ["mul", "weightDecay", "theta"]], note: "" },
  { to: "s", source: ["add", "s", ["pow", "d", 2]], note: "" },
  {
    to: "theta",
    source: ["sub", "theta", ["div", ["mul", "lr", "d"], ["add", ["sqrt", "s"], "eps"]]],
    note: "",
  },
];

test("NumPy code has the knobs' values, and buffers with their first values", () => {
  const rule = { lines: adagradLike, buffers: ["s"], buffersStartAt: "initialAccumulator" };
  const knobs = { lr: 0.5, eps: 1e-10, initialAccumulator: 0.1, weightDecay: 0.2 };
  expect(numpy(rule, knobs).slice(2)).toEqual([
    "s = np.full_like(theta, 0.1)",
    "for t in range(1, steps + 1):",
    "    g = gradient(theta)",
    "    d = g + 0.2 * theta",
    "    s = s + d**2",
    "    theta = theta - 0.5 * d / (np.sqrt(s) + 1e-10)",
  ]);
});

test("a knob of 0 removes its term, and a line that then only renames something", () => {
  expect(linesOf(adagradLike, { weightDecay: 0 }).map(({ to, source }) => [to, source])).toEqual([
    ["s", ["add", "s", ["pow", "g", 2]]],
    ["theta", ["sub", "theta", ["div", ["mul", "lr", "g"], ["add", ["sqrt", "s"], "eps"]]]],
  ]);
  expect(linesOf(adagradLike, { weightDecay: 0.1 })).toEqual(adagradLike);
});
