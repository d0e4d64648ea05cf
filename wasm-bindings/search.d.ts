/** Search over hyper-parameters: the types of `gradlab-search.js`, which trains nothing itself. */
import type { Create, LongCall } from "./engine";
import type { Experiment, ExperimentDraft } from "./experiment";
import type { Problem, Refused } from "./problem";
import type { Divergence, Evaluations } from "./run";

/** A value of a dimension. */
export type ParamValue = string | number | boolean | null | ParamValue[] | { [key: string]: ParamValue };

export interface NumberDimension {
  kind: "uniform" | "log-uniform" | "int" | "log-int";
  low: number;
  high: number;
  /** The dimension exists only if each named choice has one of these values. */
  when?: { [path: string]: ParamValue[] };
}

export interface ChoiceDimension {
  kind: "choice";
  values: ParamValue[];
  when?: { [path: string]: ParamValue[] };
}

export type Dimension = NumberDimension | ChoiceDimension;

export type StrategyName = "random" | "grid" | "halton" | "one-at-a-time" | "halving" | "tpe";
export type MetricName = "valid-loss" | "valid-accuracy" | "train-loss";

/** A complete sweep document. */
export interface Sweep {
  version: 1;
  base: Experiment;
  /** Dimensions by their path in the experiment, or `model.depth`, `model.width`; in order. */
  space: { [path: string]: Dimension };
  strategy: { name: StrategyName; seed: number; [knob: string]: number | string };
  budget: { trials?: number; steps?: number; seconds?: number };
  repeats: number;
  folds: number;
  metric: MetricName;
  at: "end" | "best";
}

/** A sweep document of a page, without the keys that have defaults. */
export type SweepDraft = Partial<Omit<Sweep, "base" | "strategy" | "space">> & {
  base?: ExperimentDraft;
  space: { [path: string]: Dimension };
  strategy?: { name: StrategyName; [knob: string]: number | string };
};

export interface CheckedSweep {
  /** Null if there are problems. */
  document: Sweep | null;
  problems: Problem[];
}

export interface StrategyKnob {
  name: string;
  default: number;
  min: number;
  max: number;
  sliderMin: number;
  sliderMax: number;
  scale: "linear" | "log";
  help: string;
}

export interface StrategyInfo {
  name: StrategyName;
  label: string;
  help: string;
  /** Every strategy also has a seed. */
  knobs: StrategyKnob[];
  /** Whether no trial depends on the results of others. */
  plansAhead: boolean;
}

/** One fold of a cross-validation. */
export interface Fold {
  index: number;
  count: number;
}

export interface TrialTraining {
  document: Experiment;
  fold: Fold | null;
}

/** The trainings for one row; each goes up to `steps` updates. */
export interface TrialPlan {
  trial: number;
  rung: number | null;
  params: { [path: string]: ParamValue };
  /** The reasons why nothing can be trained: then there are no trainings, and `finish` takes none. */
  refused: Problem[];
  trainings: TrialTraining[];
  /**
   * The updates of the rung before: from its snapshots a training continues with the same bits as from the beginning.
   */
  begun: number;
  steps: number;
}

/** The results of a plan, in the order of its trainings: `read("evaluation")` at the end of each. */
export interface Outcome {
  trial: number;
  rung: number | null;
  trainings: { evaluation: Evaluations; diverged: Divergence | null }[];
  /** The problems, if the data do not fit. */
  refused?: Problem[];
  milliseconds: number;
}

/** A line of the table, as `gradlab sweep` prints it. */
export interface Row {
  trial: number;
  /** Only with halving. */
  rung?: number;
  params: { [path: string]: ParamValue };
  steps: number;
  metric: number | null;
  spread: number | null;
  trainLoss: number | null;
  validLoss: number | null;
  validAccuracy: number | null;
  diverged: {
    step: number;
    layer: number | null;
    parameter: string | null;
    quantity: string;
    lr: number;
  } | null;
  milliseconds: number;
  refused?: Problem[];
}

/** A search in progress. Plans come in a fixed order; rows may come back in any order. */
export interface Study {
  /** The next plan. Null while results are pending; if none are, the search is over. */
  next(): TrialPlan | null;
  /** Takes the results of a plan and returns its row. */
  finish(outcome: Outcome): Row;
  /** Takes an existing row for a plan. False if the row belongs to another search: its params differ. */
  learn(row: Row): boolean;
  delete(): void;
}

export interface Report {
  trials: number;
  diverged: number;
  best: Row | null;
  experiment: Experiment | null;
  bestSoFar: (number | null)[];
  importance: { name: string; importance: number; low: number; high: number }[];
  boundary: { name: string; side: "low" | "high"; share: number }[];
  bestOf: { k: number; median: number | null; low: number | null; high: number | null }[];
}

export interface Extent {
  /** NaN where it depends on the results. */
  trials: number;
  updates: number;
}

/** A table as `gradlab sweep` writes it. */
export interface SweepTable {
  /** The document of the table, unchecked; null if no line has one. */
  document: SweepDraft | null;
  rows: Row[];
}

/** `gradlab-search.js`. */
export interface SearchModule {
  strategies(): StrategyInfo[];
  checkSweep(document: unknown): CheckedSweep;
  extent(document: unknown): Extent | Refused;
  /** `text` is the content of the file of the base's source, null for made and own data. */
  openStudy(document: unknown, text: string | null): Study | Refused;
  /** The document may be null: then the report has nothing about the space, and lower metrics are better. */
  report(document: unknown, rows: Row[]): LongCall<Report | Refused> | Refused;
  /**
   * Reads the lines of a table, given as parsed JSON. Refused with the path `lines[i]` of the first line that is wrong,
   * or whose params do not fit the space of the sweep.
   */
  readTable(lines: readonly unknown[]): LongCall<SweepTable | Refused>;
}

declare const createSearch: Create<SearchModule>;
export default createSearch;
