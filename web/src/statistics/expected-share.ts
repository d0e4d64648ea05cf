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
