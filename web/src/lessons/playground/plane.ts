import type { SurfacePoint } from "../../charts";
import type { Grid, PartName, Prepared } from "../../engine/types";

/** The part of the input plane that is shown: `grid` for the surface, the coarser `small` for each unit. */
export interface Window {
  grid: Grid;
  small: Grid;
}

/** The window around all points, with a margin, so that the surface is seen beyond them. */
export function windowOf(prepared: Prepared): Window {
  const features = prepared.features.length;
  const x = aired(column(prepared.raw.x, 0, features));
  if (features === 1) {
    const grid: Grid = { x, y: [0, 0], columns: 200, rows: 1 };
    return { grid, small: { ...grid, columns: 40 } };
  }
  const y = aired(column(prepared.raw.x, 1, features));
  return { grid: { x, y, columns: 60, rows: 60 }, small: { x, y, columns: 20, rows: 20 } };
}

const column = (values: Float64Array, first: number, step: number) =>
  Array.from({ length: Math.floor(values.length / step) }, (_, row) => values[first + row * step] ?? 0);

function aired(values: readonly number[]): [number, number] {
  const [low, high] = extent(values);
  const air = (high - low || 1) * 0.12;
  return [low - air, high + air];
}

/** The smallest and the largest value. */
export function extent(values: ArrayLike<number>): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    low = Math.min(low, values[i] ?? low);
    high = Math.max(high, values[i] ?? high);
  }
  return [low, high];
}

/** More points than this hide the surface under them. */
const mostPoints = 400;

/**
 * At most 400 data points of the plane: training rows filled, validation rows hollow. Test rows are never among them.
 */
export function points(prepared: Prepared): SurfacePoint[] {
  const features = prepared.features.length;
  const { raw } = prepared;
  const of = (name: PartName): SurfacePoint[] =>
    Array.from(prepared.parts[name].rows, (row) => {
      const x = raw.x[row * features] ?? 0;
      const target = raw.y[row] ?? 0;
      return { x, y: features > 1 ? (raw.x[row * features + 1] ?? 0) : target, target, heldOut: name !== "train" };
    });
  const all = [...of("train"), ...of("valid")];
  const every = Math.ceil(all.length / mostPoints);
  return all.filter((_, i) => i % every === 0);
}
