import type {
  Confusion,
  Evaluations,
  Grid,
  LayerStatistics,
  LayerWeights,
  Losses,
  Predictions,
  Prepared,
  Surface,
  UnitMaps,
} from "../../engine/types";

/** Everything a frame may bring. */
export interface Outlook {
  losses?: Losses;
  evaluation?: Evaluations;
  weights?: LayerWeights[];
  statistics?: LayerStatistics[];
  surface?: Surface;
  units?: UnitMaps;
  predictions?: Predictions;
  confusion?: Confusion;
}

/** The part of the input plane that is shown, finely for the surface and coarsely for each unit. */
export interface Window {
  grid: Grid;
  small: Grid;
}

/** Around the points, with some air, so that the surface is seen beyond them. */
export function outlook(prepared: Prepared): Window {
  const features = prepared.features.length;
  const x = extent(prepared.raw.x, 0, features);
  const y: [number, number] = features > 1 ? extent(prepared.raw.x, 1, features) : [0, 0];
  if (features === 1) {
    const grid: Grid = { x, y, columns: 200, rows: 1 };
    return { grid, small: { ...grid, columns: 40 } };
  }
  return { grid: { x, y, columns: 60, rows: 60 }, small: { x, y, columns: 20, rows: 20 } };
}

function extent(values: Float64Array, first: number, step: number): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = first; i < values.length; i += step) {
    low = Math.min(low, values[i] ?? low);
    high = Math.max(high, values[i] ?? high);
  }
  const air = (high - low || 1) * 0.12;
  return [low - air, high + air];
}
