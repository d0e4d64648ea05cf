import { beforeAll, describe, expect, test } from "vitest";
import type { Catalog, Descent, DescentRequest, Engine, RuleChoice } from "../../../wasm-bindings/engine";
import { accountOf } from "../../../web/src/lessons/optimizers/inside/account";
import { assignmentsOf } from "../../../web/src/lessons/optimizers/inside/rules";
import { numpy } from "../../../web/src/lessons/optimizers/inside/view";
import { placeOf, type SurfacePlace } from "../../../web/src/lessons/optimizers/map/ground";
import {
  type ChallengeName,
  challenges,
  nearbyStarts,
  outcome,
} from "../../../web/src/lessons/optimizers/predict/challenges";
import { noisy, usualKnob } from "../../../web/src/lessons/optimizers/race";
import { lowestRate, rates } from "../../../web/src/lessons/optimizers/rates";
import { refusedOf } from "../../../web/src/lessons/optimizers/refused";
import { leavesAt } from "../../../web/src/lessons/optimizers/runner";
import { bestOf, limitOf, stepsToShare } from "../../../web/src/lessons/optimizers/stability";
import { defaults } from "../../../web/src/lessons/optimizers/state";
import { granted, load } from "../support/engine";

let engine: Engine;
let catalog: Catalog;
beforeAll(async () => {
  ({ engine } = await load());
  catalog = engine.catalog();
});
const descend = (request: DescentRequest): Descent => granted(engine.descend(request));

