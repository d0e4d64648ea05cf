import * as v from "valibot";

/** A name in a list. It has no comma, so an encoded comma (`%2C`) in an address also separates two names. */
export const listedName = v.pipe(v.string(), v.regex(/^[^,]*$/));
