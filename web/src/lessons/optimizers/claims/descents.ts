import type { DescentRequest } from "../../../engine/types";
import { Random } from "../../../kit/random";
import type { ExperimentEngine } from "./engine";

/** The usual starts on the surfaces that several claims use. The minimum of each surface has loss 0. */
const centres: Readonly<Record<string, readonly [number, number]>> = {
  ravine: [1.8, 0.8],
  rosenbrock: [-1.5, 2],
  beale: [1, 1.5],
  himmelblau: [0, 0],
};

export type Optimizer = DescentRequest["optimizer"];

/** A start for a seed: up to half a unit away from the usual start along each axis. */
export function startOn(surface: string, seed: number): [number, number] {
  const random = new Random(seed);
  const [x, y] = centres[surface] ?? [1, 1];
  return [x + random.uniform() - 0.5, y + random.uniform() - 0.5];
}

/** The first index from which on the loss is at or below a level; null when there is none. */
export function settles(losses: ArrayLike<number>, level: number): number | null {
  let at = losses.length;
  while (at > 0 && (losses[at - 1] as number) <= level) --at;
  return at === losses.length ? null : at;
}

/**
 * The first index at which the loss is at or below a level; null when there is none. For rules whose loss rises again
 * later.
 */
export function reaches(losses: ArrayLike<number>, level: number): number | null {
  for (let at = 0; at < losses.length; ++at) if ((losses[at] as number) <= level) return at;
  return null;
}

/** The end of a run: the index at which its loss arrived at the level (null: it did not), and its last loss. */
export interface Ended {
  arrived: number | null;
  /** Infinite when it diverged. */
  loss: number;
}

export async function descended(
  engine: ExperimentEngine,
  request: DescentRequest,
  arrives: (losses: ArrayLike<number>, level: number) => number | null = settles,
): Promise<Ended> {
  const { f, diverged } = await engine.descend(request);
  if (diverged) return { arrived: null, loss: Number.POSITIVE_INFINITY };
  return { arrived: arrives(f, 1e-6), loss: f[f.length - 1] as number };
}

/**
 * The cost of a run, for the choice of a rate: the logarithm of the steps to the level. A run that does not arrive
 * costs more, the higher its last loss; one that diverged costs Infinity.
 */
export const costOf = ({ arrived, loss }: Ended, steps: number): number =>
  arrived !== null ? Math.log(Math.max(1, arrived)) : Math.log(steps) + 10 + Math.log10(Math.max(loss, 1e-300));

/**
 * By seed, the logarithm of the ratio of the steps of `ones` to those of `others`. A run that does not arrive counts
 * with all `steps`, a lower bound; where neither arrives, the seed is left out.
 */
export function logRatios(ones: readonly Ended[], others: readonly Ended[], steps: number): number[] {
  const taken = ({ arrived }: Ended) => Math.log(Math.max(1, arrived ?? steps));
  return ones.flatMap((one, at) => {
    const other = others[at] as Ended;
    return one.arrived === null && other.arrived === null ? [] : [taken(one) - taken(other)];
  });
}

/** The mean of the losses from an index on. */
export const restFrom = (losses: ArrayLike<number>, from: number): number => {
  let sum = 0;
  for (let at = from; at < losses.length; ++at) sum += losses[at] as number;
  return sum / (losses.length - from);
};
