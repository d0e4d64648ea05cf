import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { paced } from "../../../web/src/kit/paced";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("each of twenty clicks is written at once", () => {
  const written: number[] = [];
  let value = 0;
  const ask = paced(() => written.push(value), 400, 20);
  for (value = 1; value <= 20; value++) ask();
  expect(written).toHaveLength(20);
  vi.advanceTimersByTime(10_000);
  expect(written).toHaveLength(20);
});

it("a moving slider is written less than 100 times in 30 s, Safari's limit, and its last value always", () => {
  const written: Array<{ at: number; value: number }> = [];
  let value = 0;
  const ask = paced(() => written.push({ at: performance.now(), value }), 400, 20);
  for (let moved = 0; moved < 3600; moved++) {
    value++;
    ask();
    vi.advanceTimersByTime(1000 / 60);
  }
  for (const { at } of written)
    expect(written.filter((other) => other.at >= at && other.at < at + 30_000).length).toBeLessThan(100);
  vi.advanceTimersByTime(401);
  expect(written.at(-1)?.value).toBe(3600);
});
