import { beforeEach, expect, test, vi } from "vitest";
import { Timer } from "../../../web/src/elements/timer";

beforeEach(() => {
  vi.useFakeTimers();
  return () => void vi.useRealTimers();
});

test("a new call of after replaces the one that still waits", () => {
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

test("a stopped callback does not run, and a running one may call after again", () => {
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
