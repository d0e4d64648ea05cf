import { beforeEach, expect, test, vi } from "vitest";
import { Timer } from "../../../web/src/elements/timer";

beforeEach(() => {
  vi.useFakeTimers();
  return () => void vi.useRealTimers();
});

test("what is asked for last takes the place of what still waits", () => {
  const done: string[] = [];
  const timer = new Timer();
  timer.after(100, () => done.push("a"));
  vi.advanceTimersByTime(99);
  timer.after(100, () => done.push("b"));
  vi.advanceTimersByTime(99);
  expect([done, timer.waits]).toEqual([[], true]);
  vi.advanceTimersByTime(1);
  expect([done, timer.waits]).toEqual([["b"], false]);
});

test("what was stopped is not done, and what is done may ask for more", () => {
  const done: number[] = [];
  const timer = new Timer();
  timer.after(10, () => done.push(1));
  timer.stop();
  timer.after(10, () => {
    done.push(2);
    timer.after(10, () => done.push(3));
  });
  vi.advanceTimersByTime(10);
  expect([done, timer.waits]).toEqual([[2], true]);
  vi.advanceTimersByTime(10);
  expect([done, timer.waits]).toEqual([[2, 3], false]);
});
