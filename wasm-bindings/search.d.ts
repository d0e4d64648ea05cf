/** Search over hyper-parameters: what crosses to `gradlab-search.js`. It trains nothing itself. */
import type { Create, LongCall } from "./engine";
import type { Experiment, ExperimentDraft } from "./experiment";
import type { Problem, Refused } from "./problem";
import type { Divergence, Evaluations } from "./run";

/** The values of a choice, or of a number. */
export type ParamValue = string | number | boolean | null | ParamValue[] | { [key: string]: ParamValue };

export interface NumberDimension {
  kind: "uniform" | "log-uniform" | "int" | "log-int";
  low: number;
  high: number;
  /** Exists only where each named choice has one of these values. */
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

/** A sweep document with nothing left out. */
export interface Sweep {
  version: 1;
  base: Experiment;
  /** By path of the experiment, or `model.depth`, `model.width`; in the order of the dimensions. */
  space: { [path: string]: Dimension };
  strategy: { name: StrategyName; seed: number; [knob: string]: number | string };
  budget: { trials?: number; steps?: number; seconds?: number };
  repeats: number;
  folds: number;
  metric: MetricName;
  at: "end" | "best";
}

/** What a page may leave out. */
export type SweepDraft = Partial<Omit<Sweep, "base" | "strategy" | "space">> & {
  base?: ExperimentDraft;
  space: { [path: string]: Dimension };
  strategy?: { name: StrategyName; [knob: string]: number | string };
};

export interface CheckedSweep {
  /** Null when there are problems. */
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
  /** Beside the seed, which every strategy has. */
  knobs: StrategyKnob[];
  /** No trial waits for what another gave. */
  plansAhead: boolean;
}

/** One of the cross-validation's turns. */
export interface Fold {
  index: number;
  count: number;
}

export interface TrialTraining {
  document: Experiment;
  fold: Fold | null;
}

/** What is to be trained for one row: each training up to `steps` updates. */
export interface TrialPlan {
  trial: number;
  rung: number | null;
  params: { [path: string]: ParamValue };
  /** Why nothing can be trained: then there are no trainings, and `finish` takes none. */
  refused: Problem[];
  trainings: TrialTraining[];
  /** Updates that the rung before did: from its snapshots a training goes on to the same bits as from its beginning. */
  begun: number;
  steps: number;
}

/** What came of a plan: in the order of its trainings what `read("evaluation")` gave at their ends. */
export interface Outcome {
  trial: number;
  rung: number | null;
  trainings: { evaluation: Evaluations; diverged: Divergence | null }[];
  /** Problems of the data, when they were refused. */
  refused?: Problem[];
  milliseconds: number;
}

/** A line of the table, as `gradlab sweep` prints it. */
export interface Row {
  trial: number;
  /** Of halving only. */
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

/** A search while it goes on. Plans come in a fixed order; rows may come back in any. */
export interface Study {
  /** Null while results are awaited; when none are, the search is over. */
  next(): TrialPlan | null;
  /** Makes the row of a plan that was trained. */
  finish(outcome: Outcome): Row;
  /** For a plan whose row is there already. False when it is of another search: its params differ. */
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
  /** NaN where only running the search can tell. */
  trials: number;
  updates: number;
}

/** A table as `gradlab sweep` writes it. */
export interface SweepTable {
  /** As it stands there, not checked; null when no line has one. */
  document: SweepDraft | null;
  rows: Row[];
}

/** `gradlab-search.js`. */
export interface SearchModule {
  strategies(): StrategyInfo[];
  checkSweep(document: unknown): CheckedSweep;
  extent(document: unknown): Extent | Refused;
  /** `text` is the content of the base's source file, null for made and own data. */
  openStudy(document: unknown, text: string | null): Study | Refused;
  /** The document may be null; then nothing is said of the space, and lower counts as better. */
  report(document: unknown, rows: Row[]): LongCall<Report | Refused> | Refused;
  /**
   * The lines of a table, each what its JSON says. Refused with the path `lines[i]` of the first that is none, or whose
   * params do not fit the space of the table's sweep.
   */
  readTable(lines: readonly unknown[]): LongCall<SweepTable | Refused>;
}

declare const createSearch: Create<SearchModule>;
export default createSearch;
