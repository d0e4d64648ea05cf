import { afterEach, expect, it, vi } from "vitest";
import { ArrangedLesson } from "../../../web/src/build/arranged";
import { choicesOf } from "../../../web/src/build/choices";
import type { LessonPart } from "../../../web/src/kit";

/** A lesson's element, of which only its parts matter. */
class Element extends EventTarget {
  readonly dataset = {};
  readonly isConnected = true;
  readonly fragment = "";
  parts: readonly LessonPart[] = [];
  setAttribute(): void {}
}

afterEach(() => vi.unstubAllGlobals());

const section: LessonPart = { name: "noise", kind: "part", label: "Noise" };
const setting: LessonPart = { name: "noise", kind: "control", label: "noise" };

it.each([
  ["a section and a setting of one name are one row, the setting's", [section, setting], [setting]],
  ["also when the setting has a label of its own", [section, { ...setting, label: "How noisy" }], ["How noisy"]],
  ["what has a label is not called by its name again", [{ ...setting, label: "How noisy" }, setting], ["How noisy"]],
])("%s", async (_what, parts, rows) => {
  const element = new Element();
  vi.stubGlobal("document", { createElement: () => element });
  const arranged = new ArrangedLesson(
    () => choicesOf("#/init"),
    () => {},
  );
  await arranged.open({ slug: "init", lesson: "init", key: "", load: async () => ({}) });
  element.parts = parts;
  element.dispatchEvent(new Event("gradlab-state"));
  expect(arranged.parts.map(({ label }) => label)).toEqual(
    rows.map((row) => (typeof row === "string" ? row : row.label)),
  );
});
