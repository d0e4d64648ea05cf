/** A worker that a test scripts: it keeps what it was sent, and says what the test tells it to. */
import type { PartFiles, WorkerLike } from "../../../web/src/engine/client";
import type { FromWorker, ToWorker } from "../../../web/src/engine/protocol";

/** A part with the smallest module there is. */
export const emptyPart: PartFiles = {
  part: "training",
  script: "training.js",
  module: new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)),
};

export class FakeWorker implements WorkerLike {
  onmessage: WorkerLike["onmessage"] = null;
  onerror: WorkerLike["onerror"] = null;
  readonly received: ToWorker[] = [];
  terminated = false;

  /** `answers`: what a call gives at once; a call that is not there waits. */
  constructor(private readonly answers: Record<string, (...args: never[]) => unknown> = {}) {}

  postMessage(message: ToWorker): void {
    this.received.push(message);
    if (message.kind === "boot") queueMicrotask(() => this.say({ kind: "done", id: message.id, result: null }));
    if (message.kind !== "call") return;
    const answer = this.answers[message.name];
    if (answer)
      queueMicrotask(() => this.say({ kind: "done", id: message.id, result: answer(...(message.args as never[])) }));
  }

  terminate(): void {
    this.terminated = true;
  }

  say(message: FromWorker): void {
    if (!this.terminated) this.onmessage?.({ data: message } as MessageEvent<FromWorker>);
  }

  fail(message: string): void {
    this.onerror?.({ message } as ErrorEvent);
  }

  /** The ids of the calls it was sent, in order. */
  get calls(): number[] {
    return this.received.flatMap((message) => (message.kind === "call" ? [message.id] : []));
  }
}
