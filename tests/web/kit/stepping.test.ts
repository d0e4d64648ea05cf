import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Stepping } from "../../../web/src/kit/stepping";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("steps at its pace until it is over, and calls `changed` at the beginning and the end", async () => {
  let [steps, changes] = [0, 0];
  const stepping = new Stepping(100, () => changes++);
  const done = stepping.play(
    () => steps++,
    () => steps >= 3,
  );
  await vi.advanceTimersByTimeAsync(150);
  expect([steps, stepping.playing]).toEqual([2, true]);
  await vi.advanceTimersByTimeAsync(200);
  await done;
  expect([steps, stepping.playing, changes]).toEqual([3, false, 2]);
});

test("after a pause and play between two steps it continues at the same pace, not at twice the pace", async () => {
  let steps = 0;
  const stepping = new Stepping(100, () => {});
  const play = () =>
    void stepping.play(
      () => steps++,
      () => false,
    );
  play();
  stepping.pause();
  play();
  await vi.advanceTimersByTimeAsync(1050);
  // Each `play` made one step at once; after that only the second one continues.
  expect(steps).toBe(12);
  stepping.pause();
});
