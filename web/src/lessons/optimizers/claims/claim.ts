import type { WordCatalog } from "../../../messages";
import { type Decision, type Estimate, estimate, type Judged, paired, type Verdict } from "../../../statistics";
import type { ExperimentEngine } from "./engine";
import { words } from "./words";

/** A measured number, with its standard error over seeds if it has one. Null: a run diverged or did not arrive. */
export interface Measured {
  value: number | null;
  error?: number;
}

/** A row of a result table: a rule or a setting, and one number for each column. */
export interface ClaimRow {
  label: string;
  cells: readonly Measured[];
}

/** The question before an experiment: the learner orders rules by one of the numbers that it will measure. */
export interface Contest {
  rules: readonly string[];
  /** Whether the smallest or the largest number comes first. */
  best: "least" | "most";
}

/** The factors of a setting, by name: `{ surface: "ravine", noise: 0.1 }`. */
export type Factors = Readonly<Record<string, string | number>>;

export interface ClaimSetting {
  /**
   * `domain`: the mended sentence says that it holds here. `beyond`: outside of that domain; the table's sentence is
   * tried here, too. `control`: the cause that the sentence names is absent, so the difference must be absent, too;
   * else the sentence's reason is wrong.
   */
  role: "domain" | "beyond" | "control";
  factors: Factors;
}

/** One difference that a sentence claims: positive where the sentence is right. */
export interface Comparison {
  /** What the rule is compared with, in words. */
  against: string;
  difference: Estimate;
}

/** The measurements of one setting, before they are judged. */
export interface Trial {
  /** The sentence holds in this setting if all of these differences are positive. */
  comparisons: readonly Comparison[];
  /** Headings of the columns after the first, with units. */
  columns: readonly string[];
  rows: readonly ClaimRow[];
  /** By rule of the contest, one number for each seed; infinite for a run that diverged or did not arrive. */
  scores: Readonly<Record<string, readonly number[]>>;
}

/** A setting with its trial and its decision, judged together with all settings of its claim. */
export interface Tried extends ClaimSetting {
  trial: Trial;
  judged: readonly Judged[];
  decision: Decision;
}

export interface ClaimFinding {
  /** The verdict on the table's sentence, over its domain and beyond. */
  verdict: Verdict;
  /**
   * The factors whose values separate the settings where it holds from those where it fails; empty unless the verdict
   * is `depends`.
   */
  dependsOn: readonly string[];
  /** The verdict on the mended sentence, in its domain. */
  mended: Verdict;
  tried: readonly Tried[];
}

/** The texts of a claim, in the language of the page. */
export interface ClaimText {
  /**
   * `sentence`: the lecture's sentence; `mended`: the same with its domain; `method`: how it is tried; `known`: what is
   * known in closed form.
   */
  sentence: () => string;
  mended: () => string;
  method: () => string;
  known: () => string;
  /** The question of the contest: "Which is calmest? The fewest rising steps first." */
  order: () => string;
  /** A measured number as shown beside its rule: "12 % of its steps". */
  score: (value: string) => string;
}

/** A sentence of the lecture's table as experiments over several settings. */
export interface Claim extends ClaimText {
  id: string;
  /** The rule whose strength or weakness it is. */
  rule: string;
  /**
   * `factor`: differences are of natural logarithms and are shown as factors; `plain`: they have the unit of `unit`.
   */
  scale: "factor" | "plain";
  unit: () => string;
  settings: readonly ClaimSetting[];
  contest: Contest;
  /** Runs the experiment with these factors; the same seeds give the same trial. */
  attempt(engine: ExperimentEngine, factors: Factors, seeds: readonly number[]): Promise<Trial>;
}

type Keyed = Record<"sentence" | "mended" | "method" | "known" | "order", string> & { score: "{value}" };

/** The texts of a claim from its word catalog. */
export const wordsOf = (words: Pick<WordCatalog<Keyed>, "text">): ClaimText => ({
  sentence: () => words.text("sentence"),
  mended: () => words.text("mended"),
  method: () => words.text("method"),
  known: () => words.text("known"),
  order: () => words.text("order"),
  score: (value) => words.text("score", { value }),
});

/** The mean with its standard error; null when one of the runs diverged. */
export function measured(numbers: readonly number[]): Measured {
  if (!numbers.every(Number.isFinite)) return { value: null };
  const { mean, error } = estimate(numbers);
  return Number.isNaN(error) ? { value: mean } : { value: mean, error };
}

export const ruleName = (rule: string): string => words.text(`rule.${rule}` as "rule.sgd");

/** The mean of `other` - `one`, paired by seed. */
export const less = (one: readonly number[], other: readonly number[], cell = 0): Estimate => paired(other, one, cell);

/** The mean of log(`other` / `one`), paired by seed; numbers below `floor` count as `floor`. */
export const timesLess = (one: readonly number[], other: readonly number[], floor = 1e-300): Estimate =>
  paired(
    other.map((number) => Math.log(Math.max(number, floor))),
    one.map((number) => Math.log(Math.max(number, floor))),
  );

export const beside = (rule: string, difference: Estimate): Comparison => ({ against: ruleName(rule), difference });
