/** The loss least + (a dx^2 + 2 b dx dy + c dy^2) / 2, with (dx, dy) the distance from the minimum. */
export interface Quadratic {
  a: number;
  b: number;
  c: number;
  minimum: readonly [number, number];
  least: number;
}

/** The eigenvalues, largest first, and the angle of the eigenvector of the largest, in radians. */
export function axes({ a, b, c }: Quadratic): { values: [number, number]; angle: number } {
  const middle = (a + c) / 2;
  const spread = Math.hypot((a - c) / 2, b);
  // middle - spread would lose digits by cancellation; the product of the eigenvalues is the determinant.
  const large = middle + spread;
  const small = large > 0 ? Math.max(0, (a * c - b * b) / large) : 0;
  return { values: [large, small], angle: Math.atan2(2 * b, a - c) / 2 };
}

/** The semi-axes of the ellipse on which the loss is `rise` above its minimum. */
export function halfAxes({ values }: { values: readonly [number, number] }, rise: number): [number, number] {
  return [Math.sqrt((2 * rise) / values[0]), Math.sqrt((2 * rise) / values[1])];
}

/** A bowl between two others, `part` from 0 to 1: axes, eigenvalues and minimum are interpolated. */
export function between(from: Quadratic, to: Quadratic, part: number): Quadratic {
  const mixed = (one: number, other: number) => one + (other - one) * part;
  const [one, other] = [axes(from), axes(to)];
  let turn = other.angle - one.angle;
  while (turn > Math.PI / 2) turn -= Math.PI;
  while (turn < -Math.PI / 2) turn += Math.PI;
  const geometric = (low: number, high: number) =>
    low > 0 && high > 0 ? low ** (1 - part) * high ** part : mixed(low, high);
  const large = geometric(one.values[0], other.values[0]);
  const small = geometric(one.values[1], other.values[1]);
  const [cosine, sine] = [Math.cos(one.angle + turn * part), Math.sin(one.angle + turn * part)];
  return {
    a: large * cosine * cosine + small * sine * sine,
    b: (large - small) * cosine * sine,
    c: large * sine * sine + small * cosine * cosine,
    minimum: [mixed(from.minimum[0], to.minimum[0]), mixed(from.minimum[1], to.minimum[1])],
    least: mixed(from.least, to.least),
  };
}

/** Half the side of a square around the minimum that contains `start` with a margin. */
export function reach({ minimum }: Quadratic, start: readonly [number, number]): number {
  return 1.45 * Math.max(Math.abs(start[0] - minimum[0]), Math.abs(start[1] - minimum[1]), 1e-6);
}

/** The loss at the parameters (x, y). */
export function lossAt({ a, b, c, minimum, least }: Quadratic, [x, y]: readonly [number, number]): number {
  const [dx, dy] = [x - minimum[0], y - minimum[1]];
  return least + (a * dx * dx + 2 * b * dx * dy + c * dy * dy) / 2;
}
