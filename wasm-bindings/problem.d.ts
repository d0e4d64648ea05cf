/** What crosses as plain data, and how a refusal is told. */

/** What can cross as plain data. */
export type Plain = null | boolean | number | string | Plain[] | { [key: string]: Plain };

/**
 * Something that cannot be used: where it stands, what is wrong (kebab-case, stable), what a wording needs, and
 * English.
 */
export interface Problem {
  path: string;
  code: string;
  params: { [key: string]: Plain };
  message: string;
}

/**
 * Something that was assumed; the rest of the answer can be used. As `Problem`: where, what (kebab-case, stable),
 * English.
 */
export type Remark = Problem;

export interface Refused {
  problems: Problem[];
}
