/** The worker's code, run in this thread. Messages are really cloned, and answers come asynchronously. */
import type { PreciseModule, TrainingModule } from "../../../wasm-bindings/engine";
import type { SearchModule } from "../../../wasm-bindings/search";
import { implementCalls } from "../../../web/src/engine/calls";
import type { WorkerLike } from "../../../web/src/engine/client";
import type { Source } from "../../../web/src/engine/lane";
import { implementPrecise } from "../../../web/src/engine/precise-calls";
import type { EnginePart, FromWorker, ToWorker } from "../../../web/src/engine/protocol";
import { implementSearch } from "../../../web/src/engine/search-calls";
import { type Port, serve } from "../../../web/src/engine/serve";
import { emptyPart } from "./fake-worker";

export class LocalWorker implements WorkerLike {
  onmessage: WorkerLike["onmessage"] = null;
  onerror: WorkerLike["onerror"] = null;
  readonly messages: FromWorker[] = [];
  readonly heard: ToWorker[] = [];
  terminated = false;
  readonly #port: Port;

  /** `search`: makes the module of the search, for tests that need it. */
  constructor(engine: TrainingModule & PreciseModule, search?: () => Promise<SearchModule>) {
    this.#port = {
      onmessage: null,
      postMessage: (message, transfer) => {
        const data = structuredClone(message, { transfer });
        this.messages.push(data);
        setTimeout(() => this.terminated || this.onmessage?.({ data } as MessageEvent<FromWorker>), 0);
      },
    };
    const register = serve(this.#port, (script) => {
      if (script === "precise.js") register("precise", async () => implementPrecise(engine));
      if (script === "search.js" && search) register("search", async () => implementSearch(await search()));
    });
    register("training", async () => implementCalls(engine));
  }

  postMessage(message: ToWorker): void {
    const data = message.kind === "boot" ? message : structuredClone(message);
    this.heard.push(data);
    setTimeout(() => this.terminated || this.#port.onmessage?.({ data } as MessageEvent<ToWorker>), 0);
  }

  terminate(): void {
    this.terminated = true;
  }

  /** Ends it as if the tab's process had run out of memory. */
  kill(): void {
    this.onerror?.({ message: "killed" } as ErrorEvent);
  }
}

const filesOf = (part: EnginePart) => ({ ...emptyPart, part, script: `${part}.js` });

/** A source for a lane: every start gives a new worker with a new engine; `workers` collects them. */
export function startLocally(
  makeEngine: () => TrainingModule & PreciseModule,
  workers: LocalWorker[] = [],
  search?: () => Promise<SearchModule>,
): Source {
  return {
    async start(part) {
      const worker = new LocalWorker(makeEngine(), search);
      workers.push(worker);
      return { worker, files: filesOf(part) };
    },
    files: async (part) => filesOf(part),
  };
}
