import { translated } from "./catalog";

/** What somebody typed that the core refuses, as it says it. */
export interface CoreProblem {
  path: string;
  code: string;
  params: Readonly<Record<string, unknown>>;
  message: string;
}

/**
 * A text of the core's catalog: its own English under a key made of where it stands, such as
 * `coreText("optimizers.adam.help", rule.help)`. A translation overrides it as `core.optimizers.adam.help`.
 */
export function coreText(key: string, english: string): string {
  return translated(`core.${key}`, english);
}

/** Why an operation, or a rule of one's own, came to no number, as the core says it. */
export interface CoreTrouble {
  code: string;
  params?: Readonly<Record<string, unknown>>;
  message: string;
}

/** A refusal of the core in the page's language: by its code and parameters, as `core.problems.out-of-range`. */
export function problemText(problem: CoreProblem): string {
  return translated(`core.problems.${problem.code}`, problem.message, textsOf(problem.params));
}

/** The same of a trouble: `core.trouble.log-of-negative`. */
export function troubleText({ code, params = {}, message }: CoreTrouble): string {
  return translated(`core.trouble.${code}`, message, textsOf(params));
}

const textsOf = (params: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
