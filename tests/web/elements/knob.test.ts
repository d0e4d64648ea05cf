import fc from "fast-check";
import { expect, it } from "vitest";
import { type Knob, niceStep, stepped, toPosition, toValue, trackLength } from "../../../web/src/elements/knob";

const rate: Knob = { name: "lr", default: 0.001, min: 1e-5, max: 1, scale: "log" };
const decay: Knob = { name: "weightDecay", default: 0.01, min: 0, max: 1, scale: "log" };
const momentum: Knob = { name: "momentum", default: 0.9, min: 0, max: 0.999, scale: "linear" };
const batch: Knob = { name: "batch", default: 32, min: 1, max: 512, scale: "log", integer: true };

it("each decade of a log track has the same length", () => {
  expect([1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1].map((value) => Math.round(toPosition(rate, value)))).toEqual([
    0, 200, 400, 600, 800, 1000,
  ]);
});

it("a log track reaches zero at its left end", () => {
  expect([toPosition(decay, 0), toValue(decay, 0)]).toEqual([0, 0]);
  expect(toValue(decay, trackLength)).toBe(1);
  expect(toPosition(decay, 0.01)).toBeGreaterThan(400);
});

it("the position of a dragged value gives this value again, and no value is beyond the bounds", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(rate, decay, momentum, batch),
      fc.integer({ min: 0, max: trackLength }),
      (knob, position) => {
        const value = toValue(knob, position);
        expect(value).toBeGreaterThanOrEqual(knob.min);
        expect(value).toBeLessThanOrEqual(knob.max);
        expect(toValue(knob, toPosition(knob, value))).toBeCloseTo(value, 9);
        if (knob.integer) expect(Number.isInteger(value)).toBe(true);
      },
    ),
    { seed: 2 },
  );
});

it("usual steps of a log knob are 1, 1.5, 2, 3, 5, 7; fine steps are a hundredth", () => {
  const up = [0.1];
  for (let index = 0; index < 6; index++) up.push(stepped(rate, up.at(-1) as number, 1, "usual"));
  expect(up).toEqual([0.1, 0.15, 0.2, 0.3, 0.5, 0.7, 1]);
  expect(stepped(rate, 0.1, -1, "usual")).toBe(0.07);
  expect(stepped(rate, 0.1, 1, "fine")).toBe(0.101);
  expect(stepped(rate, 0.1, -1, "coarse")).toBe(0.01);
  expect([stepped(rate, 1, 1, "usual"), stepped(rate, 1e-5, -1, "coarse")]).toEqual([1, 1e-5]);
});

it("a step up from zero is positive, and the step down returns to zero", () => {
  const first = stepped(decay, 0, 1, "usual");
  expect(first).toBeGreaterThan(0);
  expect(stepped(decay, first, -1, "usual")).toBe(0);
});

it("steps of whole numbers are at least one", () => {
  expect([stepped(batch, 1, 1, "usual"), stepped(batch, 2, 1, "fine"), stepped(batch, 2, -1, "fine")]).toEqual([
    2, 3, 1,
  ]);
});

it("steps of a linear knob are about a fiftieth of its range, rounded", () => {
  expect([stepped(momentum, 0.9, 1, "usual"), stepped(momentum, 0.9, -1, "fine")]).toEqual([0.91, 0.899]);
  expect([0.019, 0.02, 0.049, 7, 1].map(niceStep)).toEqual([0.01, 0.02, 0.02, 5, 1]);
});
