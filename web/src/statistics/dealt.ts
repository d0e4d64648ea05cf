/**
 * The chance that some part has none of the best trials where trials were dealt out to the parts by chance: `sizes` of
 * the parts, and how many of all trials are the best ones. Exact, by inclusion and exclusion over the parts.
 */
export function someMissed(sizes: readonly number[], best: number): number {
  const all = sizes.reduce((sum, size) => sum + size, 0);
  /** The probability that none of the best are among `held` trials. */
  const noneOf = (held: number): number => {
    let chance = 1;
    for (let drawn = 0; drawn < best; drawn++) chance *= Math.max(0, all - held - drawn) / (all - drawn);
    return chance;
  };
  let chance = 0;
  for (let chosen = 1; chosen < 2 ** sizes.length; chosen++) {
    const some = sizes.filter((_, part) => (chosen >> part) & 1);
    chance += (some.length % 2 === 1 ? 1 : -1) * noneOf(some.reduce((sum, size) => sum + size, 0));
  }
  return Math.min(1, Math.max(0, chance));
}