/** The claims of the lesson, checked with the engine. */
describe("optimizers", () => {
  const ruleOf = (name: string) => catalog.optimizers.find((choice) => choice.name === name) as RuleChoice;
  const knobsOf = (name: string, own: Record<string, number> = {}) => ({
    ...Object.fromEntries(ruleOf(name).knobs.map((knob) => [knob.name, knob.default])),
    ...own,
  });

  describe("look inside", () => {
    const cases: Array<[rule: string, knobs: Record<string, number>]> = [
      ["sgd", { lr: 0.001, weightDecay: 0.1 }],
      ["momentum", { lr: 0.0005 }],
      ["momentum", { lr: 0.0005, dampening: 0.5, weightDecay: 0.1 }],
      ["nesterov", { lr: 0.0005, weightDecay: 0.01 }],
      ["adam", { lr: 0.1 }],
      ["adam", { lr: 0.1, weightDecay: 0.1 }],
      ["adamw", { lr: 0.1, weightDecay: 0.1 }],
      ["rmsprop", { lr: 0.01 }],
      ["rmsprop", { lr: 0.01, momentum: 0.9, weightDecay: 0.1 }],
      ["adagrad", { lr: 0.5 }],
      ["adagrad", { lr: 0.5, lrDecay: 0.1, initialAccumulator: 0.1, weightDecay: 0.1 }],
    ];
    const walked = (name: string, knobs: Record<string, number>) =>
      descend({
        surface: { name: "rosenbrock" },
        optimizer: { name, ...knobs },
        start: [-1.5, 2],
        steps: 60,
        noise: 0.3,
        seed: 4,
        inside: true,
      });
    test.each(cases)(
      "%s %j: its lines with the numbers of a step give the path's next point and the engine's buffers",
      (name, own) => {
        const knobs = knobsOf(name, own);
        const path = walked(name, knobs);
        const rule = ruleOf(name);
        for (let t = 0; t < 60; t++) {
          const account = accountOf(path, t, knobs, assignmentsOf(rule, knobs), rule);
          expect(Math.abs((account?.theta[0] ?? Number.NaN) - (path.x[t + 1] as number))).toBeLessThan(1e-12);
          expect(Math.abs((account?.theta[1] ?? Number.NaN) - (path.y[t + 1] as number))).toBeLessThan(1e-12);
          for (const buffer of path.inside?.buffers ?? []) {
            const line = account?.entries.find(({ to }) => to === buffer.name);
            if (!line) continue;
            expect(Math.abs(line.x.result - (buffer.x[t] as number))).toBeLessThan(
              1e-12 * Math.max(1, Math.abs(line.x.result)),
            );
            expect(Math.abs(line.y.result - (buffer.y[t] as number))).toBeLessThan(
              1e-12 * Math.max(1, Math.abs(line.y.result)),
            );
          }
        }
      },
    );
    /** The NumPy lines for one coordinate are also JavaScript, except for a root, zeros, and a conditional. */
    const translated = (line: string) =>
      line
        .replaceAll("np.sqrt", "Math.sqrt")
        .replaceAll("np.minimum", "Math.min")
        .replaceAll("np.zeros_like(theta)", "0")
        .replaceAll(/np\.full_like\(theta, ([^)]+)\)/g, "$1");
    test.each(cases)("%s %j: the NumPy code, line by line, walks the same path", (name, own) => {
      const knobs = knobsOf(name, own);
      const path = walked(name, knobs);
      const lines = numpy(ruleOf(name), knobs);
      const loop = lines.findIndex((line) => line.startsWith("for t"));
      const [before, body] = [lines.slice(2, loop), lines.slice(loop + 2)];
      const run = new Function(
        "gradients",
        "theta",
        `let ${[...new Set(body.map((line) => line.trim().split(" ")[0]).filter((to) => to !== "theta" && !before.some((line) => line.startsWith(`${to} `)))), ...before.map(translated), "none"].join(", ")}; const path = [];
        for (let t = 1; t <= gradients.length; t++) { let g = gradients[t - 1]; ${body.map(translated).join(";")}; path.push(theta); }
        return path;`,
      ) as (gradients: Float64Array, theta: number) => number[];
      for (const axis of ["x", "y"] as const) {
        const walked = run(path.inside?.gradient[axis] as Float64Array, path[axis][0] as number);
        expect(walked).toHaveLength(60);
        for (const [t, theta] of walked.entries())
          expect(Math.abs(theta - (path[axis][t + 1] as number))).toBeLessThan(1e-12);
      }
    });
    test("every rule of the catalog has its program, up to the last line", () => {
      for (const rule of catalog.optimizers)
        expect(assignmentsOf(rule, knobsOf(rule.name)).at(-1)?.to, rule.name).toBe("theta");
    });
  });

  describe("stability: where a rule stops converging, found by bisection, is the limit that the lesson states", () => {
    test.each([
      ["sgd", 0],
      ["momentum", 0.9],
      ["momentum", 0.5],
      ["nesterov", 0.9],
      ["nesterov", 0.99],
    ])("%s with momentum %d", (name, momentum) => {
      const knobs: Record<string, number> = name === "sgd" ? {} : { momentum };
      const grows = (lr: number) => {
        const path = descend({
          surface: { name: "ravine", kappa: 100, angle: 0 },
          optimizer: { name, lr, ...knobs },
          start: [0, 1],
          steps: 4000,
        });
        return path.diverged || (path.f.at(-1) as number) > (path.f[0] as number);
      };
      let [low, high] = [1e-4, 1];
      for (let round = 0; round < 30; round++) {
        const middle = Math.sqrt(low * high);
        if (grows(middle)) high = middle;
        else low = middle;
      }
      const limit = limitOf(name, knobs, { low: 1, high: 100 })?.value ?? Number.NaN;
      expect(Math.abs(low / limit - 1)).toBeLessThan(0.01);
    });
    test("the best in closed form shrinks the error at the rate that it states", () => {
      for (const name of ["sgd", "momentum", "nesterov"]) {
        const best = bestOf(name, { low: 1, high: 100 });
        const knobs: Record<string, number> = best?.momentum == null ? {} : { momentum: best.momentum };
        const { f } = descend({
          surface: { name: "ravine", kappa: 100, angle: 30 },
          optimizer: { name, lr: best?.lr ?? 0, ...knobs },
          start: [1, 1],
          steps: 100,
        });
        // The loss is the square of the error; a double root adds a factor that grows with the step.
        const measured = ((f[100] as number) / (f[60] as number)) ** (1 / 80);
        expect(Math.abs(measured - (best?.rate ?? 0))).toBeLessThan(0.02);
      }
    });
  });

  describe("steps to a millionth are those that the engine takes, from rest along each axis", () => {
    const bowl = { low: 1, high: 100 };
    const best = (rule: string) => {
      const { lr = 0, momentum } = bestOf(rule, bowl) ?? {};
      return { lr, ...(momentum ? { momentum } : {}) };
    };
    const cases: ReadonlyArray<[rule: string, knobs: Record<string, number>]> = [
      ["sgd", best("sgd")],
      ["sgd", { lr: 0.018, weightDecay: 0.5 }],
      ["momentum", best("momentum")],
      ["momentum", { lr: 0.01, momentum: 0.9 }],
      ["momentum", { lr: 0.02, momentum: 0.5, dampening: 0.4, weightDecay: 0.1 }],
      ["nesterov", best("nesterov")],
      ["nesterov", { lr: 0.005, momentum: 0.99 }],
    ];
    test.each(cases)("%s %j", (name, knobs) => {
      const alone = (axis: 0 | 1) => {
        const start: [number, number] = axis === 0 ? [1, 0] : [0, 1];
        const path = descend({
          surface: { name: "ravine", kappa: 100 },
          optimizer: { name, ...knobs },
          start,
          steps: 4000,
        });
        const errors = axis === 0 ? path.x : path.y;
        return errors.findLastIndex((error) => Math.abs(error) > 1e-6) + 1;
      };
      expect(stepsToShare(1e-6, name, knobs, bowl)).toBe(Math.max(alone(0), alone(1)));
    });
  });

  test("RMSprop ends in a cycle: steps as long as its rate, from minus half of it to half of it", () => {
    const lr = 0.1;
    const { x } = descend({
      surface: { name: "bowl" },
      optimizer: { name: "rmsprop", lr },
      start: [1, 1],
      steps: 4000,
    });
    const [before = 0, last = 0] = x.slice(-2);
    expect(Math.abs(last - before)).toBeCloseTo(lr, 4);
    expect(Math.abs(last)).toBeCloseTo(lr / 2, 4);
  });

  describe("predicted races", () => {
    const raced = (name: ChallengeName, start: [number, number]) => {
      const { surface, rules, knobs, steps } = challenges[name];
      return rules.map((rule) => {
        const own = knobsOf(rule, knobs[rule]);
        return {
          rule,
          label: rule,
          knobs: own,
          path: descend({ surface, optimizer: { name: rule, ...own }, start, steps }),
        };
      });
    };
    const result = (name: ChallengeName) => {
      const { surface, start } = challenges[name];
      const floor = catalog.surfaces.find((choice) => choice.name === surface.name)?.minima[0]?.f ?? 0;
      const nearby = nearbyStarts(challenges[name]).map((from) => raced(name, from));
      return outcome(raced(name, start ?? [0, 0]), floor, nearby);
    };
    const order = (name: ChallengeName) => result(name).map(({ rule }) => rule);
    const steps = (name: ChallengeName, rule: string) =>
      result(name).find((entry) => entry.rule === rule)?.steps ?? Number.POSITIVE_INFINITY;

    test("along the axes Adagrad is first and SGD last", () => {
      expect(order("ravine")[0]).toBe("adagrad");
      expect(order("ravine").at(-1)).toBe("sgd");
    });
    test("turned by 45 degrees momentum is first; SGD needs as many steps as before, Adam and Adagrad more", () => {
      expect(order("turned")[0]).toBe("momentum");
      for (const rule of ["momentum", "sgd"]) expect(steps("turned", rule)).toBe(steps("ravine", rule));
      for (const rule of ["adam", "adagrad"]) expect(steps("turned", rule)).toBeGreaterThan(2 * steps("ravine", rule));
    });
    test("in the bent valley plain SGD is slower than momentum", () => {
      expect(steps("banana", "momentum")).toBeLessThan(steps("banana", "sgd"));
    });
    test("off the ridge Adam and Nesterov are before momentum, and SGD is last", () => {
      expect(order("ridge").slice(0, 2).sort()).toEqual(["adam", "nesterov"]);
      expect(order("ridge").slice(2)).toEqual(["momentum", "sgd"]);
    });
    test.each([
      // From a start 5 % lower, momentum needs 573 steps instead of 640, and Adam 701 instead of 625.
      ["banana", [["adam", "momentum"]]],
      ["ravine", [["adam", "momentum"]]],
      ["turned", []],
      [
        "ridge",
        [
          ["adam", "momentum"],
          ["adam", "nesterov"],
        ],
      ],
    ] as const)("%s: what a start 5 %% to the side turns round does not count", (name, open) => {
      const results = result(name).flatMap(({ rule, open: others }) =>
        others.filter((other) => rule < other).map((other) => [rule, other]),
      );
      expect(results.sort()).toEqual(open);
    });
  });

  test("a scan's best rate is the one whose race ends lowest", () => {
    const request = {
      surface: { name: "ravine", kappa: 100 },
      optimizer: { name: "sgd" },
      start: [1, 1] as [number, number],
      steps: 100,
    };
    const { final } = granted(engine.tune({ ...request, rates }));
    const ends = rates.map((lr) => {
      const path = descend({ ...request, optimizer: { name: "sgd", lr } });
      return path.diverged ? Number.NaN : (path.f.at(-1) as number);
    });
    expect(Array.from(final)).toEqual(ends);
    expect(lowestRate(final)).toBe(lowestRate(ends));
  });
});

