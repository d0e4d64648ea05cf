/**
 * The curvature of linear regression on an experiment's training rows, after its preprocessing, in double precision.
 */

/**
 * The curvature of L = (1/N) sum (y - (w x + b))^2; the parameters are the weights in the order of the features, then
 * the bias.
 */
export interface Curvature {
  parameters: number;
  /** The Hessian, parameters x parameters, column-major. */
  hessian: Float64Array;
  /** From large to small, with their eigenvectors as columns. */
  eigenvalues: Float64Array;
  eigenvectors: Float64Array;
  /** The minimum of L (the one of smallest norm if there are several), and L there. */
  minimum: Float64Array;
  least: number;
  /** 2 / lambda max; 2 / (lambda max + lambda min); lambda max / lambda min: without the eigenvalues that are 0. */
  largestRate: number;
  bestRate: number;
  condition: number;
}
