/** The largest seed that the engine takes (core/experiment/fields.h). */
export const mostSeed = 2 ** 32 - 1;
