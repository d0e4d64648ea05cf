/** A worker that a test controls: it records the messages it receives, and sends those that the test requests. */
import type { PartFiles, WorkerLike } from "../../../web/src/engine/client";
import type { FromWorker, ToWorker } from "../../../web/src/engine/protocol";

/** A part with the smallest valid module. */
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

  /** `answers`: functions that answer calls at once, by the name of the call. Other calls stay pending. */
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

  /** The ids of the received calls, in order. */
  get calls(): number[] {
    return this.received.flatMap((message) => (message.kind === "call" ? [message.id] : []));
  }
}
