/** The workers of a page, shared by all its lessons: one for what somebody waits for, the others for batches. */
import type { CallOptions } from "./client";
import { dataText } from "./data-files";
import { Lane, type Started } from "./lane";
import { startEngine, startPrecise } from "./load";
import { patienceFor } from "./patience";
import type { Calls, PreciseCalls } from "./protocol";
import { Run } from "./run";
import type { Catalog, Checked, Curvature, ExperimentDraft, Prepared, Refused } from "./types";

export type EngineLane = Lane<Calls>;
/** `lane`: of batches, for work that nobody watches; otherwise the interactive one. */
export type AskOptions = CallOptions & { lane?: EngineLane };
type AllCalls = Calls & PreciseCalls;

const preciseNames: Readonly<Record<keyof PreciseCalls, true>> = {
  express: true,
  differences: true,
  jacobian: true,
  signal: true,
};
const isPrecise = (name: string): name is keyof PreciseCalls => name in preciseNames;

export class EnginePool {
  /** For what is interactive. */
  readonly front: EngineLane;
  readonly #batch: EngineLane[];
  /** In double precision, for what is interactive and for batches; each starts when it is first asked. */
  readonly #precise: Lane<PreciseCalls>;
  readonly #preciseBatch: Lane<PreciseCalls>;
  #catalog: Promise<Catalog> | undefined;

  /** `start` and `textOf` are replaced in tests. */
  constructor(
    start: () => Promise<Started> = startEngine,
    private readonly textOf: (file: string) => Promise<string> = dataText,
    cores = navigator.hardwareConcurrency || 2,
    startDouble: () => Promise<Started> = startPrecise,
  ) {
    const workers = Math.max(1, Math.min(4, cores - 1));
    this.front = new Lane<Calls>(start);
    this.#precise = new Lane<PreciseCalls>(startDouble);
    this.#preciseBatch = workers > 1 ? new Lane<PreciseCalls>(startDouble) : this.#precise;
    this.#batch = Array.from({ length: workers - 1 }, () => new Lane<Calls>(start));
  }

  /** How many batches run at the same time. */
  get width(): number {
    return Math.max(1, this.#batch.length);
  }

  /** The batch worker with the least to do; on a machine with two cores the interactive one. */
  get batch(): EngineLane {
    return this.#batch.reduce(
      (least, lane) => (lane.waiting < least.waiting ? lane : least),
      this.#batch[0] ?? this.front,
    );
  }

  catalog(): Promise<Catalog> {
    if (this.#catalog === undefined) {
      this.#catalog = this.front.call("catalog", []);
      this.#catalog.catch(() => {
        this.#catalog = undefined;
      });
    }
    return this.#catalog;
  }

  check(document: ExperimentDraft, options?: AskOptions): Promise<Checked> {
    return this.call("check", [document], options);
  }

  /** The data of a document as the network will see them; real ones are fetched. */
  async prepare(document: ExperimentDraft, options?: AskOptions): Promise<Prepared | Refused> {
    return this.call("prepare", [document, await this.dataFor(document)], options);
  }

  /** That of the loss of linear regression on a document's data; real ones are fetched. */
  async curvature(document: ExperimentDraft, options?: AskOptions): Promise<Curvature | Refused> {
    return this.call("curvature", [document, await this.dataFor(document)], options);
  }

  /** A network ready to train. The signal stops its opening and whatever is asked of it. */
  async open(document: ExperimentDraft, options: AskOptions = {}): Promise<Run | Refused> {
    return Run.open(options.lane ?? this.front, document, await this.dataFor(document), options);
  }

  /** Any other call of the protocol. */
  call<Name extends keyof AllCalls>(
    name: Name,
    args: Parameters<AllCalls[Name]>,
    options: AskOptions = {},
  ): Promise<ReturnType<AllCalls[Name]>> {
    const { lane = this.front, ...given } = options;
    const others = { patience: patienceFor(name, args), ...given };
    // Which worker has the call is no business of who asks; the two lists have no name in common.
    const asked = isPrecise(name)
      ? (lane === this.front ? this.#precise : this.#preciseBatch).call(
          name,
          args as Parameters<PreciseCalls[typeof name]>,
          others,
        )
      : lane.call(name as keyof Calls, args as Parameters<Calls[keyof Calls]>, others);
    return asked as Promise<ReturnType<AllCalls[Name]>>;
  }

  /** The text of the source's file, or null when it needs none (or there is no such source: the check says so). */
  async dataFor(document: ExperimentDraft): Promise<string | null> {
    const name = document?.data?.source;
    const source = (await this.catalog()).sources.find((candidate) => candidate.name === name);
    return source?.file ? this.textOf(source.file) : null;
  }
}

let shared: EnginePool | undefined;

/** The page's engine; its workers start with the first question. */
export function engine(): EnginePool {
  shared ??= new EnginePool();
  return shared;
}
