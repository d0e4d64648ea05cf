/** How long work is cut, in milliseconds: the worker gives a sign of life at least this often, */
export const longestSlice = 50;

/** and work of unknown length is asked for in chunks of about this long. */
export const betweenLooks = 4;
