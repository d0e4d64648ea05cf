/** The largest seed that the engine takes (core/experiment/fields.h). */
export const mostSeed = 2 ** 32 - 1;

/** The seed that stands `places` further on; after the largest comes 0. */
export const seedAfter = (seed: number, places = 1, most = mostSeed): number => (seed + places) % (most + 1);

/** A seed that nobody chose, short enough to be read out. */
export const drawnSeed = (): number => Math.floor(Math.random() * 1_000_000);

/** The largest seed of a lesson that also uses the seeds after its own: it leaves 100 of them. */
export const lastSeed = mostSeed - 100;
