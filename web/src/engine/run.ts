/** A lesson's handle of one network in training. If its worker dies, the run continues from its last snapshot. */
import type { Fold } from "../../../wasm-bindings/search";
import type { CallOptions } from "./client";
import { EngineError } from "./errors";
import type { Lane } from "./lane";
import { patienceForDocument, patienceForWork } from "./patience";
import type {
  AllCalls,
  BeginRequest,
  EndFrame,
  Frame,
  FrameRequest,
  Opened,
  PhaseFrame,
  Reading,
  Readings,
} from "./protocol";
import { Queue } from "./queue";
import type { ExperimentDraft, Phase, Progress, Refused, Score, Summary, WidthPart } from "./types";

/** Milliseconds between two automatic snapshots: the longest time of training that a crash can lose. */
const snapshotEvery = 2000;

export interface OpenOptions extends CallOptions {
  /** The snapshot of an earlier run of the same document, to continue from. */
  snapshot?: Uint8Array | null;
  /** One fold of a cross-validation, in place of the split. */
  fold?: Fold | null;
  /** The parts of the maximal-update parametrization to apply. Default: all. */
  parts?: readonly WidthPart[] | null;
}

export class Run {
  #snapshot: Uint8Array | null = null;
  #snapshotAt = performance.now();
  /** Lines of the training loop that were run since the snapshot. They are run again after a crash. */
  #phases: Phase[] = [];
  readonly #queue = new Queue();
  #closed = false;
  #steps: number;

  private constructor(
    private readonly lane: Lane<AllCalls>,
    private readonly document: ExperimentDraft,
    private readonly text: string | null,
    private opened: Opened,
    private generation: number,
    private readonly signal: AbortSignal | undefined,
    private readonly fold: Fold | null,
    private readonly parts: readonly WidthPart[] | null,
    snapshot: Uint8Array | null,
  ) {
    this.#steps = opened.progress.steps;
    this.#snapshot = snapshot;
  }

  /**
   * Opens a run. Problems of the document are returned. The signal aborts this and every later request, except closing.
   */
  static async open(
    lane: Lane<AllCalls>,
    document: ExperimentDraft,
    text: string | null,
    {
      signal,
      patience = patienceForDocument(document, text),
      fold = null,
      parts = null,
      snapshot = null,
    }: OpenOptions = {},
  ): Promise<Run | Refused> {
    const { generation } = lane;
    if (signal?.aborted) throw new EngineError("cancelled", "Cancelled before it began.");
    // Awaited even after an abort: without its number the run could not be closed.
    const opened = await lane.call("open", [document, text, snapshot, fold, parts], { patience });
    if ("problems" in opened) return opened;
    const run = new Run(lane, document, text, opened, generation, signal, fold, parts, snapshot);
    if (!signal?.aborted) return run;
    await run.close();
    throw new EngineError("cancelled", "Cancelled.");
  }

  /**
   * Trains to `steps` updates. If this takes less than `milliseconds`, it needs one message and returns the end of the
   * run, which is then closed. Otherwise it returns the run, which has to be continued.
   */
  static async begin(
    lane: Lane<AllCalls>,
    document: ExperimentDraft,
    text: string | null,
    request: BeginRequest,
    { signal, fold = null, snapshot = null }: Pick<OpenOptions, "signal" | "fold" | "snapshot">,
  ): Promise<({ milliseconds: number } & ({ end: EndFrame } | { end: null; run: Run })) | Refused> {
    const { generation } = lane;
    if (signal?.aborted) throw new EngineError("cancelled", "Cancelled before it began.");
    const patience = patienceForDocument(document, text);
    // Awaited even after an abort, as in `open`.
    const begun = await lane.call("begin", [document, text, snapshot, fold, request], { patience });
    if ("problems" in begun || begun.end) return begun;
    const run = new Run(lane, document, text, begun.opened, generation, signal, fold, null, snapshot);
    if (!signal?.aborted) return { milliseconds: begun.milliseconds, end: null, run };
    await run.close();
    throw new EngineError("cancelled", "Cancelled.");
  }

  /** The constants of this run: the complete document, the layers, the sizes. */
  get summary(): Summary {
    return this.opened.summary;
  }

  /** The progress as of the last answer. */
  get progress(): Progress {
    return this.opened.progress;
  }

