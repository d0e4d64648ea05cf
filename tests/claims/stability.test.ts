/**
 * The statements beside the stability limits: how rules without a limit behave near a minimum, and the effect of
 * turning.
 */
import { beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "../../wasm-bindings/engine";
import { axes } from "../../web/src/lessons/optimizers/claims/axes";
import { granted, load } from "../wasm/support/engine";
import { moduleEngine } from "./engine";
import { seedsFrom } from "./init-families";

let engine: Engine;
beforeAll(async () => {
  ({ engine } = await load());
});

const surfaces = [{ name: "bowl" }, { name: "ravine", kappa: 100 }, { name: "ravine", kappa: 100, angle: 30 }];
const starts: Array<[number, number]> = [
  [1.8, 0.8],
  [-0.7, 1.3],
];
const steps = 10_000;

/**
 * Over the last 2,000 of 10,000 steps: the longest step along an axis, and the largest distance from the minimum, both
 * in units of the learning rate.
 */
function endOf(surface: (typeof surfaces)[number], start: [number, number], optimizer: { name: string; lr: number }) {
  const { x, y, f, diverged } = granted(engine.descend({ surface, optimizer, start, steps }));
  expect(diverged).toBe(false);
  let [stride, far] = [0, 0];
  for (let t = steps - 2000; t <= steps; t++)
    for (const axis of [x, y]) {
      stride = Math.max(stride, Math.abs((axis[t] ?? 0) - (axis[t - 1] ?? 0)));
      far = Math.max(far, Math.abs(axis[t] ?? 0));
    }
  return { stride: stride / optimizer.lr, far: far / optimizer.lr, f };
}

describe.each(surfaces)("near the minimum of %o", (surface) => {
  test.each([0.01, 0.1, 1])("RMSprop goes from side to side of the minimum, half its rate of %d away", (lr) => {
    for (const start of starts) {
      const { stride, far } = endOf(surface, start, { name: "rmsprop", lr });
      expect(stride).toBeCloseTo(1, 1);
      expect(far).toBeCloseTo(0.5, 1);
    }
  });

  test("RMSprop with momentum takes steps over 1.5 times its rate; with ε = 0.1 it comes to rest in the bowl", () => {
    for (const start of starts) {
      const { stride } = endOf(surface, start, { name: "rmsprop", lr: 0.01, ...{ momentum: 0.9 } });
      expect(stride).toBeGreaterThan(1.5);
    }
    if (surface.name === "bowl")
      expect(endOf(surface, [1.8, 0.8], { name: "rmsprop", lr: 0.01, ...{ eps: 0.1 } }).stride).toBeLessThan(1e-9);
  });

  test("Adam's loss falls below 1e-20 and rises over 1e-5 again; with β₁ = 0 or β₂ = 0.9 it stays over 1e-12", () => {
    for (const start of starts) {
      const { f } = endOf(surface, start, { name: "adam", lr: 0.1 });
      const least = f.indexOf(Math.min(...f.slice(0, 4000)));
      expect(f[least]).toBeLessThan(1e-20);
      expect(Math.max(...f.slice(least))).toBeGreaterThan(1e-5);
      for (const knobs of [{ beta1: 0 }, { beta2: 0.9 }]) {
        const unsettled = endOf(surface, start, { name: "adam", lr: 0.1, ...knobs });
        expect(unsettled.far).toBeGreaterThan(0.01);
        expect(Math.min(...unsettled.f.slice(steps - 2000))).toBeGreaterThan(1e-12);
      }
    }
  });

  test.each([0.1, 1, 10])("Adagrad comes to rest at rate %d: its last steps are under 0.001 of its rate", (lr) => {
    for (const start of starts) {
      const { stride, f } = endOf(surface, start, { name: "adagrad", lr });
      expect(stride).toBeLessThan(lr < 1 ? 1e-3 : 1e-9);
      expect(f[steps]).toBeLessThanOrEqual(f[steps / 2] ?? 0);
    }
  });
});

describe("a ravine that is turned by 45°", () => {
  /**
   * By rule, the final loss in the turned ravine relative to that along the axes, each at its best rate, from twenty
   * starts.
   */
  const higher = async (kappa: number, count: number) => {
    const { rows } = await axes.attempt(moduleEngine(engine), { kappa, angle: 45, steps: count }, seedsFrom(900, 20));
    return new Map(rows.map(({ label, cells }) => [label, (cells[2]?.value ?? 0) / (cells[0]?.value ?? 1)]));
  };

  test.each([100, 300])("gives SGD and momentum the same loss after %i steps", async (count) => {
    for (const kappa of [10, 30, 100, 1000])
      for (const rule of ["SGD", "Momentum"]) expect((await higher(kappa, count)).get(rule)).toBeCloseTo(1, 6);
  });

  test.each([100, 300])(
    "raises the loss of RMSprop and Adagrad 1,000-fold from κ = 30 on, Adam's 10-fold at 1,000, after %i steps",
    async (count) => {
      for (const rule of ["RMSprop", "Adagrad"]) {
        expect((await higher(30, count)).get(rule)).toBeGreaterThan(1000);
        expect((await higher(100, count)).get(rule)).toBeGreaterThan(1000);
      }
      expect((await higher(100, count)).get("Adam")).toBeLessThan(3);
      expect((await higher(1000, count)).get("Adam")).toBeGreaterThan(10);
    },
  );
});
