/**
 * The list of all calls to a worker. The worker implements it, and the client takes its types from it. A new call is
 * added here and in the file with the calls of its part, and nowhere else.
 */
import type {
  Checked,
  Curvature,
  Decoded,
  Descent,
  DescentRequest,
  Differences,
  DifferencesRequest,
  ExperimentDraft,
  Expressed,
  ExpressionRequest,
  JacobianPart,
  JacobianRequest,
  OperatorRow,
  Phase,
  PhaseResult,
  PlaneChoice,
  Prepared,
  Progress,
  Refused,
  Score,
  Signal,
  SignalRequest,
  Summary,
  SurfaceRequest,
  SurfaceValues,
  Tuning,
  TuningRequest,
  ViewName,
  Views,
  WidthPart,
} from "../../../wasm-bindings/engine";
import type {
  CheckedSweep,
  Extent,
  Fold,
  Outcome,
  Report,
  Row,
  StrategyInfo,
  SweepDraft,
  SweepTable,
  TrialPlan,
} from "../../../wasm-bindings/search";
import type { EngineErrorKind } from "./errors";

/** The number of a run inside the worker that owns it. */
export type RunNumber = number;

export interface Opened {
  run: RunNumber;
  summary: Summary;
  progress: Progress;
}

/** The views to read, each with its options. */
export type Reading = { [What in ViewName]?: Views[What]["options"] };

/** The results of a reading. */
export type Readings<R extends Reading> = { [What in keyof R & ViewName]: Views[What]["result"] };

/** Trains until `steps` updates are done or the time is up, whichever comes first, and then reads. */
export interface FrameRequest<R extends Reading = Reading> {
  /** Default: 0, which only reads. Infinity: as many as the time allows. */
  steps?: number;
  /** Time limit. Default: none. */
  milliseconds?: number;
  snapshot?: boolean;
  read?: R;
}

export interface Frame<R extends Reading = Reading> extends Progress {
  /** The updates of this frame, and the milliseconds that they took in the worker. */
  trained: number;
  milliseconds: number;
  snapshot: Uint8Array | null;
  read: Readings<R>;
}

/**
 * Trains to `steps` updates in total, within a time limit in milliseconds. `snapshot`: whether to take one at the end.
 */
export interface BeginRequest {
  steps: number;
  milliseconds: number;
  snapshot: boolean;
}

export type EndFrame = Frame<{ evaluation: Record<never, never> }>;

/** A training that has ended and was closed, or one that continues. `milliseconds`: the total time in the worker. */
export type Begun = { milliseconds: number } & ({ end: EndFrame } | { end: null; opened: Opened });

export interface PhaseFrame extends PhaseResult {
  snapshot: Uint8Array | null;
}

/** Calls of a worker that trains. */
export interface Calls {
  version(): string;
  check(document: ExperimentDraft): Checked;
  decode(bytes: Uint8Array): Decoded | Refused;
  prepare(document: ExperimentDraft, text: string | null): Prepared | Refused;
  curvature(document: ExperimentDraft, text: string | null): Curvature | Refused;
  /**
   * `snapshot`: of an earlier run of the same document, to continue from. `fold`: of a cross-validation, in place of
   * the split. `parts`: the parts of the maximal-update parametrization to apply; they exclude folds.
   */
  open(
    document: ExperimentDraft,
    text: string | null,
    snapshot: Uint8Array | null,
    fold?: Fold | null,
    parts?: readonly WidthPart[] | null,
  ): Opened | Refused;
  /**
   * `open` and the first frame in one call, because most trainings of a search are shorter than the time for a message.
   */
  begin(
    document: ExperimentDraft,
    text: string | null,
    snapshot: Uint8Array | null,
    fold: Fold | null,
    request: BeginRequest,
  ): Begun | Refused;
  frame(run: RunNumber, request: FrameRequest): Frame;
  phase(run: RunNumber, name: Phase, snapshot: boolean): PhaseFrame;
  evaluateTest(run: RunNumber): Score;
  extend(run: RunNumber, steps: number): Progress;
  close(run: RunNumber): void;
}

/** Calls of a worker that descends on surfaces. */
export interface DescentCalls {
  descend(request: DescentRequest): Descent | Refused;
  surface(request: SurfaceRequest): SurfaceValues | Refused;
  tune(request: TuningRequest): Tuning | Refused;
}

