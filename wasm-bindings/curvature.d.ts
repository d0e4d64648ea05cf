/**
 * The curvature of linear regression on an experiment's training rows, after its preprocessing, in double precision.
 */

/** Of L = (1/N) sum (y - (w x + b))^2; the parameters are the weights in the order of the features, then the bias. */
export interface Curvature {
  parameters: number;
  /** The Hessian, parameters x parameters, column-major. */
  hessian: Float64Array;
  /** From large to small, with their eigenvectors as columns. */
  eigenvalues: Float64Array;
  eigenvectors: Float64Array;
  /** Where L is smallest (of smallest norm when there are several), and L there. */
  minimum: Float64Array;
  least: number;
  /** 2 / lambda max; 2 / (lambda max + lambda min); lambda max / lambda min: over the eigenvalues that are not 0. */
  largestRate: number;
  bestRate: number;
  condition: number;
}
