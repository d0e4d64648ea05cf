import type { WorkerLike } from "../../../web/src/engine/client";
import type { Source } from "../../../web/src/engine/lane";
import { sourceOf } from "../../../web/src/engine/load";
import type { FromWorker, ToWorker } from "../../../web/src/engine/protocol";
import { LeapingClock } from "./clock";

/**
 * The share of late answers, and the longest delay in milliseconds, which is longer than lessons wait before a request.
 */
const lateShare = 0.3;
const latest = 500;

type Call = Extract<ToWorker, { kind: "call" }>;

/** Real workers whose answers come late and out of order. Counts their pending work. */
export class Delaying {
  /** The time of the page, which jumps while no worker computes. */
  readonly clock = new LeapingClock(() => this.computed.size > 0);
  /** The present work of the workers: calls, parts that are loaded, and their start. */
  private readonly computed = new Set<unknown>();
  /** The names of pending calls, by worker and id. */
  private readonly pending = new Map<string, string>();
  /** Open runs and studies. */
  private readonly runs = new Set<string>();
  private workers = 0;

  /** `uniform` draws from [0, 1). */
  constructor(public uniform: () => number) {}

  /** The number of pending calls. */
  get requests(): number {
    return this.pending.size;
  }

  /** Whether a call is pending, or a worker is busy. */
  get isBusy(): boolean {
    return this.requests > 0 || this.computed.size > 0;
  }

  /** The names of the pending calls. */
  get underWay(): string {
    return [...this.pending.values()].join(", ") || "nothing is asked";
  }

  get openRuns(): number {
    return this.runs.size;
  }

  get source(): Source {
    const real = sourceOf();
    return {
      start: (part) =>
        this.during(async () => {
          const started = await real.start(part);
          return { ...started, worker: this.late(started.worker) };
        }),
      files: (part) => this.during(() => real.files(part)),
    };
  }

  private async during<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    this.computed.add(work);
    try {
      return await work();
    } finally {
      this.ended(work);
    }
  }

  private ended(what: unknown): void {
    this.computed.delete(what);
    this.clock.wake();
  }

  private late(worker: WorkerLike): WorkerLike {
    const number = this.workers++;
    const nameOf = (id: number) => `${number}:${id}`;
    const calls = new Map<number, Call>();
    const self: WorkerLike = {
      onmessage: null,
      onerror: null,
      postMessage: (message) => {
        if (message.kind !== "cancel") this.computed.add(nameOf(message.id));
        // A cancelled call is no longer pending.
        if (message.kind === "cancel") this.pending.delete(nameOf(message.id));
        if (message.kind === "call") {
          calls.set(message.id, message);
          this.pending.set(nameOf(message.id), message.name);
          if (closing.has(message.name))
            this.runs.delete(`${closing.get(message.name)} ${nameOf(Number(message.args[0]))}`);
        }
        if (isMeasured(message))
          setTimeout(() => answered({ kind: "done", id: message.id, result: { milliseconds: 1 } }));
        else worker.postMessage(message);
      },
      terminate: () => worker.terminate(),
    };
    const pass = (data: FromWorker) => self.onmessage?.({ data } as MessageEvent<FromWorker>);
    const answered = (data: FromWorker) => {
      if (data.kind === "beat" || data.kind === "fatal") {
        pass(data);
        return;
      }
      const call = calls.get(data.id);
      calls.delete(data.id);
      if (data.kind === "done" && typeof data.result === "object" && data.result !== null) {
        const result = data.result as { run?: number; study?: number; milliseconds?: number };
        if (call?.name === "open" && result.run !== undefined) this.runs.add(`run ${nameOf(result.run)}`);
        if (call?.name === "openStudy" && result.study !== undefined) this.runs.add(`study ${nameOf(result.study)}`);
        if (result.milliseconds !== undefined) result.milliseconds = 1;
      }
      setTimeout(() => {
        this.pending.delete(nameOf(data.id));
        pass(data);
      }, this.delay());
      this.ended(nameOf(data.id));
    };
    worker.onmessage = ({ data }) => answered(data);
    worker.onerror = (event) => self.onerror?.(event);
    return self;
  }

  private delay(): number {
    return this.uniform() < lateShare ? this.uniform() * latest : 0;
  }
}

/** The calls that close something that another call has opened. */
const closing = new Map([
  ["close", "run"],
  ["closeStudy", "study"],
]);

/** The time of the passes of a Jacobian does not depend on the state, so each pass takes a millisecond. */
const isMeasured = (message: ToWorker): boolean =>
  message.kind === "call" && message.name === "jacobian" && message.args.length > 1;
