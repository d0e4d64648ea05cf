/** `count` numbers at equal distances, with mean 0 and variance 1. */
export function evenly(count: number): number[] {
  const step = Math.sqrt(3 / (count * count - 1));
  return Array.from({ length: count }, (_, i) => (2 * i - count + 1) * step);
}

/** Columns of numbers as the text of a table, the last column being the target. */
export function csv(names: readonly string[], rows: readonly (readonly (number | string)[])[]): string {
  return [names, ...rows].map((row) => row.join(",")).join("\n");
}

/** One input of mean 0 and variance 1, and y = slope x + intercept without noise. */
export function line(slope: number, intercept: number, count = 32): string {
  return csv(
    ["x", "y"],
    evenly(count).map((x) => [x, slope * x + intercept]),
  );
}

/** Two inputs with mean 0, these standard deviations and this correlation, all of them exactly; y = 2 x1/first - x2/second. */
export function plane(first: number, second: number, correlation: number, side = 8): string {
  const grid = evenly(side);
  const rest = Math.sqrt(1 - correlation * correlation);
  const points = grid.flatMap((u) => grid.map((v) => [u, correlation * u + rest * v] as const));
  return csv(
    ["x1", "x2", "y"],
    points.map(([u, v]) => [first * u, second * v, 2 * u - v]),
  );
}
