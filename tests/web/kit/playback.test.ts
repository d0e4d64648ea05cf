import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Playback } from "../../../web/src/kit/playback";

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("requestAnimationFrame", (draw: FrameRequestCallback) => setTimeout(() => draw(performance.now()), 16));
  vi.stubGlobal("cancelAnimationFrame", clearTimeout);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** Ten steps, ten a second. */
function tenSteps() {
  const ended = vi.fn();
  const playback = new Playback(
    () => {},
    ended,
    () => 10,
    () => 10,
  );
  return { playback, ended };
}

test("walks at its speed to the end, and says once that it came there", () => {
  const { playback, ended } = tenSteps();
  playback.play();
  vi.advanceTimersByTime(500);
  expect(playback.cursor).toBeGreaterThan(4);
  expect(playback.cursor).toBeLessThan(6);
  vi.advanceTimersByTime(1000);
  expect([playback.cursor, playback.playing, ended.mock.calls.length]).toEqual([10, false, 1]);
});

test("goes on when it is played again while it plays; one pause ends it", () => {
  const { playback } = tenSteps();
  playback.play();
  playback.play();
  expect(playback.playing).toBe(true);
  vi.advanceTimersByTime(500);
  playback.pause();
  const { cursor } = playback;
  expect(cursor).toBeGreaterThan(4);
  vi.advanceTimersByTime(500);
  expect(playback.cursor).toBe(cursor);
});

test("stands still where it is put, and begins anew from the end", () => {
  const { playback } = tenSteps();
  playback.play();
  playback.to(25);
  expect([playback.cursor, playback.playing]).toEqual([10, false]);
  playback.play();
  expect([playback.cursor, playback.playing]).toEqual([0, true]);
  playback.pause();
  vi.advanceTimersByTime(500);
  expect(playback.cursor).toBe(0);
});
