/** The best of many scores, simulated by random numbers instead of networks, so that the true accuracy is known. */
import { Random } from "../../../kit";
import { expectedLargestShare } from "../../../statistics";

/** Number of validation rows. */
export const rows = 100;
/** The true accuracy of every candidate. */
export const truth = 0.9;
/** Number of simulated searches. */
export const searches = 200;
/** Number of folds of a cross-validation; together they score every row once. */
export const folds = 5;

/** How a candidate is scored: on the rows of one split, or by cross-validation on `folds` times as many. */
export type Scored = "split" | "folds";

const rowsOf = (scored: Scored): number => (scored === "folds" ? folds * rows : rows);

/** The accuracy of a candidate on `count` random rows. */
function share(random: Random, count: number): number {
  let right = 0;
  for (let row = 0; row < count; row++) if (random.uniform() < truth) right++;
  return right / count;
}

/** The result of a search: the best score of its candidates, and the score of the chosen one on as many fresh rows. */
export interface Search {
  best: number;
  fresh: number;
}

/** Simulates all searches; the same seed gives the same results. */
export function searchesOf(candidates: number, scored: Scored, seed: number): Search[] {
  const random = new Random(seed);
  const count = rowsOf(scored);
  return Array.from({ length: searches }, () => {
    let best = 0;
    for (let candidate = 0; candidate < candidates; candidate++) best = Math.max(best, share(random, count));
    // All candidates are equally good, so the score on fresh rows does not depend on the choice.
    return { best, fresh: share(random, count) };
  });
}

/** The expected best score, computed exactly from the binomial distribution. */
export const expectedBest = (candidates: number, scored: Scored = "split"): number =>
  expectedLargestShare(candidates, rowsOf(scored), truth);

/** The scores of the first `peeks` candidates on these test rows, in order; `testRows` is the seed of the rows. */
export function peekedScores(peeks: number, testRows: number): number[] {
  const random = new Random(testRows + 7919);
  return Array.from({ length: peeks }, () => share(random, rows));
}
