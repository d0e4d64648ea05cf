import type { Token } from "../look";

/** A line of a chart. `x` is ascending and as long as `y`. Points that are not finite are left out. */
export interface LineSeries {
  label: string;
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  /** A token such as "forward", or any CSS colour; default: ink. */
  colour?: Token | (string & {});
  dashed?: boolean;
  /** Thin, pale and without a label: a background for another line, such as single batches behind their mean. */
  faint?: boolean;
  /** Draws a dot at each point: the points are measurements, and the line only connects them. */
  dotted?: boolean;
  /** The x of a point that gets a ring, such as the best of a sweep. */
  mark?: number | null;
  /** A band around the line, with two values for each x. Charts draw it when `under` is `drawBands`. */
  band?: { low: ArrayLike<number>; high: ArrayLike<number> };
  /** The step at which the line leaves the picture at the top without having diverged: it ends there in an arrow. */
  leaves?: number | null;
  /** The step at which the values became non-finite: the line ends in an arrow at the upper edge. */
  diverged?: number | null;
}

export type Scale = "linear" | "log";

/** Several series over one ascending x; null where a series has no value there. */
export type Aligned = [x: number[], ...y: Array<Array<number | null>>];

/**
 * Thins a long series to about `limit` points and keeps its shape: of each interval the first, lowest, highest and last
 * point stay.
 */
export function thinned(x: ArrayLike<number>, y: ArrayLike<number>, limit: number): Array<[x: number, y: number]> {
  const count = Math.min(x.length, y.length);
  const size = count > limit ? Math.ceil((4 * count) / limit) : 1;
  const points: Array<[number, number]> = [];
  for (let start = 0; start < count; start += size) {
    for (const index of extremes(y, start, Math.min(count, start + size)))
      points.push([x[index] as number, y[index] as number]);
  }
  return points;
}

function extremes(y: ArrayLike<number>, start: number, end: number): number[] {
  let low = start;
  let high = start;
  for (let index = start + 1; index < end; index++) {
    if ((y[index] as number) < (y[low] as number)) low = index;
    if ((y[index] as number) > (y[high] as number)) high = index;
  }
  return [...new Set([start, Math.min(low, high), Math.max(low, high), end - 1])];
}

/** Aligns series over the union of their x. On a log scale, points that are not positive are left out. */
export function aligned(series: readonly LineSeries[], scale: { x: Scale; y: Scale }, limit: number): Aligned {
  const stands = (value: number, on: Scale) => Number.isFinite(value) && (on === "linear" || value > 0);
  const points = series.map(({ x, y }) =>
    thinned(x, y, limit).filter(([at, value]) => stands(at, scale.x) && stands(value, scale.y)),
  );
  const xs = [...new Set(points.flatMap((line) => line.map(([x]) => x)))].sort((one, other) => one - other);
  const place = new Map(xs.map((x, index) => [x, index]));
  const ys = points.map((line) => {
    const values = new Array<number | null>(xs.length).fill(null);
    for (const [x, y] of line) values[place.get(x) as number] = y;
    return values;
  });
  return [xs, ...ys];
}

/** The smallest and the largest value of aligned series; NaN for both when there are no values. */
export function extent(data: Aligned): [min: number, max: number] {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const line of data.slice(1)) {
    for (const value of line) {
      if (value === null) continue;
      if (value < min) min = value;
      if (value > max) max = value;
    }
  }
  return min <= max ? [min, max] : [Number.NaN, Number.NaN];
}

/**
 * Moves labels apart so that neighbours are at least `gap` apart, between `low` and `high`, in the order of their
 * targets and close to them.
 */
export function spread(targets: readonly number[], gap: number, low: number, high: number): number[] {
  const order = targets
    .map((_, index) => index)
    .sort((one, other) => (targets[one] as number) - (targets[other] as number));
  const places = new Array<number>(targets.length);
  let floor = low;
  for (const index of order) {
    places[index] = Math.max(floor, targets[index] as number);
    floor = (places[index] as number) + gap;
  }
  let ceiling = high;
  for (const index of order.reverse()) {
    places[index] = Math.min(ceiling, places[index] as number);
    ceiling = (places[index] as number) - gap;
  }
  return places;
}
