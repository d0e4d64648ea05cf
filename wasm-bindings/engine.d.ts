/**
 * The core as JavaScript sees it, written by hand and held to the real module by tests/wasm.
 *
 * What a person typed comes back as problems, never as an exception; what a program got wrong (a number where a text
 * belongs) throws a TypeError. Typed arrays in a result are JavaScript's own: copied once, free to keep or to transfer.
 */
import type { Curvature } from "./curvature";
import type { Descent, SurfaceValues, Tuning } from "./descent";
import type { Differences, Expressed, JacobianPart } from "./expression";
import type { Signal } from "./signal";

export type * from "./curvature";
export type * from "./descent";
export type * from "./expression";
export type * from "./signal";

/** What can cross as plain data. */
export type Plain = null | boolean | number | string | Plain[] | { [key: string]: Plain };

/** Something that cannot be used: where it stands, what is wrong (kebab-case, stable), what a wording needs, and English. */
export interface Problem {
  path: string;
  code: string;
  params: { [key: string]: Plain };
  message: string;
}

export interface Refused {
  problems: Problem[];
}

// ---- the catalog: everything that can be chosen -------------------------------------------------------------------

export interface Knob {
  name: string;
  default: number;
  /** What the checker takes, both ends included. */
  min: number;
  max: number;
  scale: "linear" | "log";
  help: string;
  integer: boolean;
  /** What a slider spans; a person may type the rest. */
  sliderMin: number;
  sliderMax: number;
}

export interface Choice {
  name: string;
  label: string;
  help: string;
  knobs: Knob[];
}

/** `formula` is TeX. */
export interface Explained extends Choice {
  formula: string;
}

/** `torch` is the same in PyTorch; `{knob}` stands for the knob's value. */
export interface Exported extends Explained {
  torch: string;
}

export interface RuleChoice extends Exported {
  strength: string;
  weakness: string;
  /** What is remembered for each parameter, in the letters of the formula. */
  buffers: string[];
}

export interface SourceChoice extends Choice {
  kind: "made" | "real" | "own";
  task: "classes" | "regression" | "own";
  features: string[];
  classes: string[];
  /** Of all inputs, noise apart; null for own data. */
  range: [number, number] | null;
  /** Of a real source. */
  rows: number;
  /** The file of `data/` whose text `open` and `prepare` need; empty for made and own data. */
  file: string;
  /** What `data.noise` means here; empty when it means nothing. */
  noise: string;
}

export interface SurfaceChoice extends Explained {
  domain: { x: [number, number]; y: [number, number] };
  start: { x: number; y: number };
  minima: { x: number; y: number; f: number }[];
}

export interface Catalog {
  optimizers: RuleChoice[];
  initializers: Exported[];
  activations: Explained[];
  sources: SourceChoice[];
  schedules: Exported[];
  surfaces: SurfaceChoice[];
  preprocessings: Explained[];
  normalizations: Explained[];
  losses: Explained[];
}

// ---- the experiment document --------------------------------------------------------------------------------------

/** A choice and its knobs, side by side. */
export type Chosen = { name: string } & { [knob: string]: number | string };

/** A checked document: every key present. */
export interface Experiment {
  version: 1;
  seed: number;
  data: {
    source: string;
    seed: number;
    samples: number;
    noise: number;
    csv: string;
    inputScale: number;
    inputShift: number;
    split: [number, number, number];
    preprocess: string;
  };
  model: { hidden: number[]; activation: string; normalization: string };
  init: { scheme: string; std: number; gain: number };
  loss: string;
  optimizer: Chosen;
  schedule: Chosen;
  batchSize: number;
  steps: number;
  evalEvery: number;
}

/** What a person writes: any part of it. The core checks it; the type is only help for those who type. */
export type Draft<T> = T extends readonly unknown[] ? T : T extends object ? { [K in keyof T]?: Draft<T[K]> } : T;
export type ExperimentDraft = Draft<Experiment>;

