/** The document that describes a run. */
import type { Problem, Remark } from "./problem";

/** The name of a choice and its knobs, in one object. */
export type Chosen = { name: string } & { [knob: string]: number | string };

/** A checked document, in which every key is present. */
export interface Experiment {
  version: 1;
  seed: number;
  data: {
    source: string;
    seed: number;
    samples: number;
    noise: number;
    /** Only with source csv, like the four keys below: the text of the table, and how it is read. */
    csv: string;
    /** The name of a column, or its number from 1; if it is missing, the last column. */
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

/** What a person writes: any part of a document. The core checks it; the type only helps those who type. */
export type Draft<T> = T extends readonly unknown[] ? T : T extends object ? { [K in keyof T]?: Draft<T[K]> } : T;
export type ExperimentDraft = Draft<Experiment>;

export interface Checked {
  /** The complete document; null if there are problems. */
  document: Experiment | null;
  problems: Problem[];
  /** Assumptions about an own table. */
  remarks: Remark[];
}
