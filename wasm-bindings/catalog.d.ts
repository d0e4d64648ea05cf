/** Everything that can be chosen, with the data for menus, sliders and help. */

export interface Knob {
  name: string;
  default: number;
  /** The bounds of the checker, both included. */
  min: number;
  max: number;
  scale: "linear" | "log";
  help: string;
  integer: boolean;
  /** The range of a slider; a person may type numbers outside it. */
  sliderMin: number;
  sliderMax: number;
}

export interface Choice {
  name: string;
  label: string;
  help: string;
  knobs: Knob[];
}

/** `torch` is the PyTorch call; `{knob}` is a placeholder for the value of the knob. */
export interface Exported extends Choice {
  torch: string;
}

/** A number, a name, or the name of an op with its operands: `["mul", "lr", "g"]`. */
export type ProgramTree = number | string | [op: string, ...operands: ProgramTree[]];

/** An assignment to the name `to`. Values assigned before appear as their names. `note` explains it in a few words. */
export interface ProgramLine {
  to: string;
  source: ProgramTree;
  note: string;
}

export interface RuleChoice extends Exported {
  /** One step on one parameter, written as an own rule; a test of the core compares it with the rule. */
  program: string;
  lines: ProgramLine[];
  /** Rules of one family have the same hue in charts. */
  family: string;
  /**
   * Whether the size of a step does not depend on the scale of the gradients. It decides how learning rates depend on
   * the width under the maximal-update parametrization (core/optim/parametrization.h).
   */
  scaleFree: boolean;
  /** Whether weight decay shrinks parameters directly, by the rate of the step without the factor of a group. */
  decoupledDecay: boolean;
  /** The knob with the initial value of the buffers; empty: they start at 0. */
  buffersStartAt: string;
  strength: string;
  weakness: string;
  /** What is remembered for each parameter, with the letters of the formula. */
  buffers: string[];
}

export interface SourceChoice extends Choice {
  kind: "made" | "real" | "own";
  task: "classes" | "regression" | "own";
  features: string[];
  classes: string[];
  /** The range of all inputs, without noise; null for own data. */
  range: [number, number] | null;
  /** The number of rows of a real source; 0 for others. */
  rows: number;
  /** The file of `data/` whose text `open` and `prepare` need; empty for made and own data. */
  file: string;
  /** The meaning of `data.noise`; empty where it has none. */
  noise: string;
}

export interface SurfaceChoice extends Choice {
  domain: { x: [number, number]; y: [number, number] };
  start: { x: number; y: number };
  minima: { x: number; y: number; f: number }[];
}

export interface Catalog {
  optimizers: RuleChoice[];
  initializers: Exported[];
  activations: Exported[];
  sources: SourceChoice[];
  schedules: Exported[];
  surfaces: SurfaceChoice[];
  preprocessings: Choice[];
  parametrizations: Choice[];
  normalizations: Choice[];
  losses: Choice[];
}

/** An entry with its formula as TeX. A page has formulas as MathML, made by the build. */
export type Explained<Entry extends Choice> = Entry & { formula: string };

/** The catalog as the core returns it. */
export type CoreCatalog = {
  [List in keyof Catalog]: List extends "sources" ? Catalog[List] : Explained<Catalog[List][number]>[];
};
