import type { Contest } from "./claim";
import { words } from "./words";

type Key = Parameters<typeof words.text>[0];
/** The experiments whose words have a question, NAME.order, and a number beside a rule, NAME.score. */
type Named = Key extends infer One ? (One extends `${infer Name}.order` ? Name : never) : never;

/**
 * The contest of an experiment: its rules, whether the least or the most of the number that decides comes first, and
 * its words.
 */
export const contest = (name: Named, rules: readonly string[], best: Contest["best"]): Contest => ({
  rules,
  best,
  question: () => words.text(`${name}.order`),
  score: (value) => words.text(`${name}.score`, { value }),
});
