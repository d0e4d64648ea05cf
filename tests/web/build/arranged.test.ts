import { afterEach, expect, it, vi } from "vitest";
import { ArrangedLesson } from "../../../web/src/build/arranged";
import { choicesOf } from "../../../web/src/build/choices";
import type { LessonPart } from "../../../web/src/kit";

/** A lesson's element with only the properties that matter here. */
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
  ["a section and a setting with the same name are one row, that of the setting", [section, setting], [setting]],
  ["they are one row also if the setting has a label", [section, { ...setting, label: "How noisy" }], ["How noisy"]],
  [
    "a setting with a label keeps it when the lesson lists the bare name",
    [{ ...setting, label: "How noisy" }, setting],
    ["How noisy"],
  ],
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
