import type { Runner } from "../runner";
import type { Projection } from "./projection";
import type { Relief } from "./relief";

/** A path in pixels: left, top, left, top ... Far away it stays finite, so that it can be drawn. */
export interface Trail {
  runner: Runner;
  points: Float32Array;
  /** Where it leaves the surface and does not come back; null when it ends on it. */
  exit: Exit | null;
}

export interface Exit {
  /** In steps, with the fraction of the one that leaves. */
  at: number;
  place: [left: number, top: number];
}

/** Farther than this no screen reaches, and canvases lose their precision. */
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
  return { runner, points, exit: exitOf(runner, projection, relief) };
}

function exitOf({ path: { x, y, f } }: Runner, { holds, leaving, place, box }: Projection, relief: Relief): Exit | null {
  const spot = (at: number): [number, number] => [x[at] as number, y[at] as number];
  const on = (at: number) => holds(...spot(at));
  let last = x.length - 1;
  if (on(last)) return null;
  while (last >= 0 && !on(last)) last--;
  if (last < 0) return null;
  const [from, to] = [spot(last), spot(last + 1)];
  const share = leaving(from, to);
  const height = (at: number) => Math.min(1, relief.height(f[at] as number));
  const mixed = (one: number, other: number) => one + share * (other - one);
  const [left, top] = place(mixed(from[0], to[0]), mixed(from[1], to[1]), mixed(height(last), height(last + 1)));
  const inset = (value: number, start: number, size: number) => Math.max(start + 10, Math.min(start + size - 10, value));
  return { at: last + share, place: [inset(left, box.left, box.width), inset(top, box.top, box.height)] };
}

/** Where the runner is at a moment between two steps. */
export function headOf({ points }: Trail, cursor: number): [left: number, top: number] {
  const last = points.length / 2 - 1;
  const from = Math.max(0, Math.min(last, Math.floor(cursor)));
  const part = Math.max(0, Math.min(1, cursor - from));
  const to = Math.min(last, from + 1);
  const at = (index: number) => (points[2 * from + index] as number) * (1 - part) + (points[2 * to + index] as number) * part;
  return [at(0), at(1)];
}

/** Where a line from inside a box to outside of it crosses its edge, `inset` pixels before. */
export function crossing(
  from: readonly [number, number],
  to: readonly [number, number],
  box: { left: number; top: number; width: number; height: number },
  inset: number,
): [left: number, top: number] {
  const [low, high] = [
    [box.left + inset, box.top + inset],
    [box.left + box.width - inset, box.top + box.height - inset],
  ] as const;
  let part = 1;
  for (const axis of [0, 1] as const) {
    const [start, move] = [from[axis], to[axis] - from[axis]];
    if (move > 0) part = Math.min(part, (high[axis] - start) / move);
    if (move < 0) part = Math.min(part, (low[axis] - start) / move);
  }
  const within = (axis: 0 | 1) => Math.max(low[axis], Math.min(high[axis], from[axis] + (to[axis] - from[axis]) * Math.max(0, part)));
  return [within(0), within(1)];
}