/** Calls of a worker in double precision. */
export interface PreciseCalls {
  /** The table of operators, which never changes. */
  operators(): OperatorRow[];
  express(request: ExpressionRequest): Expressed | Refused;
  differences(request: DifferencesRequest): Differences | Refused;
  /**
   * All requested passes, in slices; `milliseconds` is their time. If it is less than `atLeast`, the passes are
   * repeated for that long and `milliseconds` is the mean, because some browsers' clocks have a resolution of a
   * millisecond.
   */
  jacobian(request: JacobianRequest, atLeast?: number): (JacobianPart & { milliseconds: number }) | Refused;
  signal(request: SignalRequest): Signal | Refused;
}

/** The number of a study inside the worker that owns it. */
export type StudyNumber = number;

/** Calls of a worker that searches hyper-parameters; it trains nothing. */
export interface SearchCalls {
  strategies(): StrategyInfo[];
  checkSweep(document: SweepDraft): CheckedSweep;
  extent(document: SweepDraft): Extent | Refused;
  openStudy(document: SweepDraft, text: string | null): { study: StudyNumber } | Refused;
  /** Null while results are awaited; if no trial is running, null means that the search is over. */
  nextTrial(study: StudyNumber): TrialPlan | null;
  finishTrial(study: StudyNumber, outcome: Outcome): Row;
  /** False if the row belongs to another search. */
  learnRow(study: StudyNumber, row: Row): boolean;
  closeStudy(study: StudyNumber): void;
  report(document: SweepDraft | null, rows: Row[]): Report | Refused;
  readTable(lines: readonly unknown[]): SweepTable | Refused;
}

/**
 * The modules of the core, by their purpose. A worker starts with the part of its first call; others are added when
 * needed.
 */
export type EnginePart = "training" | "descent" | "precise" | "search";

/** All calls to a worker. */
export interface AllCalls extends Calls, DescentCalls, PreciseCalls, SearchCalls {}

const descentNames: Readonly<Record<keyof DescentCalls, true>> = { descend: true, surface: true, tune: true };

const preciseNames: Readonly<Record<keyof PreciseCalls, true>> = {
  operators: true,
  express: true,
  differences: true,
  jacobian: true,
  signal: true,
};

const searchNames: Readonly<Record<keyof SearchCalls, true>> = {
  strategies: true,
  checkSweep: true,
  extent: true,
  openStudy: true,
  nextTrial: true,
  finishTrial: true,
  learnRow: true,
  closeStudy: true,
  report: true,
  readTable: true,
};

const names: readonly (readonly [EnginePart, object])[] = [
  ["descent", descentNames],
  ["precise", preciseNames],
  ["search", searchNames],
];

/** The part that implements a call. */
export const partOf = (name: string): EnginePart => names.find(([, own]) => name in own)?.[0] ?? "training";

/** Whether a request about surfaces asks for the plane through a network. The request is still unchecked. */
export const isOnNetwork = (request: unknown): request is { surface: PlaneChoice } =>
  (request as Partial<DescentRequest> | null)?.surface?.name === "network";

/** The parts that a call needs in its worker, its own part first. Networks belong to the part that trains. */
export const partsFor = (name: string, [request]: readonly unknown[]): readonly [EnginePart, ...EnginePart[]] =>
  name in descentNames && isOnNetwork(request) ? ["descent", "training"] : [partOf(name)];

/** Any list of calls: client and server do not depend on the names. */
export type CallList<C> = { [Name in keyof C]: (...args: never[]) => unknown };
export type Arguments<C extends CallList<C>, Name extends keyof C> = Parameters<C[Name]>;
export type Answer<C extends CallList<C>, Name extends keyof C> = ReturnType<C[Name]>;

export type ToWorker =
  /** `script` registers the part if the worker was started with the script of another part. */
  | { kind: "boot"; id: number; part: EnginePart; script: string; module: WebAssembly.Module }
  | { kind: "call"; id: number; name: string; args: unknown[]; patience: number }
  | { kind: "cancel"; id: number };

export type FromWorker =
  /** The worker is at work on this call; its next message comes within `patience` milliseconds. */
  | { kind: "beat"; id: number; patience: number }
  | { kind: "done"; id: number; result: unknown }
  /** A cancelled call has ended. */
  | { kind: "ended"; id: number }
  | { kind: "failed"; id: number; error: { kind: EngineErrorKind; message: string } }
  /** This worker can no longer be used and must be replaced. */
  | { kind: "fatal"; error: { kind: EngineErrorKind; message: string } };
