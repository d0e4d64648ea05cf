import { beforeEach, expect, it, vi } from "vitest";
import { EngineError } from "../../../web/src/engine";
import { fetchFile } from "../../../web/src/engine/fetch-file";
import { failedBy, failureNotice } from "../../../web/src/kit/failure";
import { appear } from "../support/notice";

const a = "https://gradlab.example/assets/a.csv";
const b = "https://gradlab.example/assets/b.csv";
const script = "error loading dynamically imported module: https://gradlab.example/assets/menu.js";

/** The calls of `notify`, in order: true for a notice of the whole page, false when lessons have reported all files. */
let notices: boolean[];
let patience: number;

beforeEach(async () => {
  vi.useFakeTimers();
  vi.resetModules();
  const window = new EventTarget();
  for (const name of ["addEventListener", "dispatchEvent"] as const) vi.stubGlobal(name, window[name].bind(window));
  vi.stubGlobal("navigator", { onLine: true });
  vi.stubGlobal("fetch", async () => new Response("", { status: 404 }));
  const gone = await import("../../../web/src/site/gone");
  notices = [];
  patience = gone.patience;
  gone.onUnnoticed((isUnnoticed) => notices.push(isUnnoticed));
  return () => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  };
});

const draw = (caught: unknown) => appear(failureNotice({ ...failedBy(caught), retry: () => {} }));

/** Requests a file of the engine that does not exist. Returns a function with which its lesson reports it. */
async function missing(address: string): Promise<() => void> {
  const error = await fetchFile(new URL(address)).catch((caught: unknown) => caught);
  return () => draw(error);
}

/** A missing script, as Vite reports it. Returns what makes its lesson report it. */
function missingScript(message: string): () => void {
  dispatchEvent(Object.assign(new Event("vite:preloadError"), { payload: new TypeError(message) }));
  return () => draw(new EngineError("lost", `TypeError: ${message}`));
}

const wait = (milliseconds: number) => vi.advanceTimersByTime(milliseconds);

it("the page has no notice of a missing file that its lesson reports", async () => {
  (await missing(a))();
  missingScript(script)();
  wait(2 * patience);
  expect(notices).toEqual([]);
});

it("a second request for a reported file gives no notice, until another page is opened", async () => {
  missingScript(script)();
  missingScript(script);
  wait(2 * patience);
  expect(notices).toEqual([]);
  dispatchEvent(new Event("hashchange"));
  missingScript(script);
  wait(patience);
  expect(notices).toEqual([true]);
});

it("the page has a notice of a missing file that no lesson reports", async () => {
  await missing(a);
  expect(notices).toEqual([]);
  wait(patience);
  expect(notices).toEqual([true]);
});

it("a lesson that reports one file has not reported another", async () => {
  await missing(a);
  (await missing(b))();
  wait(patience);
  expect(notices).toEqual([true]);
});

it("the report of one file still holds when another is missing", async () => {
  const say = await missing(a);
  say();
  wait(patience / 2);
  missingScript(script);
  wait(patience / 2);
  expect(notices).toEqual([]);
  wait(patience / 2);
  expect(notices).toEqual([true]);
});

it("late reports of all missing files remove the notice of the page", async () => {
  const say = await missing(a);
  const other = missingScript(script);
  wait(patience);
  expect(notices).toEqual([true]);
  say();
  expect(notices).toEqual([true]);
  other();
  expect(notices).toEqual([true, false]);
});

it("several files that no lesson reports have one notice", async () => {
  await missing(a);
  await missing(b);
  missingScript(script);
  wait(2 * patience);
  expect(notices).toEqual([true]);
});

it("if a browser's message names no script, any report of a script counts", () => {
  missingScript("Importing a module script failed.")();
  wait(patience);
  expect(notices).toEqual([]);
});
