import { mean } from "../../../statistics";

/** By these a learning rate is chosen, and by no other: what is judged are seeds below a thousand. */
export const tuningSeeds = [10_001, 10_002, 10_003, 10_004, 10_005] as const;

/** `count` numbers of equal ratio from the first to the last, as they would be typed. */
export const spaced = (first: number, last: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => Number((first * (last / first) ** (index / (count - 1))).toPrecision(3)));

/** Whole numbers from 0. */
export const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** All seeds at once: as many as there are workers are computed together. */
export const each = <T>(seeds: readonly number[], task: (seed: number) => Promise<T>): Promise<T[]> =>
  Promise.all(seeds.map(task));

/** One after the other: each item's work begins when that of the one before has ended. */
export async function inTurn<Item, Result>(
  items: readonly Item[],
  task: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await task(item));
  return results;
}

/** The rate of the lowest mean cost over the tuning seeds, and that cost; NaN when it is infinite at every rate. */
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
