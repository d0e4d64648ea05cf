import { beforeEach, expect, it, vi } from "vitest";

const file = { status: 200, type: "application/wasm" };
const page = { status: 200, type: "text/html; charset=utf-8" };
const gone = { status: 404, type: "text/plain" };

beforeEach(() => {
  vi.resetModules();
  return () => vi.unstubAllGlobals();
});

it.each([
  ["an HTML page instead of the file, after another file was loaded", [file, page], 1],
  ["an HTML page instead of the first file", [page], 1],
  ["404 for the first file", [gone], 1],
  ["all files are loaded", [file, file], 0],
])("%s: the window gets one event for a missing file, otherwise none", async (_what, answers, times) => {
  const events: [type: string, address: string][] = [];
  vi.stubGlobal("dispatchEvent", ({ type, detail }: CustomEvent<string>) => events.push([type, detail]));
  const { fetchFile, filesGone } = await import("../../../web/src/engine/fetch-file");
  for (const { status, type } of answers) {
    vi.stubGlobal("fetch", async () => new Response("", { status, headers: { "content-type": type } }));
    await fetchFile(new URL("https://gradlab.example/one")).catch(() => {});
  }
  expect(events).toEqual(Array(times).fill([filesGone, "https://gradlab.example/one"]));
});
