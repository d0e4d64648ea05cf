/**
 * A queue of calls to one worker. Starts the worker when it is first needed, and again after its death, at most three
 * times a minute.
 */
import { type CallOptions, Client, type PartFiles, type WorkerLike } from "./client";
import { asEngineError, EngineError } from "./errors";
import { violationOf } from "./policy";
import { type Answer, type Arguments, type CallList, type EnginePart, partsFor } from "./protocol";

/** The source of the workers and files of a lane. */
export interface Source {
  /** Starts a worker with the script of that part. */
  start(part: EnginePart): Promise<Started>;
  files(part: EnginePart): Promise<PartFiles>;
  /** The error of the script that did not arrive; null if it arrived. */
  lost?(part: EnginePart): Promise<EngineError | null>;
}

export interface Started {
  worker: WorkerLike;
  files: PartFiles;
}

/** A living worker, with the parts that it has been given. */
interface Life<C extends CallList<C>> {
  client: Promise<Client<C>>;
  parts: Map<EnginePart, Promise<void>>;
}

const restartsAMinute = 3;

export class Lane<C extends CallList<C>> {
  /** Counts the workers of this lane. The runs and studies of earlier workers are lost. */
  generation = 1;
  /**
   * Resolves when the first call has ended, successfully or not: the engine's files have been loaded, or failed to
   * load.
   */
  readonly answered: Promise<void>;
  #answered = (): void => {};
  #life: Life<C> | undefined;
  #waiting = 0;
  #deaths: number[] = [];

  constructor(
    private readonly source: Source,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.answered = new Promise((resolve) => {
      this.#answered = resolve;
    });
  }

  /** The number of calls without an answer. */
  get waiting(): number {
    return this.#waiting;
  }

  async call<Name extends keyof C & string>(
    name: Name,
    args: Arguments<C, Name>,
    options?: CallOptions,
  ): Promise<Answer<C, Name>> {
    this.#waiting += 1;
    try {
      const parts = partsFor(name, args);
      const life = this.#alive(parts[0]);
      await Promise.all(parts.map((part) => this.#has(part, life)));
      return await (await life.client).call(name, args, options);
    } finally {
      this.#answered();
      this.#waiting -= 1;
    }
  }

  /** Resolves when the worker can answer calls of that part. */
  async ready(part: EnginePart): Promise<void> {
    return this.#has(part, this.#alive(part));
  }

  /** Ends the worker; the next call starts another. */
  async end(error = new EngineError("cancelled", "The engine was closed.")): Promise<void> {
    (await this.#life?.client)?.end(error);
  }

  /**
   * The living worker, or a new one that is started with the script of `part`. Throws `gave-up` after too many deaths.
   */
  #alive(part: EnginePart): Life<C> {
    if (this.#life) return this.#life;
    const minuteAgo = this.now() - 60_000;
    this.#deaths = this.#deaths.filter((death) => death > minuteAgo);
    if (this.#deaths.length > restartsAMinute)
      throw new EngineError("gave-up", `The engine ended ${this.#deaths.length} times within a minute.`);
    const parts = new Map<EnginePart, Promise<void>>();
    const client = this.source.start(part).then(
      async ({ worker, files }) => {
        const begun = new Client<C>(worker, () => this.#bury());
        await begun.boot(files).catch(async (error: EngineError) => {
          begun.end(error);
          throw (error.kind === "not-loaded" && (await this.source.lost?.(part))) || (await explained(error));
        });
        return begun;
      },
      (error: unknown) => {
        this.#bury();
        throw asEngineError(error);
      },
    );
    const booted = client.then(() => {});
    booted.catch(() => {});
    parts.set(part, booted);
    this.#life = { client, parts };
    return this.#life;
  }

  #has(part: EnginePart, life: Life<C>): Promise<void> {
    return life.parts.get(part) ?? this.#add(part, life);
  }

  /**
   * Adds a part to a worker. The files load while the worker starts or runs. After a failure the next call tries again.
   */
  async #add(part: EnginePart, { parts, client }: Life<C>): Promise<void> {
    const files = this.source.files(part).catch((error: unknown) => {
      throw asEngineError(error);
    });
    // Avoids an unhandled rejection: `added` handles it once the worker has started.
    files.catch(() => {});
    const added = client.then(async (begun) => begun.boot(await files));
    parts.set(part, added);
    added.catch(() => parts.delete(part));
    return added;
  }

  #bury(): void {
    this.#life = undefined;
    this.generation += 1;
    this.#deaths.push(this.now());
  }
}

/**
 * Some browsers report that a policy forbids the worker only after the files have loaded; then the error is
 * `forbidden`.
 */
async function explained(error: EngineError): Promise<EngineError> {
  const violation = error.kind === "not-loaded" ? await violationOf("blob:") : "";
  return violation ? new EngineError("forbidden", error.message + violation) : error;
}
