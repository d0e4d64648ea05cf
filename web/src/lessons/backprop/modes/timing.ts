/** How long something takes: the median of several rounds and the middle half of them, in milliseconds. */
export interface Timing {
  median: number;
  low: number;
  high: number;
  rounds: number;
}

/** Milliseconds of running before anything is timed: browsers optimize a module's code while it first runs. */
const warmUp = 40;
/**
 * The shortest round, in milliseconds and in ticks of the clock: a tick more or less is at most one in fifty.
 */
const shortest = 10;
const ticks = 50;
/** No round may take longer than this: with so coarse a clock nothing is measured. */
const longest = 400;
/** Rounds are added until the middle half of them lies within this part of the median, or the time is used up. */
const narrow = 0.05;
const rounds = { least: 5, most: 21, budget: 800 };

/**
 * Times work that `round` repeats for at least the milliseconds that it is given, answering the mean of its runs.
 * `tick` is the step of the clock. Null: the clock is too coarse for it.
 */
export async function timed(round: (atLeast: number) => Promise<number>, tick: number): Promise<Timing | null> {
  const atLeast = Math.max(shortest, ticks * tick);
  if (atLeast > longest) return null;
  await round(warmUp);
  const times: number[] = [];
  let used = 0;
  while (times.length < rounds.most) {
    const mean = await round(atLeast);
    times.push(mean);
    used += Math.max(mean, atLeast);
    const { median, low, high } = summary(times);
    const isCalm = high - low <= narrow * median;
    const isEnough = times.length >= (used > rounds.budget ? 3 : rounds.least);
    if (isEnough && (isCalm || used > rounds.budget)) break;
  }
  return summary(times);
}

/** The median and the quartiles, each between the two values it falls among. */
export function summary(times: readonly number[]): Timing {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number): number => {
    const place = part * (sorted.length - 1);
    const below = sorted[Math.floor(place)] as number;
    return below + (place % 1) * ((sorted[Math.ceil(place)] as number) - below);
  };
  return { median: at(0.5), low: at(0.25), high: at(0.75), rounds: times.length };
}

/** A clock that has not moved within this time is too coarse for anything here: milliseconds. */
const patience = 20;

/** By how much the clock moves when it moves, the least of three times: browsers make it coarse on purpose. */
export function tickOf(now: () => number): number {
  let least = patience;
  for (let times = 0; times < 3; times++) {
    const begun = now();
    let next = now();
    // A clock that stands still is given up by counting: it cannot say how long that took.
    for (let looks = 0; next === begun && looks < 1e6; looks++) next = now();
    least = Math.min(least, next > begun ? next - begun : patience);
  }
  return least;
}
