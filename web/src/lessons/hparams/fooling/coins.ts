/** The best of many scores, by coins: no network is needed to see how far it lies above the truth. */
import { Random } from "../../../kit";
import { expectedLargestShare } from "../../../statistics";

/** Validation rows, and the accuracy that every candidate really has. */
export const rows = 100;
export const truth = 0.9;
export const searches = 200;
/** The folds of cross-validation: every row is scored once. */
export const folds = 5;

export type Scored = "split" | "folds";

const rowsOf = (scored: Scored): number => (scored === "folds" ? folds * rows : rows);

/** The share of rows that a candidate gets right, each with the chance of the truth. */
function share(random: Random, count: number): number {
  let right = 0;
  for (let row = 0; row < count; row++) if (random.uniform() < truth) right++;
  return right / count;
}

/** Of each search the best score of its candidates, and what the chosen one scores on as many fresh rows. */
export interface Search {
  best: number;
  fresh: number;
}

export function searchesOf(candidates: number, scored: Scored, seed: number): Search[] {
  const random = new Random(seed);
  const count = rowsOf(scored);
  return Array.from({ length: searches }, () => {
    let best = 0;
    for (let candidate = 0; candidate < candidates; candidate++) best = Math.max(best, share(random, count));
    // All candidates are equally good: whichever was chosen, fresh rows say the same of it.
    return { best, fresh: share(random, count) };
  });
}

/** What the best of k scores is expected to be: rows that are right are counted, so exactly, of binomial counts. */
export const expectedBest = (candidates: number, scored: Scored = "split"): number =>
  expectedLargestShare(candidates, rowsOf(scored), truth);

/** What these test rows said of each candidate that was looked at, in order. */
export function peekedScores(peeks: number, testRows: number): number[] {
  const random = new Random(testRows + 7919);
  return Array.from({ length: peeks }, () => share(random, rows));
}
