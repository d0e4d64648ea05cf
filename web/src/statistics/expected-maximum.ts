/**
 * How far the best of k scores with the same mean lies above that mean, in standard deviations of one score: the
 * expected maximum of k independent N(0, 1), by the trapezoidal rule over the integral of x k phi(x) Phi(x)^(k - 1).
 */
export function expectedMaximum(k: number): number {
  const step = 1 / 256;
  let [below, sum] = [0, 0];
  for (let i = -8 / step; i <= 8 / step; i++) {
    const x = i * step;
    const density = Math.exp(-(x * x) / 2) / Math.sqrt(2 * Math.PI);
    below += (density * step) / 2;
    sum += x * k * density * below ** (k - 1) * step;
    below += (density * step) / 2;
  }
  return sum;
}
