/** The page's side of the protocol, for the life of one worker: ids, cancelling, and noticing that it has died. */
import { EngineError } from "./errors";
import { bootPatience, usualPatience } from "./patience";
import type { Answer, Arguments, CallList, EnginePart, FromWorker, ToWorker } from "./protocol";

/** What a Worker is to us; tests script one. */
export interface WorkerLike {
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(message: ToWorker): void;
  terminate(): void;
}

export interface CallOptions {
  signal?: AbortSignal | undefined;
  /** How long the worker may be silent when it begins this call, in milliseconds; default: the usual. */
  patience?: number;
}

/**
 * A part of the core for a worker: its module, and the script that runs it, where the worker's own is that of another
 * part.
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

/** The message where a browser gives none for a worker's script that cannot be loaded. */
export const scriptFailed = "The engine's script could not be loaded.";

const lookEvery = 50;

export class Client<C extends CallList<C>> {
  #pending = new Map<number, Pending>();
  #lastId = 0;
  /**
   * By id, the patience that the last message of a call announced, in milliseconds, where it is longer than usual; also
   * of a cancelled call that the worker has not given up yet.
   */
  #patience = new Map<number, number>();
  #heard = performance.now();
  #looked = performance.now();
  #watch: ReturnType<typeof setInterval> | undefined;
  #dead: EngineError | undefined;
  #ready = false;

  /** `died` is called once, after everything pending was rejected. */
  constructor(
    private readonly worker: WorkerLike,
    private readonly died: (error: EngineError) => void = () => {},
  ) {
    worker.onmessage = ({ data }) => this.#receive(data);
    worker.onerror = (event) =>
      this.end(new EngineError(this.#ready ? "crashed" : "not-loaded", event.message || scriptFailed));
  }

  /** How many calls wait for an answer. */
  get waiting(): number {
    return this.#pending.size;
  }

  /** Gives the worker a part; its calls can be asked from then on. */
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

  /** `patience`: how long silence may last until the first sign of life. */
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

  /** Ends the worker; whatever is pending is rejected with this error. */
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

  /** Ends a worker that was silent too long. If this check itself is late, the page slept: that time does not count. */
  #look(): void {
    const now = performance.now();
    const late = now - this.#looked - lookEvery;
    this.#looked = now;
    if (late > lookEvery) this.#heard = Math.min(now, this.#heard + late);
    if (now - this.#heard > this.#allowed)
      this.end(new EngineError("hung", `No sign of life for ${Math.round(this.#allowed)} ms.`));
  }
}