export interface Checked {
  /** The document with every default filled in, when there is no problem. */
  document: Experiment | null;
  problems: Problem[];
}

// ---- data ---------------------------------------------------------------------------------------------------------

/** Some rows. `x` is features by rows, one row's features side by side; `y` class indices, or targets (one a row). */
export interface Part {
  count: number;
  x: Float32Array;
  y: Float32Array;
  /** Where each row stood in the source. */
  rows: Int32Array;
}

export type PartName = "train" | "valid" | "test";

export interface Prepared {
  features: string[];
  /** Null for regression. */
  classes: string[] | null;
  /** What the network sees: preprocessed, targets as they are trained on. */
  parts: { [part in PartName]: Part };
  /** What the source gave: features by rows, and class indices or targets in original units. */
  raw: { count: number; x: Float64Array; y: Float64Array };
  /** prepared = transform * raw + offset; transform is features by features, column-major. */
  transform: Float64Array;
  offset: Float64Array;
  /** original target = mean + std * trained target; 0 and 1 for classes. */
  target: { mean: number; std: number };
}

// ---- a run --------------------------------------------------------------------------------------------------------

export interface LayerShape {
  inputs: number;
  units: number;
}

/** What is fixed while a run lives. */
export interface Summary {
  document: Experiment;
  features: string[];
  classes: string[] | null;
  rows: { [part in PartName]: number };
  layers: LayerShape[];
  parameters: number;
  batchesPerEpoch: number;
  /** Multiplications of the longest call that cannot be cut, a step with its evaluation: how long silence may last. */
  work: number;
}

export interface Divergence {
  step: number;
  layer: number;
  parameter: string;
  quantity: string;
  lr: number;
}

export interface Progress {
  /** Updates done. */
  step: number;
  /** Updates this run may do. */
  steps: number;
  /** Passes over the training rows, as a fraction. */
  epoch: number;
  /** The learning rate of the next update. */
  lr: number;
  diverged: Divergence | null;
}

/** A rectangle of raw inputs: points from corner to corner, both included, x fastest. One feature: `rows` 1. */
export interface Grid {
  x: [number, number];
  y: [number, number];
  columns: number;
  rows: number;
}

/** Mini-batch losses; `loss[i]` came before update `from + i + 1`. */
export interface Losses {
  from: number;
  loss: Float32Array;
}

/** One entry an evaluation; NaN where a part is empty or, for accuracy, in regression. */
export interface Evaluations {
  from: number;
  step: Float64Array;
  trainLoss: Float64Array;
  trainAccuracy: Float64Array;
  validLoss: Float64Array;
  validAccuracy: Float64Array;
}

export interface Distribution {
  mean: number;
  variance: number;
  /** Ends of the histogram; `counts` are equal bins between them. */
  min: number;
  max: number;
  counts: Float32Array;
}

/** One layer on the last mini-batch. `dead`: the share of units whose activation was 0 on the whole batch. */
export interface LayerStatistics {
  weights: Distribution;
  activations: Distribution;
  gradients: Distribution;
  dead: number;
}

/** Class probabilities, or the prediction in original units: `values[channel + channels * point]`. */
export interface Surface extends Grid {
  channels: number;
  values: Float32Array;
}

/** Every unit on a grid, layer by layer, after its activation (the last layer: logits): `values[unit + units * point]`. */
export interface UnitMaps extends Grid {
  layers: { units: number; values: Float32Array }[];
}

/** In the order of the part's rows. Classes: indices and the probability given to the predicted one; else original units. */
export interface Predictions {
  rows: Int32Array;
  predicted: Float32Array;
  target: Float32Array;
  /** Empty for regression. */
  probability: Float32Array;
}

/** `counts[predicted + classes * target]`. */
export interface Confusion {
  classes: number;
  counts: Int32Array;
}

