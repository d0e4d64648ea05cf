/** A lesson's hold on one network in training. Survives the death of its worker: it goes on from its last snapshot. */
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

/** Milliseconds between two automatic snapshots: what a crash can cost. */
const snapshotEvery = 2000;

export interface OpenOptions extends CallOptions {
  /** Where an earlier run of the same document stood: `snapshot` of that run. */
  snapshot?: Uint8Array | null;
  /** One fold of a cross-validation, in place of the split. */
  fold?: Fold | null;
  /** The parts of the maximal-update parametrization that are on; all of them, unless told. */
  parts?: readonly WidthPart[] | null;
}

export class Run {
  #snapshot: Uint8Array | null = null;
  #snapshotAt = performance.now();
  /** Lines of the training loop run since the snapshot: they are run again after a crash. */
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

  /** Problems of the document come back as such. The signal stops this and every later request, but not closing. */
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
    // It is awaited in any case: a run whose number is lost could not be closed.
    const opened = await lane.call("open", [document, text, snapshot, fold, parts], { patience });
    if ("problems" in opened) return opened;
    const run = new Run(lane, document, text, opened, generation, signal, fold, parts, snapshot);
    if (!signal?.aborted) return run;
    await run.close();
    throw new EngineError("cancelled", "Cancelled.");
  }

  /**
   * A run that trains to `steps` updates and is over then: its end, closed, where that takes less than `milliseconds`,
   * in one message; otherwise the run, which is to go on.
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
    // Waited for in any case, as `open` is.
    const begun = await lane.call("begin", [document, text, snapshot, fold, request], { patience });
    if ("problems" in begun || begun.end) return begun;
    const run = new Run(lane, document, text, begun.opened, generation, signal, fold, null, snapshot);
    if (!signal?.aborted) return { milliseconds: begun.milliseconds, end: null, run };
    await run.close();
    throw new EngineError("cancelled", "Cancelled.");
  }

  /** What does not change while this run lives: the complete document, the layers, the sizes. */
  get summary(): Summary {
    return this.opened.summary;
  }

  /** As of the last answer. */
  get progress(): Progress {
    return this.opened.progress;
  }

  /** Trains as the request says, then reads. Takes its turn: one request is in flight. */
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

  /** Everything that changes while training, as bytes: `open` goes on from there. */
  async snapshot(options?: CallOptions): Promise<Uint8Array | null> {
    return (await this.frame({ snapshot: true }, options)).snapshot;
  }

  /** Only looks. */
  async read<R extends Reading>(read: R, options?: CallOptions): Promise<Readings<R>> {
    return (await this.frame({ read }, options)).read;
  }

  /** One line of the training loop. */
  phase(name: Phase, options?: CallOptions): Promise<PhaseFrame> {
    return this.#inTurn(async (run) => {
      const frame = await this.lane.call("phase", [run, name, name === "update"], this.#patiently(options));
      this.#phases.push(name);
      this.#keep(frame, frame.snapshot);
      return frame;
    });
  }

  /** The test part, once training is over and somebody asked for it. */
  evaluateTest(options?: CallOptions): Promise<Score> {
    return this.#inTurn((run) => this.lane.call("evaluateTest", [run], this.#patiently(options)));
  }

  /** Lets it train longer: to this many updates in all. */
  extend(steps: number): Promise<Progress> {
    return this.#inTurn(async (run) => {
      const progress = await this.lane.call("extend", [run, steps], this.#patiently({}));
      this.#steps = progress.steps;
      this.#keep(progress, null);
      return progress;
    });
  }

  /** Back to the first step, with the same weights. */
  reset(): Promise<Progress> {
    return this.#inTurn(async (run) => {
      await this.lane.call("close", [run]);
      this.#snapshot = null;
      this.#phases = [];
      await this.#reopen();
      return this.progress;
    });
  }

  /** Frees its memory in the worker. Requests that wait for their turn are cancelled. */
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

  /** In the worker that lives now, where the last snapshot stood. */
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