describe("the race as it opens", () => {
  /** Each rule with its defaults, at the best rate of a scan from the surface's start. */
  const opened = () => {
    const { surface, steps } = defaults;
    const place = placeOf(catalog, surface) as SurfacePlace;
    return catalog.optimizers.map(({ name, knobs }) => {
      const others = Object.fromEntries(
        knobs.filter((knob) => knob.name !== "lr").map((knob) => [knob.name, usualKnob(place, name, knob)]),
      );
      const request = { surface, start: [...place.start] as [number, number], steps };
      const best = lowestRate(granted(engine.tune({ ...request, optimizer: { name, ...others }, rates })).final);
      const path = descend({ ...request, optimizer: { name, ...others, lr: rates[best] as number } });
      return { name, best, path, place };
    });
  };

  test("has every rule's best rate inside the scan, and none at the limit of double precision after 50 steps", () => {
    for (const { name, best, path } of opened()) {
      expect(best, name).toBeGreaterThan(0);
      expect(best, name).toBeLessThan(rates.length - 1);
      expect(path.diverged, name).toBe(false);
      expect(Math.min(...path.f.slice(0, 51)), name).toBeGreaterThan(1e-30);
    }
  });

  test("does not reward AdamW for a decay that leads to the minimum without the gradient", () => {
    const end = (rule: string) =>
      opened()
        .find(({ name }) => name === rule)
        ?.path.f.at(-1) ?? Number.NaN;
    expect(end("adamw")).toBeGreaterThanOrEqual(end("adam"));
    // Where the minimum is not at the origin, the decay is PyTorch's default.
    const decay = { name: "weightDecay", default: 0.01 };
    expect(usualKnob(placeOf(catalog, { name: "rosenbrock" }), "adamw", decay)).toBe(0.01);
    expect(usualKnob(placeOf(catalog, { name: "ravine" }), "adam", { name: "weightDecay", default: 0 })).toBe(0);
  });

  test("chooses rates under the noise of the race: they end lower also on seeds not used for the choice", () => {
    const base = { surface: { name: "ravine", kappa: 100 }, start: [1.8, 0.8] as [number, number], steps: 300 };
    const rest = (name: string, lr: number) => {
      let sum = 0;
      for (let seed = 0; seed < 30; ++seed)
        sum += descend({ ...base, optimizer: { name, lr }, noise: 1, seed }).f.at(-1) as number;
      return sum / 30;
    };
    for (const name of ["sgd", "momentum", "adam"]) {
      const quiet = lowestRate(granted(engine.tune({ ...base, optimizer: { name }, rates })).final);
      const loud = lowestRate(
        granted(engine.tune({ ...base, optimizer: { name }, rates, ...noisy({ noise: 1 }) })).final,
      );
      expect(rest(name, rates[loud] as number), name).toBeLessThan(rest(name, rates[quiet] as number));
    }
  });
});

