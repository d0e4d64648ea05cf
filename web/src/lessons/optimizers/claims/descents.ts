import type { DescentRequest } from "../../../engine/types";
import { Random } from "../../../kit/random";
import type { ExperimentEngine } from "./engine";

/** Where rules are compared on more than one surface. All have their minimum at 0. */
const centres: Readonly<Record<string, readonly [number, number]>> = {
  ravine: [1.8, 0.8],
  rosenbrock: [-1.5, 2],
  beale: [1, 1.5],
  himmelblau: [0, 0],
};

export type Optimizer = DescentRequest["optimizer"];

/** Each seed starts at another place, up to half a unit away along each axis from the usual start. */
export function startOn(surface: string, seed: number): [number, number] {
  const random = new Random(seed);
  const [x, y] = centres[surface] ?? [1, 1];
  return [x + random.uniform() - 0.5, y + random.uniform() - 0.5];
}

/** The first index after which the loss stays no higher than a level; null when it never does. */
export function settles(losses: ArrayLike<number>, level: number): number | null {
  let at = losses.length;
  while (at > 0 && (losses[at - 1] as number) <= level) --at;
  return at === losses.length ? null : at;
}

/**
 * The first index at which the loss is no higher than a level: for rules that leave it again, in bursts or a small
 * dance.
 */
export function reaches(losses: ArrayLike<number>, level: number): number | null {
  for (let at = 0; at < losses.length; ++at) if ((losses[at] as number) <= level) return at;
  return null;
}

/** How a run ended: when its loss came below the level, if it did, and its last loss. */
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
 * What a run costs, for the choice of a rate: the logarithm of the steps to the level; a run that never got there costs
 * more the higher it ended, and one that diverged is infinitely bad.
 */
export const costOf = ({ arrived, loss }: Ended, steps: number): number =>
  arrived !== null ? Math.log(Math.max(1, arrived)) : Math.log(steps) + 10 + Math.log10(Math.max(loss, 1e-300));

/**
 * Seed by seed, the logarithm of how many times as many steps one took as the other. Where only one arrived it is at
 * least that of the steps that the other was given; where neither did, nothing is known, and the seed is left out.
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
