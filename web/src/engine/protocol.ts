/**
 * The only list of what the page can ask of a worker. The worker must implement it, the client is typed by it:
 * a call is added here, in the file of its part's calls, and nowhere else.
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

/** A run's number inside the worker that owns it. */
export type RunNumber = number;

export interface Opened {
  run: RunNumber;
  summary: Summary;
  progress: Progress;
}

/** Which views to read, each with its options. */
export type Reading = { [What in ViewName]?: Views[What]["options"] };

/** What such a reading gives. */
export type Readings<R extends Reading> = { [What in keyof R & ViewName]: Views[What]["result"] };

/** Train, then look: until `steps` updates are done or the time is up, whichever comes first. */
export interface FrameRequest<R extends Reading = Reading> {
  /** Default: none, only look. Infinity: as many as the time allows. */
  steps?: number;
  /** Default: as long as it takes. */
  milliseconds?: number;
  snapshot?: boolean;
  read?: R;
}

export interface Frame<R extends Reading = Reading> extends Progress {
  /** Updates done for this frame, and the time they took in the worker. */
  trained: number;
  milliseconds: number;
  snapshot: Uint8Array | null;
  read: Readings<R>;
}

/** To `steps` updates in all, within a time limit; `snapshot`: of its end. */
export interface BeginRequest {
  steps: number;
  milliseconds: number;
  snapshot: boolean;
}

export type EndFrame = Frame<{ evaluation: Record<never, never> }>;

/** A training that came to its end, and is closed; or one that goes on. `milliseconds`: in the worker, all of it. */
export type Begun = { milliseconds: number } & ({ end: EndFrame } | { end: null; opened: Opened });

export interface PhaseFrame extends PhaseResult {
  snapshot: Uint8Array | null;
}

/** Of a worker that trains. */
export interface Calls {
  version(): string;
  check(document: ExperimentDraft): Checked;
  decode(bytes: Uint8Array): Decoded | Refused;
  prepare(document: ExperimentDraft, text: string | null): Prepared | Refused;
  curvature(document: ExperimentDraft, text: string | null): Curvature | Refused;
  /**
   * `snapshot`: where an earlier run of the same document stood. `fold`: of a cross-validation, in place of the split.
   * `parts`: those of the maximal-update parametrization that are on, without folds.
   */
  open(
    document: ExperimentDraft,
    text: string | null,
    snapshot: Uint8Array | null,
    fold?: Fold | null,
    parts?: readonly WidthPart[] | null,
  ): Opened | Refused;
  /** `open` with the first frame: most trainings of a search take less time than messages between two workers. */
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

/** Of a worker that descends on surfaces. */
export interface DescentCalls {
  descend(request: DescentRequest): Descent | Refused;
  surface(request: SurfaceRequest): SurfaceValues | Refused;
  tune(request: TuningRequest): Tuning | Refused;
}

/** Of a worker in double precision. */
export interface PreciseCalls {
  /** The table of operators, the same whenever it is asked for. */
  operators(): OperatorRow[];
  express(request: ExpressionRequest): Expressed | Refused;
  differences(request: DifferencesRequest): Differences | Refused;
  /**
   * All the passes asked for, in slices; `milliseconds` is what they took. Where that is less than `atLeast`, they are
   * run again and again for so long and it is the mean: some browsers' clocks tick in whole milliseconds.
   */
  jacobian(request: JacobianRequest, atLeast?: number): (JacobianPart & { milliseconds: number }) | Refused;
  signal(request: SignalRequest): Signal | Refused;
}

/** A study's number inside the worker that owns it. */
export type StudyNumber = number;

/** Of a worker that searches hyper-parameters; it trains nothing. */
export interface SearchCalls {
  strategies(): StrategyInfo[];
  checkSweep(document: SweepDraft): CheckedSweep;
  extent(document: SweepDraft): Extent | Refused;
  openStudy(document: SweepDraft, text: string | null): { study: StudyNumber } | Refused;
  /** Null while results are awaited; when none are, the search is over. */
  nextTrial(study: StudyNumber): TrialPlan | null;
  finishTrial(study: StudyNumber, outcome: Outcome): Row;
  /** False when the row is of another search. */
  learnRow(study: StudyNumber, row: Row): boolean;
  closeStudy(study: StudyNumber): void;
  report(document: SweepDraft | null, rows: Row[]): Report | Refused;
  readTable(lines: readonly unknown[]): SweepTable | Refused;
}

/**
 * The modules of the core, by what they are for; a worker has the one that it was first asked of, and others when
 * needed.
 */
export type EnginePart = "training" | "descent" | "precise" | "search";

/** All that can be asked of a worker. */
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

/** Whose call it is. */
export const partOf = (name: string): EnginePart => names.find(([, own]) => name in own)?.[0] ?? "training";

/** Whether a request about surfaces is about the plane through a network; it is still unchecked. */
export const isOnNetwork = (request: unknown): request is { surface: PlaneChoice } =>
  (request as Partial<DescentRequest> | null)?.surface?.name === "network";

/** What a call needs in its worker: its own part first. Networks are those of the part that trains. */
export const partsFor = (name: string, [request]: readonly unknown[]): readonly [EnginePart, ...EnginePart[]] =>
  name in descentNames && isOnNetwork(request) ? ["descent", "training"] : [partOf(name)];

/** Any such list: client and server do not care which. */
export type CallList<C> = { [Name in keyof C]: (...args: never[]) => unknown };
export type Arguments<C extends CallList<C>, Name extends keyof C> = Parameters<C[Name]>;
export type Answer<C extends CallList<C>, Name extends keyof C> = ReturnType<C[Name]>;

export type ToWorker =
  /** `script` registers the part where the worker's own script is that of the other. */
  | { kind: "boot"; id: number; part: EnginePart; script: string; module: WebAssembly.Module }
  | { kind: "call"; id: number; name: string; args: unknown[]; patience: number }
  | { kind: "cancel"; id: number };

export type FromWorker =
  /** At work on this call; its next sign of life comes within `patience` milliseconds. */
  | { kind: "beat"; id: number; patience: number }
  | { kind: "done"; id: number; result: unknown }
  /** A call that was cancelled is given up. */
  | { kind: "ended"; id: number }
  | { kind: "failed"; id: number; error: { kind: EngineErrorKind; message: string } }
  /** This worker is finished: it must be replaced. */
  | { kind: "fatal"; error: { kind: EngineErrorKind; message: string } };
