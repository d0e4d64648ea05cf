import type { WordCatalog } from "../../../messages";
import { type Decision, type Estimate, estimate, type Judged, paired, type Verdict } from "../../../statistics";
import type { ExperimentEngine } from "./engine";
import { words } from "./words";

/** A measured number with its standard error over seeds, or a plain one. Null: diverged, or never got there. */
export interface Measured {
  value: number | null;
  error?: number;
}

/** A row of what was measured: a rule or a setting, and one number a column. */
export interface ClaimRow {
  label: string;
  cells: readonly Measured[];
}

/** What the learner puts in order before an experiment: rules, by one of the numbers that it will measure. */
export interface Contest {
  rules: readonly string[];
  /** Whether the least of that number comes first, or the most. */
  best: "least" | "most";
}

/** What a setting is made of, by name: `{ surface: "ravine", noise: 0.1 }`. */
export type Factors = Readonly<Record<string, string | number>>;

export interface ClaimSetting {
  /**
   * `domain`: where the mended sentence says that it holds. `beyond`: outside of that, where the table's sentence is
   * tried as well.
   * `control`: what the sentence credits is absent, so the difference must be absent, too, or the sentence's reason is
   * wrong.
   */
  role: "domain" | "beyond" | "control";
  factors: Factors;
}

/** One difference that a sentence rests on: positive where it is as the sentence says. */
export interface Comparison {
  /** Beside what, in words. */
  against: string;
  difference: Estimate;
}

/** What one setting gave, before anything is judged. */
export interface Trial {
  /** All of them must be as the sentence says for it to hold in this setting. */
  comparisons: readonly Comparison[];
  /** Headings of the columns after the first, with units. */
  columns: readonly string[];
  rows: readonly ClaimRow[];
  /** By rule of the contest, one number a seed; infinite: diverged, or never got there. */
  scores: Readonly<Record<string, readonly number[]>>;
}

/** A setting with what was found in it, judged together with all others of its claim. */
export interface Tried extends ClaimSetting {
  trial: Trial;
  judged: readonly Judged[];
  decision: Decision;
}

export interface ClaimFinding {
  /** Of the table's sentence, over its domain and beyond. */
  verdict: Verdict;
  /** The names of the factors that tell where it holds from where it fails; empty unless it depends. */
  dependsOn: readonly string[];
  /** Of the mended sentence, in its domain alone. */
  mended: Verdict;
  tried: readonly Tried[];
}

/** What a claim says, in the language of the page. */
export interface ClaimText {
  /** What the lecture says; the sentence with its domain; how it is tried; what is known of it in closed form. */
  sentence: () => string;
  mended: () => string;
  method: () => string;
  known: () => string;
  /** What the learner is asked for: "Which is calmest? The fewest rising steps first." */
  order: () => string;
  /** A measured number as it stands beside its rule: "12 % of its steps". */
  score: (value: string) => string;
}

/** One of the table's sentences as experiments over a family of settings. */
export interface Claim extends ClaimText {
  id: string;
  /** Whose strength or weakness it is. */
  rule: string;
  /** Whether differences are of logarithms, shown as factors, or of what the unit names. */
  scale: "factor" | "plain";
  unit: () => string;
  settings: readonly ClaimSetting[];
  contest: Contest;
  /** The same seeds, the same trial, for these factors or others of their kind. */
  attempt(engine: ExperimentEngine, factors: Factors, seeds: readonly number[]): Promise<Trial>;
}

type Keyed = Record<"sentence" | "mended" | "method" | "known" | "order", string> & { score: "{value}" };

/** The texts of a claim from its catalog, which has one for each of them. */
export const wordsOf = (words: Pick<WordCatalog<Keyed>, "text">): ClaimText => ({
  sentence: () => words.text("sentence"),
  mended: () => words.text("mended"),
  method: () => words.text("method"),
  known: () => words.text("known"),
  order: () => words.text("order"),
  score: (value) => words.text("score", { value }),
});

/** The mean and its standard error; nothing when one of the runs diverged. */
export function measured(numbers: readonly number[]): Measured {
  if (!numbers.every(Number.isFinite)) return { value: null };
  const { mean, error } = estimate(numbers);
  return Number.isNaN(error) ? { value: mean } : { value: mean, error };
}

export const ruleName = (rule: string): string => words.text(`rule.${rule}` as "rule.sgd");

/** How much less one is than the other, seed by seed. */
export const less = (one: readonly number[], other: readonly number[], cell = 0): Estimate => paired(other, one, cell);

/** How many times less one is than the other, seed by seed, as a logarithm; what is 0 counts as `floor`. */
export const timesLess = (one: readonly number[], other: readonly number[], floor = 1e-300): Estimate =>
  paired(
    other.map((number) => Math.log(Math.max(number, floor))),
    one.map((number) => Math.log(Math.max(number, floor))),
  );

export const beside = (rule: string, difference: Estimate): Comparison => ({ against: ruleName(rule), difference });
