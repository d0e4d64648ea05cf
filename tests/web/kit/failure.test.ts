import type { TemplateResult } from "lit";
import { afterEach, expect, test, vi } from "vitest";
import { EngineError } from "../../../web/src/engine";
import { noticeShown } from "../../../web/src/engine/fetch-file";
import { failedBy, failureNotice } from "../../../web/src/kit/failure";
import { Task } from "../../../web/src/kit/task";
import { appear } from "../support/notice";

afterEach(() => vi.unstubAllGlobals());

const load = "Load the page again";
const again = "Start again";

/** The text on the button of a notice. */
function button(cause: EngineError["kind"], onLine = true, failure = "Dans une autre langue."): string {
  vi.stubGlobal("navigator", { onLine });
  const { values } = failureNotice({ failure, cause, retry: () => {} }) as TemplateResult;
  return values.find((value) => value === load || value === again) as string;
}

test("the button for a missing file reloads the page, in every language", () => {
  expect(button("gone")).toBe(load);
  expect(button("not-a-module")).toBe(load);
  expect(button("lost")).toBe(load);
  expect(button("crashed")).toBe(again);
  expect(button("unreachable")).toBe(again);
});

test("without a connection a lost script is requested again, because no page would load", () => {
  expect(button("lost", false)).toBe(again);
  expect(button("gone", false)).toBe(load);
});

test("a lesson reports a file when the notice appears on the page, not when it is made or drawn again", () => {
  const reported: string[] = [];
  vi.stubGlobal("navigator", { onLine: true });
  vi.stubGlobal(
    "dispatchEvent",
    ({ type, detail }: CustomEvent<string>) => type === noticeShown && reported.push(detail),
  );
  const caught = new EngineError("gone", "https://gradlab.example/a.csv: 404");
  const { failure, cause } = failedBy(caught);
  expect(reported).toEqual([]);
  const notice = failureNotice({ failure, cause, retry: () => {} });
  failureNotice({ failure, cause, retry: () => {} });
  expect(reported).toEqual([]);
  appear(notice);
  expect(reported).toEqual([failure]);
  expect(failure).toContain("https://gradlab.example/a.csv");
  appear(failureNotice({ failure: "A fault.", cause: "crashed", retry: () => {} }));
  expect(reported).toHaveLength(1);
});

test("a task keeps the kind of an error and its words", async () => {
  const task = new Task<number>(() => {});
  await task.ask("a", () => Promise.reject(new EngineError("lost", "TypeError: importing a module script failed")));
  expect([task.cause, task.failure.length > 0]).toEqual(["lost", true]);
});
