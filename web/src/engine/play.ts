/**
 * The play button of a lesson: requests a frame, draws it while the next one is being trained, once per screen refresh.
 */
import { EngineError } from "./errors";
import type { Frame, Reading } from "./protocol";
import type { Run } from "./run";

export interface PlayOptions<R extends Reading> {
  /** The views for the next picture. Called for each frame, so that costly views can be read less often. */
  read: () => R;
  /** Draws a frame. `stepsPerSecond` is measured over about the last second, including the time for drawing. */
  draw: (frame: Frame<R>, stepsPerSecond: number) => void;
  /** Playing has ended by itself: after the last step, a divergence, or an error that cannot be repaired. */
  ended?: (reason: "finished" | "diverged" | EngineError) => void;
  /** The engine died and was started again: training continues from a few steps earlier. */
  interrupted?: (error: EngineError) => void;
  /** Updates per second, called for each frame. Default: as many as possible. */
  speed?: () => number;
}

export interface Player {
  /** Makes no further request. The frame under way is still drawn; then the promise resolves. */
  pause(): Promise<void>;
  readonly playing: boolean;
}

/** Worker time for a frame in milliseconds: a screen refresh, less the time for messages. */
const budget = 14;

export function play<R extends Reading>(run: Run, options: PlayOptions<R>): Player {
  const meter = new Meter();
  let asked = true;
  let allowance = 0;
  let before = performance.now();

  function next(): Promise<Frame<R>> {
    const speed = options.speed?.() ?? Number.POSITIVE_INFINITY;
    const now = performance.now();
    // A slow speed saves up until a whole step is due; a hidden page does not save up for hours.
    allowance = Math.min(allowance + (speed * Math.max(1, now - before)) / 1000, Math.max(1, speed));
    before = now;
    const steps = Math.floor(allowance);
    allowance = steps === Number.POSITIVE_INFINITY ? 0 : allowance - steps;
    const coming = run.frame({ steps, milliseconds: budget, read: options.read() });
    // The loop handles a rejection, but only after it has drawn the previous frame.
    coming.catch(() => {});
    return coming;
  }

  function end(reason: "finished" | "diverged" | EngineError): void {
    asked = false;
    options.ended?.(reason);
  }

  async function loop(): Promise<void> {
    let coming: Promise<Frame<R>> | undefined = next();
    while (coming) {
      try {
        const frame: Frame<R> = await coming;
        const over = frame.diverged !== null || frame.step >= frame.steps;
        coming = asked && !over ? next() : undefined;
        await refresh();
        options.draw(frame, meter.count(frame.trained));
        if (over) end(frame.diverged ? "diverged" : "finished");
      } catch (caught) {
        if (!(caught instanceof EngineError)) throw caught;
        coming = asked && caught.interrupted ? next() : undefined;
        if (caught.interrupted) options.interrupted?.(caught);
        else end(caught);
      }
    }
  }

  const done = loop().finally(() => {
    asked = false;
  });
  return {
    get playing() {
      return asked;
    },
    pause() {
      asked = false;
      return done;
    },
  };
}

const refresh = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Steps per second, measured over about the last second. */
class Meter {
  #marks: { at: number; steps: number }[] = [];

  count(steps: number): number {
    const now = performance.now();
    this.#marks.push({ at: now, steps });
    while (this.#marks.length > 2 && now - (this.#marks[0]?.at ?? now) > 1000) this.#marks.shift();
    const time = now - (this.#marks[0]?.at ?? now);
    const counted = this.#marks.slice(1).reduce((sum, mark) => sum + mark.steps, 0);
    return time > 0 ? (counted / time) * 1000 : 0;
  }
}
