import type { WorkerLike } from "../../../web/src/engine/client";
import type { Source } from "../../../web/src/engine/lane";
import { sourceOf } from "../../../web/src/engine/load";
import type { FromWorker, ToWorker } from "../../../web/src/engine/protocol";

/**
 * One answer in five is late, by up to so many milliseconds: a lesson may ask hundreds of questions one after the
 * other.
 */
const lateShare = 0.2;
const latest = 30;

/** Real workers whose answers come late and out of order; counts what is under way in them. */
export class Delaying {
  /** Calls that wait for their answer, by worker and id. */
  private readonly pending = new Set<string>();
  /** Runs that were opened and not closed. */
  private readonly runs = new Set<string>();
  private workers = 0;

  /** `uniform` draws from [0, 1). */
  constructor(public uniform: () => number) {}

  get requests(): number {
    return this.pending.size;
  }

  get openRuns(): number {
    return this.runs.size;
  }

  get source(): Source {
    const real = sourceOf();
    const start: Source["start"] = async (part) => {
      const started = await real.start(part);
      return { ...started, worker: this.late(started.worker) };
    };
    return { ...real, start };
  }

  private delay(): number {
    return this.uniform() < lateShare ? this.uniform() * latest : 0;
  }

  private late(worker: WorkerLike): WorkerLike {
    const number = this.workers++;
    const calls = new Map<number, Extract<ToWorker, { kind: "call" }>>();
    const self: WorkerLike = {
      onmessage: null,
      onerror: null,
      postMessage: (message) => {
        if (message.kind === "call") {
          calls.set(message.id, message);
          this.pending.add(`${number}:${message.id}`);
          if (message.name === "close") this.runs.delete(`${number}:${String(message.args[0])}`);
        }
        // A cancelled call is no longer waited for.
        if (message.kind === "cancel") this.pending.delete(`${number}:${message.id}`);
        worker.postMessage(message);
      },
      terminate: () => worker.terminate(),
    };
    const pass = (event: MessageEvent<FromWorker>) => self.onmessage?.(event);
    worker.onmessage = (event) => {
      const { data } = event;
      if (data.kind !== "done" && data.kind !== "failed") {
        pass(event);
        return;
      }
      const call = calls.get(data.id);
      const opened = data.kind === "done" && call?.name === "open" ? (data.result as { run?: number }).run : undefined;
      if (opened !== undefined) this.runs.add(`${number}:${opened}`);
      setTimeout(() => {
        this.pending.delete(`${number}:${data.id}`);
        pass(event);
      }, this.delay());
    };
    worker.onerror = (event) => self.onerror?.(event);
    return self;
  }
}