test("unknown names and knobs in a state are refused with their paths", () => {
  const wrong = {
    ...defaults,
    surface: { name: "volcano" },
    rules: ["sgd", "sgdd"],
    knobs: { adam: { lr: -1, beta7: 0.5 }, own: { anything: 7 } },
  };
  expect(refusedOf(catalog, wrong).map(({ path, code }) => `${path} ${code}`)).toEqual([
    "surface.name choice",
    "rules choice",
    "knobs.adam.lr out-of-range",
    "knobs.adam.beta7 choice",
  ]);
  expect(refusedOf(catalog, { ...defaults, surface: { name: "ravine", kappa: 0 } })[0]?.path).toBe("surface.kappa");
  expect(refusedOf(catalog, defaults)).toEqual([]);
});

test("a path that leaves the map names the step at which it left", () => {
  const place = placeOf(catalog, { name: "ravine" }) as SurfacePlace;
  const path = descend({
    surface: { name: "ravine" },
    optimizer: { name: "sgd", lr: 0.021 },
    start: [1.8, 0.8],
    steps: 60,
  });
  // 1 - 0.021 * 100 = -1.1 a step: 0.8 * 1.1^n passes 2 at n = 10.
  expect(leavesAt({ rule: "sgd", label: "SGD", knobs: {}, path }, place)).toBe(10);
});
