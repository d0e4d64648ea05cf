/** Plain data, and problems. */

/** Data that can be passed in both directions as plain objects. */
export type Plain = null | boolean | number | string | Plain[] | { [key: string]: Plain };

/**
 * An error in something that a person typed: the path of the field, a code (kebab-case, stable), parameters for a
 * wording, and an English message.
 */
export interface Problem {
  path: string;
  code: string;
  params: { [key: string]: Plain };
  message: string;
}

/** Something that was assumed; the rest of the answer can be used. The same fields as a `Problem`. */
export type Remark = Problem;

export interface Refused {
  problems: Problem[];
}
