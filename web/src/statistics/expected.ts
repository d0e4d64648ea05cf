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

/**
 * The expected largest of k shares of right answers, each counted on rows of its own: the number right is binomial,
 * E max = sum over j < rows of 1 - F(j)^k, with F(j) the probability of at most j right. Exact, where
 * `expectedMaximum` times the standard error takes the counts for normal.
 */
export function expectedLargestShare(k: number, rows: number, chance: number): number {
  if (rows < 1 || !(chance > 0 && chance < 1)) return chance;
  // In logarithms, since none of 10,000 rows right has no float.
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
 * The chance that some part has none of the best trials where trials were dealt out to the parts by chance: `sizes` of
 * the parts, and how many of all trials are the best ones. By inclusion and exclusion over the parts, of which only the
 * number of trials counts that they hold together; exact but for rounding.
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
  /** By what some parts hold together: sets of an even number of parts less those of an odd one. */
  const sets = new Map([[0, 1]]);
  for (const size of sizes)
    for (const [held, count] of [...sets]) sets.set(held + size, (sets.get(held + size) ?? 0) - count);
  let nothingMissed = 0;
  for (const [held, count] of sets) nothingMissed += count * noneOf(held);
  return Math.min(1, Math.max(0, 1 - nothingMissed));
}
