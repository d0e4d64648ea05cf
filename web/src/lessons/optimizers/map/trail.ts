import type { Runner } from "../runner";
import type { Relief } from "./ground";
import type { Projection } from "./projection";

/** A path in pixels: left, top, left, top ... Far values are limited, so that a canvas can draw them. */
export interface Trail {
  runner: Runner;
  points: Float32Array;
  /** The parts of the path on the drawn surface, in order. */
  stretches: readonly Stretch[];
}

/**
 * A part of a path on the drawn surface: from its start or the place where it came back, to its end or the place where
 * it leaves.
 */
export interface Stretch {
  from: Moment;
  to: Moment;
}

/** A place on a path, possibly between two of its points. */
export interface Moment {
  /** The time in steps, including the fraction of the step that crosses the edge. */
  at: number;
  place: readonly [left: number, top: number];
}

/** A limit in pixels: larger than any screen, and small enough for the precision of canvases. */
const far = 1e5;
const limited = (pixel: number) => Math.max(-far, Math.min(far, pixel));

export function trailOf(runner: Runner, projection: Projection, relief: Relief): Trail {
  const { x, y, f } = runner.path;
  const points = new Float32Array(2 * x.length);
  for (let at = 0; at < x.length; at++) {
    const height = Math.min(1.5, relief.height(f[at] as number));
    const [left, top] = projection.place(x[at] as number, y[at] as number, height);
    points[2 * at] = limited(left);
    points[2 * at + 1] = limited(top);
  }
  return { runner, points, stretches: stretchesOf(runner, points, projection, relief) };
}

function stretchesOf(
  { path: { x, y, f } }: Runner,
  points: Float32Array,
  projection: Projection,
  relief: Relief,
): Stretch[] {
  const on = (at: number) => projection.holds(x[at] as number, y[at] as number);
  const point = (at: number): Moment => ({ at, place: [points[2 * at] as number, points[2 * at + 1] as number] });
  const stretches: Stretch[] = [];
  let from: Moment | null = null;
  for (let at = 0; at < x.length; at++) {
    if (!on(at)) continue;
    from ??= at === 0 ? point(0) : edge(at, at - 1);
    if (at + 1 < x.length && on(at + 1)) continue;
    stretches.push({ from, to: at + 1 < x.length ? edge(at, at + 1) : point(at) });
    from = null;
  }
  return stretches;

  /** The place where a path crosses the edge, between a point on the surface and a neighbour outside. */
  function edge(inside: number, outside: number): Moment {
    const spot = (at: number) => [x[at] as number, y[at] as number] as const;
    const [start, end] = [spot(inside), spot(outside)];
    const share = projection.leaving(start, end);
    const mixed = (one: number, other: number) => one + share * (other - one);
    const height = (at: number) => Math.min(1, relief.height(f[at] as number));
    const place = projection.place(
      mixed(start[0], end[0]),
      mixed(start[1], end[1]),
      mixed(height(inside), height(outside)),
    );
    return { at: mixed(inside, outside), place };
  }
}

/** The last stretch that has begun by the cursor; null before the first one. */
export function stretchAt({ stretches }: Trail, cursor: number): Stretch | null {
  return stretches.findLast(({ from }) => from.at <= cursor) ?? null;
}

/** The position of the runner at the cursor, interpolated between two steps. */
export function headOf({ points }: Trail, cursor: number): [left: number, top: number] {
  const last = points.length / 2 - 1;
  const from = Math.max(0, Math.min(last, Math.floor(cursor)));
  const part = Math.max(0, Math.min(1, cursor - from));
  const to = Math.min(last, from + 1);
  const at = (index: number) =>
    (points[2 * from + index] as number) * (1 - part) + (points[2 * to + index] as number) * part;
  return [at(0), at(1)];
}
