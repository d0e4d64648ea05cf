import { describe, expect, it, vi } from "vitest";
import { Lane, type Source } from "../../../web/src/engine/lane";
import { emptyPart, FakeWorker } from "./fake-worker";

interface Greeting {
  hello(): string;
}

function laneOf(workers: FakeWorker[], now: () => number = () => 0) {
  const started: FakeWorker[] = [];
  const source: Source = {
    async start() {
      const worker = workers.shift() ?? new FakeWorker({ hello: () => "hello" });
      started.push(worker);
      return { worker, files: emptyPart };
    },
    files: async (part) => ({ ...emptyPart, part }),
  };
  return { lane: new Lane<Greeting>(source, now), started };
}

const crash = (worker: FakeWorker | undefined) =>
  worker?.say({ kind: "fatal", error: { kind: "crashed", message: "trap" } });

describe("a lane", () => {
  it("starts no worker before the first call, and one for many calls", async () => {
    const { lane, started } = laneOf([]);
    expect(started).toHaveLength(0);
    expect(await Promise.all([lane.call("hello", []), lane.call("hello", [])])).toEqual(["hello", "hello"]);
    expect(started).toHaveLength(1);
    expect(lane.generation).toBe(1);
    expect(lane.waiting).toBe(0);
  });

  it("starts another worker after a death, and counts the generation", async () => {
    const { lane, started } = laneOf([new FakeWorker()]);
    const lost = expect(lane.call("hello", [])).rejects.toMatchObject({ kind: "crashed" });
    await vi.waitFor(() => expect(started[0]?.calls).toHaveLength(1), 20_000);
    crash(started[0]);
    await lost;
    expect(await lane.call("hello", [])).toBe("hello");
    expect(lane.generation).toBe(2);
  });

  it("restarts at most three times a minute, and again when the minute is over", async () => {
    let now = 0;
    const { lane, started } = laneOf([], () => now);
    for (let life = 0; life < 4; life++) {
      await lane.call("hello", []);
      crash(started.at(-1));
    }
    await expect(lane.call("hello", [])).rejects.toMatchObject({ kind: "gave-up" });
    expect(started).toHaveLength(4);
    now = 60_001;
    expect(await lane.call("hello", [])).toBe("hello");
  });

  it("requests the files of a second part at once, before the worker runs the first part", async () => {
    const asked: string[] = [];
    let arrive = () => {};
    const isThere = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const source: Source = {
      async start() {
        await isThere;
        return { worker: new FakeWorker({ catalog: () => "rules", express: () => "slopes" }), files: emptyPart };
      },
      async files(part) {
        asked.push(part);
        return { ...emptyPart, part };
      },
    };
    const lane = new Lane<{ catalog(): string; express(): string }>(source);
    const answers = [lane.call("express", []), lane.call("catalog", []), lane.call("catalog", [])];
    await vi.waitFor(() => expect(asked).toEqual(["training"]), 20_000);
    arrive();
    expect(await Promise.all(answers)).toEqual(["slopes", "rules", "rules"]);
    expect(asked).toEqual(["training"]);
  });

  it("loads the part that trains into the worker before a descent on the loss of a network", async () => {
    const asked: string[] = [];
    const source: Source = {
      async start(part) {
        asked.push(part);
        return { worker: new FakeWorker({ descend: () => "path" }), files: { ...emptyPart, part } };
      },
      async files(part) {
        asked.push(part);
        return { ...emptyPart, part };
      },
    };
    const lane = new Lane<{ descend(request: object): string }>(source);
    expect(await lane.call("descend", [{ surface: { name: "bowl" } }])).toBe("path");
    expect(asked).toEqual(["descent"]);
    expect(await lane.call("descend", [{ surface: { name: "network" } }])).toBe("path");
    await lane.ready("descent");
    expect(asked).toEqual(["descent", "training"]);
  });

  it("reports files that do not arrive", async () => {
    const missing = () => Promise.reject(new Error("404"));
    const lane = new Lane<Greeting>({ start: missing, files: missing });
    await expect(lane.call("hello", [])).rejects.toMatchObject({ kind: "not-loaded", message: "Error: 404" });
  });
});
