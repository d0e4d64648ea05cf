/** The workers of a page, shared by all its lessons: one for what somebody waits for, the others for batches. */
import type { CallOptions } from "./client";
import { dataText } from "./data-files";
import { Lane, type Started } from "./lane";
import { startEngine } from "./load";
import { patienceForDocument } from "./patience";
import type { Calls } from "./protocol";
import { Run } from "./run";
import type { Catalog, Checked, ExperimentDraft, Prepared, Refused } from "./types";

export type EngineLane = Lane<Calls>;

export class EnginePool {
  /** For what is interactive. */
  readonly front: EngineLane;
  readonly #batch: EngineLane[];
  #catalog: Promise<Catalog> | undefined;

  /** `start` and `textOf` are replaced in tests. */
  constructor(
    start: () => Promise<Started> = startEngine,
    private readonly textOf: (file: string) => Promise<string> = dataText,
    cores = navigator.hardwareConcurrency || 2,
  ) {
    const workers = Math.max(1, Math.min(4, cores - 1));
    this.front = new Lane<Calls>(start);
    this.#batch = Array.from({ length: workers - 1 }, () => new Lane<Calls>(start));
  }

  /** How many batches run at the same time. */
  get width(): number {
    return Math.max(1, this.#batch.length);
  }

  /** The batch worker with the least to do; on a machine with two cores the interactive one. */
  get batch(): EngineLane {
    return this.#batch.reduce((least, lane) => (lane.waiting < least.waiting ? lane : least), this.#batch[0] ?? this.front);
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

  check(document: ExperimentDraft, options?: CallOptions): Promise<Checked> {
    return this.front.call("check", [document], { patience: patienceForDocument(document, null), ...options });
  }

  /** The data of a document as the network will see them; real ones are fetched. */
  async prepare(document: ExperimentDraft, options?: CallOptions): Promise<Prepared | Refused> {
    const text = await this.dataFor(document);
    return this.front.call("prepare", [document, text], { patience: patienceForDocument(document, text), ...options });
  }

  /** A network ready to train. In a `lane` of batches for work nobody watches. */
  async open(document: ExperimentDraft, options: CallOptions & { lane?: EngineLane } = {}): Promise<Run | Refused> {
    const text = await this.dataFor(document);
    return Run.open(options.lane ?? this.front, document, text, options);
  }

  /** Any other call of the protocol; in a `lane` of batches for work nobody watches. */
  call<Name extends keyof Calls>(
    name: Name,
    args: Parameters<Calls[Name]>,
    options: CallOptions & { lane?: EngineLane } = {},
  ): Promise<ReturnType<Calls[Name]>> {
    return (options.lane ?? this.front).call(name, args, options);
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
