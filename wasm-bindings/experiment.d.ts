/** The document that describes a run. */
import type { Problem } from "./problem";

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
