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

/** A refusal of the core in the page's language: by its code and parameters, as `core.problems.out-of-range`. */
export function problemText(problem: CoreProblem): string {
  const values = Object.fromEntries(Object.entries(problem.params).map(([name, value]) => [name, String(value)]));
  return translated(`core.problems.${problem.code}`, problem.message, values);
}
