import type { Descent } from "../../engine/types";
import type { SurfacePlace } from "./map/ground";

/** A rule in the race with the path it takes. */
export interface Runner {
  /** As the catalog names it. */
  rule: string;
  label: string;
  /** The knobs it ran with, its learning rate among them. */
  knobs: Readonly<Record<string, number>>;
  path: Descent;
}

/** The first step whose result was not finite, or null. */
export function divergedAt({ path }: Runner): number | null {
  return path.diverged ? path.x.length : null;
}

/** The index of the point a runner stands at when the race is at a step: a path that diverged has ended before. */
export function indexAt({ path }: Runner, step: number): number {
  return Math.max(0, Math.min(path.x.length - 1, Math.floor(step)));
}

/** What counts as having arrived: so small a part of the way from the lowest loss to that of the start. */
export const arrived = 1e-4;

export function arrivalLevel(floor: number, start: number): number {
  return floor + (start - floor) * arrived;
}

/** The first step after which the loss is no higher than a level, or null when it never is. */
export function stepsTo({ path }: Runner, level: number): number | null {
  const at = path.f.findIndex((loss) => loss <= level);
  return at < 0 ? null : at;
}

/**
 * Below 0 where one is better than the other: who reaches the level earlier; of those who do not, who ends lower;
 * diverged ones last. 0 where nothing tells them apart.
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

/** The better first. */
export const ranked = (runners: readonly Runner[], level: number): Runner[] =>
  [...runners].sort((one, other) => inOrder(one, other, level));

/** The first step at which a runner is off the map; null when it never is. */
export function leavesAt({ path }: Runner, { x, y }: SurfacePlace): number | null {
  const at = path.x.findIndex((px, step) => {
    const py = path.y[step] as number;
    return px < x[0] || px > x[1] || py < y[0] || py > y[1];
  });
  return at < 0 ? null : at;
}
