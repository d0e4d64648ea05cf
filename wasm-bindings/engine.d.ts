/**
 * The core as JavaScript sees it, written by hand; tests/wasm compares it with the real module.
 *
 * Errors of a person are returned as problems, never thrown; errors of a program (a number where a text
 * belongs) throw a TypeError. Typed arrays in a result are copies, which the caller may keep or transfer.
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
 * A long call in progress: call `advance` with a number of units (steps, points, rows, layers) until it returns false,
 * which means that nothing is left; then `result`. `delete` it in any case: it lives in the memory of the module.
 */
export interface LongCall<Result> {
  advance(size: number): boolean;
  result(): Result;
  delete(): void;
}

/**
 * A part of the maximal-update parametrization; with Adam, at m times the base width: `input-rate`: input weights, and
 * biases, scales and shifts of hidden units, keep the learning rate (without this part 1/m of it). `hidden-rate`:
 * hidden weights have 1/m of the learning rate. `output-variance`: the first weights of the output have m times the
 * variance. `output-sum`: its sums are divided by m.
 */
export type WidthPart = "input-rate" | "hidden-rate" | "output-variance" | "output-sum";

/** `gradlab.js`: the module that trains. */
export interface TrainingModule {
  version(): string;
  /**
   * Reads the own table of the document in pieces, so that later calls with this document find it in the cache. Null if
   * there is nothing to read.
   */
  readOwnTable(document: unknown): LongCall<null> | null;
  check(document: unknown): Checked;
  /** The text of a file that a person chose: UTF-8, UTF-16 with a byte order mark, or else Windows-1252. */
  decode(bytes: Uint8Array): Decoded | Refused;
  /** `text` is the content of the file of the source, null for made and own data. */
  prepare(document: unknown, text: string | null): LongCall<Prepared> | Refused;
  open(document: unknown, text: string | null): Run | Refused;
  /** Like `open`, but one fold of a cross-validation over the rows of train and valid replaces the split. */
  openFold(document: unknown, text: string | null, fold: { index: number; count: number }): Run | Refused;
  /**
   * Like `open`, with only these parts of the maximal-update parametrization; the others are as in the standard one.
   */
  openParts(document: unknown, text: string | null, parts: readonly WidthPart[]): Run | Refused;
  /** Like `prepare`; the document must be a regression, or have two classes, which become 0 and 1. */
  curvature(document: unknown, text: string | null): LongCall<Curvature> | Refused;
  /** The plane of a `PlaneChoice`, for the module that descends; problems are at `surface`. */
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

/** `gradlab-catalog.js`: the words of everything that can be chosen; only the build of the page uses it. */
export interface CatalogModule {
  catalog(): CoreCatalog;
}

type ResultOf<Answer> = Answer extends LongCall<infer Result> ? Result : never;

/** A module whose long calls return their final results. */
export type Finished<Module> = {
  [Name in keyof Module]: Module[Name] extends (...args: infer Arguments) => infer Answer
    ? [ResultOf<Answer>] extends [never]
      ? Module[Name]
      : (...args: Arguments) => ResultOf<Answer> | Refused
    : Module[Name];
};

/** The calls of the module that descends, with the plane of a network made inside. */
type Descents = {
  [Name in keyof DescentModule]: (request: unknown) => ResultOf<ReturnType<DescentModule[Name]>> | Refused;
};

/** All these modules as one, with long calls finished. */
export type Engine = Finished<TrainingModule & PreciseModule> & Descents & CatalogModule;

export interface EngineOptions {
  wasmBinary?: ArrayBuffer | Uint8Array;
  /** The address of a file of the module, by its name. */
  locateFile?(name: string): string;
  instantiateWasm?(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance, module?: WebAssembly.Module) => void,
  ): WebAssembly.Exports | Record<string, never>;
}

/** The export of the script of a module: a function that makes an instance. */
export type Create<Module> = (options?: EngineOptions) => Promise<Module>;
declare const createEngine: Create<TrainingModule>;
export default createEngine;
