/** The largest seed that the engine takes (core/experiment/fields.h). */
export const mostSeed = 2 ** 32 - 1;

/** The seed that is `places` further on; the one after `most` is 0. */
export const seedAfter = (seed: number, places = 1, most = mostSeed): number => (seed + places) % (most + 1);

/** A random seed, short enough to be read aloud. */
export const drawnSeed = (): number => Math.floor(Math.random() * 1_000_000);

/** The largest seed of a lesson that also uses the seeds after the chosen one: it leaves 100 of them. */
export const lastSeed = mostSeed - 100;
