import { translated } from "./catalog";

/** A problem that the core found in something typed. */
export interface CoreProblem {
  path: string;
  code: string;
  params: Readonly<Record<string, unknown>>;
  message: string;
}

/**
 * A text of the core's catalog. The key is made of its place in the catalog, as in `coreText("optimizers.adam.help",
 * rule.help)`; a translation overrides it under `core.optimizers.adam.help`.
 */
export function coreText(key: string, english: string): string {
  return translated(`core.${key}`, english);
}

/** Why an operation, or the reader's own rule, gave no number, as the core describes it. */
export interface CoreTrouble {
  code: string;
  params?: Readonly<Record<string, unknown>>;
  message: string;
}

/** The message of a problem in the page's language, by its code and parameters: `core.problems.out-of-range`. */
export function problemText(problem: CoreProblem): string {
  return translated(`core.problems.${problem.code}`, problem.message, textsOf(problem.params));
}

/** The same for a trouble: `core.trouble.log-of-negative`. */
export function troubleText({ code, params = {}, message }: CoreTrouble): string {
  return translated(`core.trouble.${code}`, message, textsOf(params));
}

const textsOf = (params: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
