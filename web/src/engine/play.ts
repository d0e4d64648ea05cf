/**
 * The play button of a lesson: asks for a frame, trains the next one while this one is drawn, once a screen refresh.
 */
import { EngineError } from "./errors";
import type { Frame, Reading } from "./protocol";
import type { Run } from "./run";

export interface PlayOptions<R extends Reading> {
  /** What to read for the next picture: asked anew each time, so that costly views may be read less often. */
  read: () => R;
  /** Draws. `stepsPerSecond` is measured over about the last second, drawing included. */
  draw: (frame: Frame<R>, stepsPerSecond: number) => void;
  /** Playing has ended by itself: the last step, a divergence, or an error that goes on. */
  ended?: (reason: "finished" | "diverged" | EngineError) => void;
  /** The engine was lost and started again: training goes on from a few steps earlier. */
  interrupted?: (error: EngineError) => void;
  /** Updates a second, asked anew each time; default: as many as there is time for. */
  speed?: () => number;
}

export interface Player {
  /** Stops asking; the frame on its way is still drawn. Resolves when it was. */
  pause(): Promise<void>;
  readonly playing: boolean;
}

/** Worker time for a frame: a screen refresh, less what crossing over takes. */
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
    // The loop sees a rejection, but only after it has drawn the frame before.
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

/** Steps a second over about the last second. */
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
