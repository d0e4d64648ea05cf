import type { LineSeries } from "../../../charts";
import type { Laboratory } from "./laboratory";

/** What an experiment says of a claim: it holds, it does not, or that depends on what the table does not say. */
export const verdicts = ["holds", "fails", "depends"] as const;
export type Verdict = (typeof verdicts)[number];

/** A measured number with its spread over seeds (standard error), or a plain one. Null: diverged, or never got there. */
export interface Measured {
  value: number | null;
  error?: number;
}

/** A row of what was measured: a rule or a setting, and one number a column. */
export interface Row {
  label: string;
  cells: readonly Measured[];
}

/** What the learner puts in order before an experiment: rules, by one of the numbers that it will measure. */
export interface Contest {
  rules: readonly string[];
  /** Whether the least of that number comes first, or the most. */
  best: "least" | "most";
  /** What is asked for: "Which is calmest? The fewest rising steps first." */
  question: () => string;
  /** A measured number as it stands beside its rule: "12 % of its steps". */
  score: (value: string) => string;
}

export interface Finding {
  verdict: Verdict;
  /** By rule of the contest its number, or one for each seed; infinite: diverged, or never got there. */
  scores: Readonly<Record<string, readonly number[]>>;
  /** Headings of the columns after the first, with units. */
  columns: readonly string[];
  rows: readonly Row[];
  /** What the numbers say, in one or two sentences. */
  says: string;
  /** Curves, where a curve shows more than a number. */
  plot?: { x: string; y: string; log: boolean; series: readonly LineSeries[] };
}

/** One of the table's sentences as an experiment. */
export interface Claim {
  id: string;
  /** Whose strength or weakness it is. */
  rule: string;
  /** What the lecture says, and how it is tried here. */
  claim: () => string;
  method: () => string;
  contest: Contest;
  /** Runs it: the same seeds, the same finding. `told` hears how far it is, from 0 to 1. */
  run(laboratory: Laboratory, seeds: number, told: (share: number) => void): Promise<Finding>;
}
