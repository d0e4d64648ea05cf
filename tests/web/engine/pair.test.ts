import { describe, expect, test } from "vitest";
import { type PartFiles, scriptFailed, type WorkerLike } from "../../../web/src/engine/client";
import { pair } from "../../../web/src/engine/load";
import { emptyPart } from "./fake-worker";

function scripted() {
  const ended: string[] = [];
  const worker: WorkerLike = {
    onmessage: null,
    onerror: null,
    postMessage: () => {},
    terminate: () => ended.push("worker"),
  };
  return { worker, ended };
}

describe("a worker with its module", () => {
  test("a script that cannot be loaded gives an error at once, also while the module is loading", async () => {
    const { worker, ended } = scripted();
    const never = new Promise<PartFiles>(() => {});
    const paired = pair(worker, never);
    worker.onerror?.({ message: "" } as ErrorEvent);
    await expect(paired).rejects.toMatchObject({ kind: "not-loaded", message: scriptFailed });
    expect(ended).toEqual(["worker"]);
  });

  test("a module that cannot be loaded ends the worker, which would wait forever", async () => {
    const { worker, ended } = scripted();
    await expect(pair(worker, Promise.reject(new Error("404")))).rejects.toThrow("404");
    expect(ended).toEqual(["worker"]);
  });

  test("a script that could not be loaded gives an error also if the module is loaded right afterwards", async () => {
    const { worker } = scripted();
    const paired = pair(worker, new Promise((resolve) => setTimeout(() => resolve(emptyPart), 5)));
    worker.onerror?.({ message: "no" } as ErrorEvent);
    await expect(paired).rejects.toMatchObject({ kind: "not-loaded", message: "no" });
  });

  test("returns the worker and the files if both are loaded", async () => {
    const { worker, ended } = scripted();
    expect(await pair(worker, Promise.resolve(emptyPart))).toEqual({ worker, files: emptyPart });
    expect(ended).toEqual([]);
  });
});
