import { afterEach, expect, test, vi } from "vitest";
import type { JacobianRequest, PreciseModule } from "../../../wasm-bindings/engine";
import { implementPrecise } from "../../../web/src/engine/precise-calls";

afterEach(() => vi.restoreAllMocks());

/** An engine that takes 0.3 ms for each pass, under a clock that ticks in whole milliseconds as Firefox's does. */
function slowEngine(): PreciseModule {
  let time = 0.2;
  vi.spyOn(performance, "now").mockImplementation(() => Math.floor(time));
  const jacobian = ({ count, inputs }: JacobianRequest) => {
    time += 0.3 * count;
    return { values: new Float64Array(count * inputs), multiplications: count, stored: 1 };
  };
  return { jacobian } as unknown as PreciseModule;
}

function timed(atLeast?: number): number {
  const sliced = implementPrecise(slowEngine()).jacobian(
    { inputs: 2, outputs: 1, seed: 1, mode: "vjp", from: 0, count: 1 },
    atLeast,
  );
  let slice = (sliced as Generator<number, { milliseconds: number }>).next();
  while (!slice.done) slice = (sliced as Generator<number, { milliseconds: number }>).next();
  return slice.value.milliseconds;
}

test("a pass of 0.3 ms is measured as 0 ms by a clock of whole milliseconds", () => {
  expect(timed()).toBe(0);
});

test("with at least 10 ms it is repeated, and the mean is within 10 % of 0.3 ms", () => {
  expect(Math.abs(timed(10) - 0.3)).toBeLessThanOrEqual(0.3 / 10);
});
