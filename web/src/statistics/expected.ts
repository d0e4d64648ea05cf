/**
 * The expected maximum of k independent N(0, 1), by the trapezoidal rule over the integral of x k phi(x)
 * Phi(x)^(k - 1): the distance of the best of k scores from their mean, in standard deviations of one score.
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

/**
 * The expected largest of k shares of right answers with probability `chance`, each on `rows` independent rows. The
 * number of right answers is binomial: E max = sum over j < rows of 1 - F(j)^k, with F(j) the probability of at most j.
 * Exact, unlike `expectedMaximum` times the standard error, which assumes a normal distribution.
 */
export function expectedLargestShare(k: number, rows: number, chance: number): number {
  if (rows < 1 || !(chance > 0 && chance < 1)) return chance;
  // In logarithms, since the probability that none of 10,000 rows is right underflows.
  const odds = Math.log(chance) - Math.log1p(-chance);
  let log = rows * Math.log1p(-chance);
  let [below, sum] = [0, 0];
  for (let right = 0; right < rows; right++) {
    below = Math.min(1, below + Math.exp(log));
    sum += 1 - below ** k;
    log += odds + Math.log((rows - right) / (right + 1));
  }
  return sum / rows;
}

/**
 * The probability that at least one part contains none of the `best` best trials, when trials are assigned to parts of
 * these `sizes` at random. By inclusion and exclusion over sets of parts, grouped by the number of trials in the set;
 * exact up to rounding.
 */
export function someMissed(sizes: readonly number[], best: number): number {
  if (best < sizes.length) return 1;
  const all = sizes.reduce((sum, size) => sum + size, 0);
  /** The probability that none of the best are among `held` trials. */
  const noneOf = (held: number): number => {
    let chance = 1;
    for (let drawn = 0; drawn < best && chance > 0; drawn++) chance *= Math.max(0, all - held - drawn) / (all - drawn);
    return chance;
  };
  /** By the number of trials in a set of parts: the number of sets with an even number of parts minus the odd ones. */
  const sets = new Map([[0, 1]]);
  for (const size of sizes)
    for (const [held, count] of [...sets]) sets.set(held + size, (sets.get(held + size) ?? 0) - count);
  let nothingMissed = 0;
  for (const [held, count] of sets) nothingMissed += count * noneOf(held);
  return Math.min(1, Math.max(0, 1 - nothingMissed));
}
