import type { Curvature } from "../../../engine/types";

/** Below this share of the first distance a single-precision loss is nothing but rounding. */
const rounding = 1e-10;

/** By what gradient descent multiplies the distance along each eigenvector in one step: 1 - lr lambda. */
export function factors({ eigenvalues }: Pick<Curvature, "eigenvalues">, lr: number): number[] {
  return Array.from(eigenvalues, (value) => 1 - lr * value);
}

/** Which eigenvectors the way from `start` to the minimum has a share of: the others never move. */
export function excited({ eigenvectors, minimum, parameters }: Curvature, start: readonly number[]): boolean[] {
  const way = Array.from(minimum, (value, i) => (start[i] ?? 0) - value);
  const length = Math.hypot(...way);
  return Array.from({ length: parameters }, (_, k) => {
    const share = way.reduce((sum, value, i) => sum + value * (eigenvectors[i + parameters * k] ?? 0), 0);
    return Math.abs(share) > 1e-9 * length;
  });
}

/** What one step multiplies the distance by in the long run: the largest |1 - lr lambda| among the directions that move. */
export function predictedRate(curvature: Curvature, lr: number, start: readonly number[] = []): number {
  const moving = excited(curvature, start);
  const sizes = factors(curvature, lr).flatMap((factor, k) => (moving[k] ? [Math.abs(factor)] : []));
  return Math.max(0, ...sizes);
}

/**
 * The same from the losses of a run: the loss above its minimum is quadratic in the distance, so its ratio is the rate squared.
 * Over all steps that are finite and above rounding; NaN when there are not two.
 */
export function measuredRate(losses: ArrayLike<number>, least: number): number {
  const excess = Array.from(losses, (loss) => loss - least);
  const first = excess[0] ?? Number.NaN;
  const ends = excess.findIndex((value) => !Number.isFinite(value) || value <= rounding * first);
  const last = (ends < 0 ? excess.length : ends) - 1;
  if (last < 1) return ends === 1 && Number.isFinite(excess[1]) ? 0 : Number.NaN;
  return ((excess[last] ?? Number.NaN) / first) ** (1 / (2 * last));
}

/** Steps until the distance is this share of the first one; infinite when it does not shrink. */
export function stepsTo(share: number, rate: number): number {
  if (rate >= 1) return Number.POSITIVE_INFINITY;
  return rate === 0 ? 1 : Math.ceil(Math.log(share) / Math.log(rate) - 1e-9);
}
