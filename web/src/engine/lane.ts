/** One worker's place: starts it when first needed and again when it has died, at most three times a minute. */
import { type CallOptions, Client, type PartFiles, type WorkerLike } from "./client";
import { asEngineError, EngineError } from "./errors";
import { violationOf } from "./policy";
import { type Answer, type Arguments, type CallList, type EnginePart, partsFor } from "./protocol";

/** Where a lane gets what it runs. */
export interface Source {
  /** A worker whose own script is that of the part. */
  start(part: EnginePart): Promise<Started>;
  files(part: EnginePart): Promise<PartFiles>;
  /** What of the script that it runs did not arrive; null where it did. */
  lost?(part: EnginePart): Promise<EngineError | null>;
}

export interface Started {
  worker: WorkerLike;
  files: PartFiles;
}

/** A worker that lives, with the parts it has been given. */
interface Life<C extends CallList<C>> {
  client: Promise<Client<C>>;
  parts: Map<EnginePart, Promise<void>>;
}

const restartsAMinute = 3;

export class Lane<C extends CallList<C>> {
  /** Counts the workers of this lane: the runs and studies of earlier ones are lost. */
  generation = 1;
  /** Resolves when the first call has ended, in whatever way: the engine's files are no longer being loaded. */
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

  /** How many calls wait for an answer. */
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

  /** Resolves when the worker can be asked for that part. */
  async ready(part: EnginePart): Promise<void> {
    return this.#has(part, this.#alive(part));
  }

  /** Ends the worker; the next call starts another. */
  async end(error = new EngineError("cancelled", "The engine was closed.")): Promise<void> {
    (await this.#life?.client)?.end(error);
  }

  /** The worker's first part is the one that it is started for. */
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

  /** Adds a part to a worker, whose files load while it starts or runs. After a failure the next call tries again. */
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

/** Some browsers report only after the files have loaded that a policy forbids the worker: then it is `forbidden`. */
async function explained(error: EngineError): Promise<EngineError> {
  const violation = error.kind === "not-loaded" ? await violationOf("blob:") : "";
  return violation ? new EngineError("forbidden", error.message + violation) : error;
}
