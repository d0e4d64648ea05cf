/** Closed forms for z from N(0, 1), used by several questions. */

const { PI } = Math;

/** Var(relu(z)) = (pi - 1) / (2 pi): 0.3408. */
export const reluVariance = (PI - 1) / (2 * PI);

/** The lecture's answer is this divided by n: 2 pi / (pi - 1), 2.9339. */
export const unitVariance = 1 / reluVariance;

/** The factor by which the lecture's answer multiplies the second moment in every layer: pi / (pi - 1), 1.4669. */
export const growth = PI / (PI - 1);

/** E[max(z, a z)^2]. */
export const leakySquare = (slope: number): number => (1 + slope ** 2) / 2;

/** E[max(z, a z)]. */
export const leakyMean = (slope: number): number => (1 - slope) / Math.sqrt(2 * PI);

export const leakyVariance = (slope: number): number => leakySquare(slope) - leakyMean(slope) ** 2;
