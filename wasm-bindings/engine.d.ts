/**
 * The core as JavaScript sees it, written by hand and held to the real module by tests/wasm.
 *
 * What a person typed comes back as problems, never as an exception; what a program got wrong (a number where a text
 * belongs) throws a TypeError. Typed arrays in a result are JavaScript's own: copied once, free to keep or to transfer.
 */
import type { CoreCatalog } from "./catalog";
import type { Curvature } from "./curvature";
import type { Decoded, Prepared } from "./data";
import type { DescentModule, Plane } from "./descent";
import type { Checked } from "./experiment";
import type { Differences, Expressed, JacobianPart, OperatorRow } from "./expression";
import type { Refused } from "./problem";
import type { Run } from "./run";
import type { Signal } from "./signal";

export type * from "./catalog";
export type * from "./curvature";
export type * from "./data";
export type * from "./descent";
export type * from "./experiment";
export type * from "./expression";
export type * from "./problem";
export type * from "./run";
export type * from "./signal";

/**
 * A long call under way: `advance` by some of what it counts in (steps, points, rows, layers) until that is false,
 * which means that nothing is left; then `result`. `delete` it in any case: it lives in the module's memory.
 */
export interface LongCall<Result> {
  advance(size: number): boolean;
  result(): Result;
  delete(): void;
}

/**
 * A part of the maximal-update parametrization under Adam, at m times the base width: the input's weights and all
 * biases keep the learning rate (without: a part m of it), the hidden weights have a part m of it, the output's first
 * weights have m times the variance, and its sums are divided by m.
 */
export type WidthPart = "input-rate" | "hidden-rate" | "output-variance" | "output-sum";

/** `gradlab.js`: what trains. */
export interface TrainingModule {
  version(): string;
  /** Reads the document's own table in pieces, where it has one: calls with this document then find it read. */
  readOwnTable(document: unknown): LongCall<null> | null;
  check(document: unknown): Checked;
  /** The text of a file that a person chose: UTF-8, UTF-16 by its mark, else Windows-1252. */
  decode(bytes: Uint8Array): Decoded | Refused;
  /** `text` is the content of the source's file, null for made and own data. */
  prepare(document: unknown, text: string | null): LongCall<Prepared> | Refused;
  open(document: unknown, text: string | null): Run | Refused;
  /** With one fold of a cross-validation over the rows of train and valid in place of the split. */
  openFold(document: unknown, text: string | null, fold: { index: number; count: number }): Run | Refused;
  /** With those parts of the maximal-update parametrization alone; the others are as in the standard one. */
  openParts(document: unknown, text: string | null, parts: readonly WidthPart[]): Run | Refused;
  /** As `prepare`; a document for regression, or for two classes numbered 0 and 1. */
  curvature(document: unknown, text: string | null): LongCall<Curvature> | Refused;
  /** Of a `PlaneChoice`, for the module that descends; problems are at `surface`. */
  plane(surface: unknown): Plane | Refused;
}

/** `gradlab-precise.js`: all operations in double precision, which only some lessons download. */
export interface PreciseModule {
  operators(): OperatorRow[];
  express(request: unknown): Expressed | Refused;
  differences(request: unknown): Differences | Refused;
  jacobian(request: unknown): JacobianPart | Refused;
  signal(request: unknown): LongCall<Signal> | Refused;
}

/** `gradlab-catalog.js`: the words of all that can be chosen, which the build of the page asks for. */
export interface CatalogModule {
  catalog(): CoreCatalog;
}

type ResultOf<Answer> = Answer extends LongCall<infer Result> ? Result : never;

/** A module each of whose long calls has been done to its end. */
export type Finished<Module> = {
  [Name in keyof Module]: Module[Name] extends (...args: infer Arguments) => infer Answer
    ? [ResultOf<Answer>] extends [never]
      ? Module[Name]
      : (...args: Arguments) => ResultOf<Answer> | Refused
    : Module[Name];
};

/** What descends, where the plane of a network is made on the way. */
type Descents = {
  [Name in keyof DescentModule]: (request: unknown) => ResultOf<ReturnType<DescentModule[Name]>> | Refused;
};

/** All that compute or say what can be computed, finished. */
export type Engine = Finished<TrainingModule & PreciseModule> & Descents & CatalogModule;

export interface EngineOptions {
  wasmBinary?: ArrayBuffer | Uint8Array;
  /** Where a file of the module lies, by its name. */
  locateFile?(name: string): string;
  instantiateWasm?(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance, module?: WebAssembly.Module) => void,
  ): WebAssembly.Exports | Record<string, never>;
}

/** What a module's script exports: makes an instance. */
export type Create<Module> = (options?: EngineOptions) => Promise<Module>;
declare const createEngine: Create<TrainingModule>;
export default createEngine;
