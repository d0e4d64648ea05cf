import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { paced } from "../../../web/src/site/paced";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("writes a single change at once", () => {
  const written: number[] = [];
  let value = 0;
  const ask = paced(() => written.push(value), 320);
  value = 1;
  ask();
  expect(written).toEqual([1]);
  vi.advanceTimersByTime(10_000);
  expect(written).toEqual([1]);
});

it("writes a slider that moves for thirty seconds less than a hundred times, which is what Safari allows, and its end is not lost", () => {
  const written: number[] = [];
  let value = 0;
  const ask = paced(() => written.push(value), 320);
  for (let moved = 0; moved < 1800; moved++) {
    value++;
    ask();
    vi.advanceTimersByTime(1000 / 60);
  }
  expect(written.length).toBeLessThan(100);
  vi.advanceTimersByTime(320);
  expect(written.at(-1)).toBe(1800);
});