/** A layer's parameters: `weight[unit + units * input]`; scale and shift where it is normalized. */
export interface LayerWeights extends LayerShape {
  weight: Float32Array;
  bias: Float32Array;
  scale?: Float32Array;
  shift?: Float32Array;
}

/** Column-major, one sample a column. */
export interface Tensor {
  name: string;
  rows: number;
  columns: number;
  values: Float32Array;
}

/** The lines of the training loop, in order. */
export type Phase = "takeBatch" | "zeroGrad" | "forward" | "loss" | "backward" | "update";

export interface PhaseResult extends Progress {
  phase: Phase;
  /** The line that comes next. */
  next: Phase;
  read: Tensor[];
  written: Tensor[];
}

export interface TestResult {
  /** Null when the test part is empty. */
  loss: number | null;
  /** Null for regression too. */
  accuracy: number | null;
}

type None = Record<string, never>;

/** What `Run.read` can be asked for: the options it takes, and what it gives. */
export interface Views {
  summary: { options: None; result: Summary };
  progress: { options: None; result: Progress };
  losses: { options: { from?: number }; result: Losses };
  evaluation: { options: { from?: number }; result: Evaluations };
  statistics: { options: { bins?: number }; result: LayerStatistics[] };
  surface: { options: Grid; result: Surface };
  units: { options: Grid; result: UnitMaps };
  predictions: { options: { part: PartName }; result: Predictions };
  confusion: { options: { part: PartName }; result: Confusion };
  weights: { options: None; result: LayerWeights[] };
}

export type ViewName = keyof Views;

/** A network in training. `delete` it when done: it lives in the module's memory, not in JavaScript's. */
export interface Run {
  /** Up to n updates; fewer at the last step or when something becomes non-finite. */
  advance(n: number): Progress;
  read<What extends ViewName>(what: What, options: Views[What]["options"]): Views[What]["result"];
  /** One line of the training loop; out of turn is a TypeError, but zeroGrad may be forgotten. `advance` runs the same lines. */
  phase(name: Phase): PhaseResult;
  evaluateTest(): TestResult;
  /** Everything that changes while training: `restore` on a run of the same document goes on to the same bits. */
  snapshot(): Uint8Array;
  restore(snapshot: Uint8Array): Progress | Refused;
  /** Allows this many updates in all, at most a billion; the schedule keeps the length the document gave it. */
  extend(steps: number): Progress;
  delete(): void;
}

// ---- the module ---------------------------------------------------------------------------------------------------

/** `gradlab.js`: what trains, and what descends. */
export interface TrainingModule {
  version(): string;
  catalog(): Catalog;
  check(document: unknown): Checked;
  /** `text` is the content of the source's file, null for made and own data. */
  prepare(document: unknown, text: string | null): Prepared | Refused;
  open(document: unknown, text: string | null): Run | Refused;
  descend(request: unknown): Descent | Refused;
  surface(request: unknown): SurfaceValues | Refused;
  tune(request: unknown): Tuning | Refused;
  /** As `prepare`; a document for regression, or for two classes numbered 0 and 1. */
  curvature(document: unknown, text: string | null): Curvature | Refused;
}

/** `gradlab-precise.js`: all operations in double precision, which only some lessons download. */
export interface PreciseModule {
  express(request: unknown): Expressed | Refused;
  differences(request: unknown): Differences | Refused;
  jacobian(request: unknown): JacobianPart | Refused;
  signal(request: unknown): Signal | Refused;
}

/** Both. */
export interface Engine extends TrainingModule, PreciseModule {}

export interface EngineOptions {
  wasmBinary?: ArrayBuffer | Uint8Array;
  instantiateWasm?(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance, module?: WebAssembly.Module) => void,
  ): WebAssembly.Exports | Record<string, never>;
  print?(line: string): void;
  printErr?(line: string): void;
}

/** What a module's script exports: makes an instance. */
export type Create<Module> = (options?: EngineOptions) => Promise<Module>;
declare const createEngine: Create<TrainingModule>;
export default createEngine;
