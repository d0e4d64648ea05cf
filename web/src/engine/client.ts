/** The page's side of the protocol for one worker: ids, cancelling, and detecting that the worker has died. */
import { EngineError } from "./errors";
import { bootPatience, usualPatience } from "./patience";
import type { Answer, Arguments, CallList, EnginePart, FromWorker, ToWorker } from "./protocol";

/** The part of the interface of a Worker that is used here; tests replace it. */
export interface WorkerLike {
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(message: ToWorker): void;
  terminate(): void;
}

export interface CallOptions {
  signal?: AbortSignal | undefined;
  /** How long the worker may be silent when it begins this call, in milliseconds. Default: `usualPatience`. */
  patience?: number;
}

/**
 * A part of the core for a worker: its module, and the script that runs it. A worker that was started with the script
 * of another part loads this script in addition.
 */
export interface PartFiles {
  part: EnginePart;
  script: string;
  module: WebAssembly.Module;
}

interface Pending {
  resolve: (result: never) => void;
  reject: (error: EngineError) => void;
  release: () => void;
}

/** The message if the browser gives none for a worker's script that could not be loaded. */
export const scriptFailed = "The engine's script could not be loaded.";

const lookEvery = 50;

export class Client<C extends CallList<C>> {
  #pending = new Map<number, Pending>();
  #lastId = 0;
  /**
   * By id, the patience in milliseconds that the last message of a call announced, if it is longer than usual. A
   * cancelled call stays in this map until the worker has ended it.
   */
  #patience = new Map<number, number>();
  #heard = performance.now();
  #looked = performance.now();
  #watch: ReturnType<typeof setInterval> | undefined;
  #dead: EngineError | undefined;
  #ready = false;

  /** `died` is called once, after all pending calls were rejected. */
  constructor(
    private readonly worker: WorkerLike,
    private readonly died: (error: EngineError) => void = () => {},
  ) {
    worker.onmessage = ({ data }) => this.#receive(data);
    worker.onerror = (event) =>
      this.end(new EngineError(this.#ready ? "crashed" : "not-loaded", event.message || scriptFailed));
  }

  /** The number of calls without an answer. */
  get waiting(): number {
    return this.#pending.size;
  }

  /** Loads a part into the worker. Resolves when its calls can be used. */
  async boot(files: PartFiles): Promise<void> {
    await this.#send((id) => ({ kind: "boot", id, ...files }), bootPatience);
    this.#ready = true;
  }

  call<Name extends keyof C & string>(
    name: Name,
    args: Arguments<C, Name>,
    { signal, patience = usualPatience }: CallOptions = {},
  ): Promise<Answer<C, Name>> {
    return this.#send((id) => ({ kind: "call", id, name, args, patience }), usualPatience, signal);
  }

  /** `patience`: milliseconds of silence allowed before the first message of the worker. */
  #send<Result>(message: (id: number) => ToWorker, patience: number, signal?: AbortSignal): Promise<Result> {
    if (this.#dead) return Promise.reject(this.#dead);
    if (signal?.aborted) return Promise.reject(new EngineError("cancelled", "Cancelled before it began."));
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      const cancel = () => {
        this.worker.postMessage({ kind: "cancel", id });
        this.#settle(id)?.reject(new EngineError("cancelled", "Cancelled."));
      };
      signal?.addEventListener("abort", cancel);
      this.#pending.set(id, { resolve, reject, release: () => signal?.removeEventListener("abort", cancel) });
      this.#startWatching();
      try {
        this.worker.postMessage(message(id));
        if (patience > usualPatience) this.#patience.set(id, patience);
      } catch (unsendable) {
        this.#settle(id);
        throw unsendable;
      }
    });
  }

  /** Ends the worker. All pending calls are rejected with this error. */
  end(error: EngineError): void {
    if (this.#dead) return;
    this.#dead = error;
    clearInterval(this.#watch);
    this.worker.terminate();
    for (const id of [...this.#pending.keys()]) this.#settle(id)?.reject(error);
    this.died(error);
  }

  #receive(message: FromWorker): void {
    if (this.#dead) return;
    this.#heard = performance.now();
    if (message.kind === "beat") this.#patience.set(message.id, message.patience);
    else if (message.kind !== "fatal") this.#patience.delete(message.id);
    if (message.kind === "done") this.#settle(message.id)?.resolve(message.result as never);
    else if (message.kind === "failed")
      this.#settle(message.id)?.reject(new EngineError(message.error.kind, message.error.message));
    else if (message.kind === "fatal") this.end(new EngineError(message.error.kind, message.error.message));
  }

  #settle(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    pending?.release();
    if (this.#pending.size === 0) {
      clearInterval(this.#watch);
      this.#watch = undefined;
    }
    return pending;
  }

  #startWatching(): void {
    if (this.#watch !== undefined) return;
    this.#heard = this.#looked = performance.now();
    this.#watch = setInterval(() => this.#look(), lookEvery);
  }

  /** Milliseconds that the worker may be silent: the longest patience, since any of its calls may be running. */
  get #allowed(): number {
    return Math.max(usualPatience, ...this.#patience.values());
  }

  /**
   * Ends a worker that was silent for too long. If this check itself is late, the page was suspended: that time does
   * not count.
   */
  #look(): void {
    const now = performance.now();
    const late = now - this.#looked - lookEvery;
    this.#looked = now;
    if (late > lookEvery) this.#heard = Math.min(now, this.#heard + late);
    if (now - this.#heard > this.#allowed)
      this.end(new EngineError("hung", `No sign of life for ${Math.round(this.#allowed)} ms.`));
  }
}
