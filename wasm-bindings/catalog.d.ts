/** Everything that can be chosen, with what menus, sliders and help need. */

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

/** `torch` is the same in PyTorch; `{knob}` stands for the knob's value. */
export interface Exported extends Choice {
  torch: string;
}

/** A number, a name, or the name of an op with its operands: `["mul", "lr", "g"]`. */
export type ProgramTree = number | string | [op: string, ...operands: ProgramTree[]];

/** A name takes a value; what was assigned before stands as its name. `note`: in a few words what it is. */
export interface ProgramLine {
  to: string;
  source: ProgramTree;
  note: string;
}

export interface RuleChoice extends Exported {
  /** One step on one parameter, as an own rule would be typed; a test of the core holds it to the rule itself. */
  program: string;
  lines: ProgramLine[];
  /** Rules of a family are drawn in one hue. */
  family: string;
  /** The knob whose value the buffers begin with; empty: 0. */
  buffersStartAt: string;
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

/** With its formula as TeX. A page has formulas as MathML, made while it is built. */
export type Explained<Entry extends Choice> = Entry & { formula: string };

/** The catalog as the core gives it. */
export type CoreCatalog = {
  [List in keyof Catalog]: List extends "sources" ? Catalog[List] : Explained<Catalog[List][number]>[];
};
