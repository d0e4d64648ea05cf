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

/** Ten steps, at ten steps per second. */
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

test("moves at its speed to the end, and calls `ended` once", () => {
  const { playback, ended } = tenSteps();
  playback.play();
  vi.advanceTimersByTime(500);
  expect(playback.cursor).toBeGreaterThan(4);
  expect(playback.cursor).toBeLessThan(6);
  vi.advanceTimersByTime(1000);
  expect([playback.cursor, playback.playing, ended.mock.calls.length]).toEqual([10, false, 1]);
});

test("play during playing changes nothing, and one pause ends it", () => {
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

test("`to` pauses at a step, and play at the end starts from 0", () => {
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
