import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Client } from "../../../web/src/engine/client";
import { EngineError } from "../../../web/src/engine/errors";
import { emptyPart, FakeWorker } from "./fake-worker";

interface Arithmetic {
  add(a: number, b: number): number;
  count(): number;
}

describe("the client of one worker", () => {
  let worker: FakeWorker;
  let deaths: EngineError[];
  let client: Client<Arithmetic>;

  beforeEach(async () => {
    vi.useFakeTimers();
    worker = new FakeWorker();
    deaths = [];
    client = new Client(worker, (error) => deaths.push(error));
    await client.boot(emptyPart);
  });
  afterEach(() => void vi.useRealTimers());

  it("gives each caller its answer, in any order", async () => {
    const first = client.call("add", [1, 2]);
    const second = client.call("add", [3, 4]);
    const [a, b] = worker.calls as [number, number];
    worker.say({ kind: "done", id: b, result: 7 });
    worker.say({ kind: "done", id: a, result: 3 });
    expect(await Promise.all([first, second])).toEqual([3, 7]);
    expect(client.waiting).toBe(0);
  });

  it("rejects a failed call, and continues to work", async () => {
    const bad = expect(client.call("count", [])).rejects.toMatchObject({
      name: "EngineError",
      kind: "misuse",
      message: "no run 3",
    });
    worker.say({ kind: "failed", id: worker.calls[0] as number, error: { kind: "misuse", message: "no run 3" } });
    await bad;
    expect(deaths).toEqual([]);
  });

  it("a call that cannot be sent is rejected, and does not make the worker look hung", async () => {
    worker.postMessage = () => {
      throw new DOMException("not cloneable", "DataCloneError");
    };
    await expect(client.call("add", [1, 2])).rejects.toThrow("not cloneable");
    expect(client.waiting).toBe(0);
    await vi.advanceTimersByTimeAsync(2000);
    expect(deaths).toEqual([]);
  });

  it("counts a worker that is silent for a second as hung, and rejects all calls", async () => {
    const settled = Promise.allSettled([client.call("add", [1, 2]), client.call("count", [])]);
    await vi.advanceTimersByTimeAsync(1000);
    for (const result of await settled) expect(result).toMatchObject({ status: "rejected", reason: { kind: "hung" } });
    expect(worker.terminated).toBe(true);
    expect(deaths).toHaveLength(1);
  });

  it("does not count a worker with beats as hung, also during a long call", async () => {
    const call = client.call("count", []);
    for (let beat = 0; beat < 50; beat++) {
      await vi.advanceTimersByTimeAsync(100);
      worker.say({ kind: "beat", id: worker.calls[0] as number, patience: 750 });
    }
    worker.say({ kind: "done", id: worker.calls[0] as number, result: 5 });
    expect(await call).toBe(5);
  });

  it("waits as long as a beat announces, and no longer", async () => {
    const call = client.call("count", []);
    worker.say({ kind: "beat", id: worker.calls[0] as number, patience: 5000 });
    await vi.advanceTimersByTimeAsync(4900);
    expect(deaths).toEqual([]);
    const rejected = expect(call).rejects.toMatchObject({ kind: "hung" });
    await vi.advanceTimersByTimeAsync(300);
    await rejected;
  });

  it.each([
    ["answer", (id: number) => worker.say({ kind: "done", id, result: 3 })],
    ["refusal", (id: number) => worker.say({ kind: "failed", id, error: { kind: "misuse", message: "no" } })],
    ["sign of life", (id: number) => worker.say({ kind: "beat", id, patience: 750 })],
  ])("waits as long as a call announced, also if another call's %s comes in the meantime", async (_what, happens) => {
    const slow = client.call("count", []);
    client.call("add", [1, 2]).catch(() => {});
    const [first, second] = worker.calls as [number, number];
    worker.say({ kind: "beat", id: first, patience: 5000 });
    happens(second);
    await vi.advanceTimersByTimeAsync(4900);
    expect(deaths).toEqual([]);
    worker.say({ kind: "done", id: first, result: 1 });
    expect(await slow).toBe(1);
  });

  it("keeps the patience of a cancelled call until the worker has ended the call", async () => {
    const stop = new AbortController();
    const slow = expect(client.call("count", [], { signal: stop.signal })).rejects.toMatchObject({ kind: "cancelled" });
    worker.say({ kind: "beat", id: worker.calls[0] as number, patience: 5000 });
    stop.abort();
    await slow;
    const behind = expect(client.call("add", [1, 2])).rejects.toMatchObject({ kind: "hung" });
    await vi.advanceTimersByTimeAsync(4900);
    expect(deaths).toEqual([]);
    worker.say({ kind: "ended", id: worker.calls[0] as number });
    await vi.advanceTimersByTimeAsync(900);
    await behind;
  });

  it("does not count time in which the page itself was suspended", async () => {
    const call = client.call("count", []);
    await vi.advanceTimersByTimeAsync(100);
    const asleep = vi.spyOn(performance, "now").mockReturnValue(performance.now() + 3_600_000);
    await vi.advanceTimersByTimeAsync(50);
    expect(deaths).toEqual([]);
    asleep.mockRestore();
    worker.say({ kind: "done", id: worker.calls[0] as number, result: 1 });
    expect(await call).toBe(1);
  });

  it("has no timer when no call is pending", async () => {
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(deaths).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("rejects a cancelled call at once, and sends the cancellation to the worker", async () => {
    const stop = new AbortController();
    const call = client.call("count", [], { signal: stop.signal });
    stop.abort();
    await expect(call).rejects.toMatchObject({ kind: "cancelled" });
    expect(worker.received.at(-1)).toEqual({ kind: "cancel", id: worker.calls[0] });
    worker.say({ kind: "done", id: worker.calls[0] as number, result: 1 });
    await expect(client.call("count", [], { signal: stop.signal })).rejects.toMatchObject({ kind: "cancelled" });
  });

  it("ends at a script error, and rejects every later call", async () => {
    const rejected = expect(client.call("count", [])).rejects.toMatchObject({ kind: "crashed", message: "boom" });
    worker.fail("boom");
    await rejected;
    await expect(client.call("count", [])).rejects.toBeInstanceOf(EngineError);
    expect(deaths).toHaveLength(1);
  });

  it("names the error that ended the worker", async () => {
    const rejected = expect(client.call("count", [])).rejects.toMatchObject({ kind: "out-of-memory" });
    worker.say({ kind: "fatal", error: { kind: "out-of-memory", message: "out of memory" } });
    await rejected;
    expect(worker.terminated).toBe(true);
  });
});
