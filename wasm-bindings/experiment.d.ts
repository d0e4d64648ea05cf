/** The document that describes a run. */
import type { Problem, Remark } from "./problem";

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
    /** Source csv only, and the four keys below it: a table's text, and how it is read. */
    csv: string;
    /** A column's name, or its number from 1; the last one where it is left out. */
    target?: string | number;
    task?: "auto" | "classes" | "values";
    missing?: "drop" | "mean" | "refuse";
    header?: "auto" | "yes" | "no";
    inputScale: number;
    inputShift: number;
    split: [number, number, number];
    preprocess: string;
  };
  model: { hidden: number[]; activation: string; normalization: string; parametrization: Chosen };
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
  /** What was assumed of an own table. */
  remarks: Remark[];
}
