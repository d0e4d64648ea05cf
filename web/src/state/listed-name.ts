import * as v from "valibot";

/** A name in a list. It has no comma, so that in a text also one that came as `%2C` separates two names. */
export const listedName = v.pipe(v.string(), v.regex(/^[^,]*$/));
