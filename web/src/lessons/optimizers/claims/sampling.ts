import { mean } from "../../../statistics";

/** The seeds by which learning rates are chosen. Judged are other seeds, all below 1,000. */
export const tuningSeeds = [10_001, 10_002, 10_003, 10_004, 10_005] as const;

/** `count` numbers with a constant ratio from `first` to `last`, rounded to three digits. */
export const spaced = (first: number, last: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => Number((first * (last / first) ** (index / (count - 1))).toPrecision(3)));

/** The whole numbers from 0 to `count` - 1. */
export const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** Runs a task for all seeds at once; the workers take as many as they can. */
export const each = <T>(seeds: readonly number[], task: (seed: number) => Promise<T>): Promise<T[]> =>
  Promise.all(seeds.map(task));

/** Runs a task for each item, one after the other. */
export async function inTurn<Item, Result>(
  items: readonly Item[],
  task: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await task(item));
  return results;
}

/**
 * The rate with the lowest mean cost over the seeds, that cost, and the costs of all rates. The rate is NaN when the
 * cost is infinite at every rate.
 */
export async function tuned(
  rates: readonly number[],
  cost: (lr: number, seed: number) => Promise<number>,
  seeds: readonly number[] = tuningSeeds,
): Promise<{ lr: number; cost: number; costs: number[] }> {
  const costs: number[] = [];
  for (const lr of rates) costs.push(mean(await each(seeds, (seed) => cost(lr, seed))));
  const finite = costs.map((one) => (Number.isNaN(one) ? Number.POSITIVE_INFINITY : one));
  const least = Math.min(...finite);
  return {
    lr: least < Number.POSITIVE_INFINITY ? (rates[finite.indexOf(least)] as number) : Number.NaN,
    cost: least,
    costs,
  };
}