  /** Trains as the request says, then reads. The requests of a run are sent one at a time. */
  frame<R extends Reading>(request: FrameRequest<R>, options?: CallOptions): Promise<Frame<R>> {
    return this.#inTurn(async (run) => {
      const training = (request.steps ?? 0) > 0;
      const snapshot = request.snapshot ?? (training && this.#snapshotIsDue());
      // The protocol's list of calls cannot be generic; what is read is exactly what was asked for.
      const frame = (await this.lane.call(
        "frame",
        [run, { ...request, snapshot }],
        this.#patiently(options),
      )) as Frame<R>;
      if (frame.trained > 0) this.#phases = [];
      this.#keep(frame, frame.snapshot);
      return frame;
    });
  }

  /** The state of the training as bytes, from which `open` can continue. */
  async snapshot(options?: CallOptions): Promise<Uint8Array | null> {
    return (await this.frame({ snapshot: true }, options)).snapshot;
  }

  /** Reads without training. */
  async read<R extends Reading>(read: R, options?: CallOptions): Promise<Readings<R>> {
    return (await this.frame({ read }, options)).read;
  }

  /** Runs one line of the training loop. */
  phase(name: Phase, options?: CallOptions): Promise<PhaseFrame> {
    return this.#inTurn(async (run) => {
      const frame = await this.lane.call("phase", [run, name, name === "update"], this.#patiently(options));
      this.#phases.push(name);
      this.#keep(frame, frame.snapshot);
      return frame;
    });
  }

  /** The score on the test part. Call it only after training, when the reader asks for it. */
  evaluateTest(options?: CallOptions): Promise<Score> {
    return this.#inTurn((run) => this.lane.call("evaluateTest", [run], this.#patiently(options)));
  }

  /** Extends the training to this number of updates in total. */
  extend(steps: number): Promise<Progress> {
    return this.#inTurn(async (run) => {
      const progress = await this.lane.call("extend", [run, steps], this.#patiently({}));
      this.#steps = progress.steps;
      this.#keep(progress, null);
      return progress;
    });
  }

  /** Returns to step 0, with the same first weights. */
  reset(): Promise<Progress> {
    return this.#inTurn(async (run) => {
      await this.lane.call("close", [run]);
      this.#snapshot = null;
      this.#phases = [];
      await this.#reopen();
      return this.progress;
    });
  }

  /** Frees the memory in the worker. Requests that wait in the queue are cancelled. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#queue.add(async () => {
      if (this.generation === this.lane.generation) await this.lane.call("close", [this.opened.run]).catch(() => {});
    });
  }

  #inTurn<T>(ask: (run: number) => Promise<T>): Promise<T> {
    return this.#queue.add(async () => {
      if (this.#closed) throw new EngineError("cancelled", "This run was closed.");
      if (this.generation !== this.lane.generation) await this.#reopen();
      return ask(this.opened.run);
    });
  }

  /** Opens the run in the living worker, from the last snapshot. */
  async #reopen(): Promise<void> {
    const { generation } = this.lane;
    const opened = await this.lane.call("open", [this.document, this.text, this.#snapshot, this.fold, this.parts], {
      patience: patienceForDocument(this.document, this.text),
    });
    if ("problems" in opened) throw new EngineError("misuse", opened.problems.map(({ message }) => message).join(" "));
    this.opened = opened;
    this.generation = generation;
    const patience = patienceForWork(opened.summary.work);
    if (this.#steps !== opened.progress.steps)
      this.#keep(await this.lane.call("extend", [opened.run, this.#steps], { patience }), null);
    for (const name of this.#phases) await this.lane.call("phase", [opened.run, name, false], { patience });
  }

  #snapshotIsDue(): boolean {
    return performance.now() - this.#snapshotAt > snapshotEvery;
  }

  #keep(progress: Progress, snapshot: Uint8Array | null): void {
    const { step, steps, epoch, lr, diverged } = progress;
    this.opened = { ...this.opened, progress: { step, steps, epoch, lr, diverged } };
    if (snapshot === null) return;
    this.#snapshot = snapshot;
    this.#snapshotAt = performance.now();
    this.#phases = [];
  }

  #patiently(options: CallOptions | undefined): CallOptions {
    return { patience: patienceForWork(this.summary.work), signal: this.signal, ...options };
  }
}
