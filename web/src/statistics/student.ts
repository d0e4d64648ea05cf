/**
 * Student's t distribution for any number of degrees of freedom >= 0.5, whole or not (Welch's are not whole).
 * Through the incomplete beta function: P(|T| >= t) = I_x(n/2, 1/2) at x = n / (n + t^2).
 */

/**
 * The logarithm of the gamma function for z > 0 (Lanczos 1964, with Godfrey's coefficients for g = 7); relative error
 * below 1e-14.
 */
export function logGamma(z: number): number {
  const coefficients = [
    676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
    -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
  ];
  const base = z + 6.5;
  const sum = coefficients.reduce((total, c, index) => total + c / (z + index), 0.9999999999998099);
  return 0.5 * Math.log(2 * Math.PI) + (z - 0.5) * Math.log(base) - base + Math.log(sum);
}

/**
 * The continued fraction of the incomplete beta function, by Lentz's method; converges for x < (a + 1) / (a + b + 2).
 */
function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  const away = (value: number) => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= 10_000; ++m) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return value;
}

/** The regularized incomplete beta function I_x(a, b). `rest` is 1 - x, passed by the caller to avoid cancellation. */
function incompleteBeta(x: number, rest: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (rest <= 0) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(rest));
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(rest, b, a)) / b;
}

/** P(|T| >= |t|): the two-sided p-value of `t` at `freedom` degrees of freedom. */
export function studentTail(t: number, freedom: number): number {
  if (Number.isNaN(t) || !(freedom > 0)) return Number.NaN;
  if (!Number.isFinite(t)) return 0;
  const square = t * t;
  return incompleteBeta(freedom / (freedom + square), square / (freedom + square), freedom / 2, 0.5);
}

/**
 * The t with P(|T| >= t) = `tail`, 0 < tail < 1, else NaN: 0.05 and 4 degrees of freedom give 2.776.
 */
export function studentQuantile(tail: number, freedom: number): number {
  if (!(tail > 0 && tail < 1) || !(freedom > 0)) return Number.NaN;
  let [low, high] = [0, 1];
  while (studentTail(high, freedom) > tail) [low, high] = [high, 2 * high];
  // Bisection: the tail decreases, and 60 halvings exceed the precision of a double.
  for (let halving = 0; halving < 60; ++halving) {
    const middle = (low + high) / 2;
    if (studentTail(middle, freedom) > tail) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
