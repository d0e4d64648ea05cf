/** One worker's place: starts it when first needed and again when it has died, at most three times a minute. */
import { type CallOptions, Client, type WorkerLike } from "./client";
import { EngineError } from "./errors";
import type { Answer, Arguments, CallList } from "./protocol";

export interface Started {
  worker: WorkerLike;
  module: WebAssembly.Module;
}

const restartsAMinute = 3;

export class Lane<C extends CallList<C>> {
  /** Which life of the worker this is: what an earlier one owned is gone. */
  generation = 1;
  #client: Promise<Client<C>> | undefined;
  #waiting = 0;
  #deaths: number[] = [];

  constructor(
    private readonly start: () => Promise<Started>,
    private readonly now: () => number = () => performance.now(),
  ) {}

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
      const client = await this.#alive();
      return await client.call(name, args, options);
    } finally {
      this.#waiting -= 1;
    }
  }

  /** Ends the worker; the next call starts another. */
  async end(error = new EngineError("cancelled", "The engine was closed.")): Promise<void> {
    (await this.#client)?.end(error);
  }

  #alive(): Promise<Client<C>> {
    if (this.#client) return this.#client;
    const minuteAgo = this.now() - 60_000;
    this.#deaths = this.#deaths.filter((death) => death > minuteAgo);
    if (this.#deaths.length > restartsAMinute)
      return Promise.reject(
        new EngineError("gave-up", `The engine ended ${this.#deaths.length} times within a minute.`),
      );
    const bury = () => {
      this.#client = undefined;
      this.generation += 1;
      this.#deaths.push(this.now());
    };
    this.#client = this.start().then(
      ({ worker, module }) => new Client<C>(worker, module, bury),
      (error: unknown) => {
        bury();
        throw error instanceof EngineError ? error : new EngineError("not-loaded", String(error));
      },
    );
    return this.#client;
  }
}
