import type { Descent } from "../../engine/types";
import type { SurfacePlace } from "./map/ground";

/** A rule in the race with its path. */
export interface Runner {
  /** The name in the catalog, or "own". */
  rule: string;
  label: string;
  /** The knobs of the run, with its learning rate. */
  knobs: Readonly<Record<string, number>>;
  path: Descent;
}

/** The first step whose result was not finite, or null. */
export function divergedAt({ path }: Runner): number | null {
  return path.diverged ? path.x.length : null;
}

/** The index of a runner's point when the race is at a step; a diverged path ends earlier. */
export function indexAt({ path }: Runner, step: number): number {
  return Math.max(0, Math.min(path.x.length - 1, Math.floor(step)));
}

/** A runner has arrived when its loss above the floor is this share of that at the start. */
export const arrived = 1e-4;

export function arrivalLevel(floor: number, start: number): number {
  return floor + (start - floor) * arrived;
}

/** The first step at which the loss is at or below a level; null if there is none. */
export function stepsTo({ path }: Runner, level: number): number | null {
  const at = path.f.findIndex((loss) => loss <= level);
  return at < 0 ? null : at;
}

/**
 * Negative if `one` is better than `other`. A runner that reaches the level earlier is better; of those that do not
 * reach it, the one that ends lower; diverged ones are last, the earlier the worse. 0 if they are equal.
 */
export function inOrder(one: Runner, other: Runner, level: number): number {
  const key = (runner: Runner): [number, number] => {
    const steps = stepsTo(runner, level);
    if (steps !== null) return [0, steps];
    return runner.path.diverged ? [2, -runner.path.f.length] : [1, runner.path.f.at(-1) ?? Number.POSITIVE_INFINITY];
  };
  const [a, b] = [key(one), key(other)];
  return a[0] - b[0] || a[1] - b[1];
}

/** The runners, the best first. */
export const ranked = (runners: readonly Runner[], level: number): Runner[] =>
  [...runners].sort((one, other) => inOrder(one, other, level));

/** The first step at which a runner is outside the map; null if there is none. */
export function leavesAt({ path }: Runner, { x, y }: SurfacePlace): number | null {
  const at = path.x.findIndex((px, step) => {
    const py = path.y[step] as number;
    return px < x[0] || px > x[1] || py < y[0] || py > y[1];
  });
  return at < 0 ? null : at;
}
