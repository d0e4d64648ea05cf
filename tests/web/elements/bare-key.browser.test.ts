import { html } from "lit";
import { expect, it } from "vitest";
import "../../../web/src/elements";
import type { GlTabs } from "../../../web/src/elements/tabs";
import { drawn, heard, inside, press, shown } from "../support/page";

const options = ["a", "b", "c"].map((value) => ({ value, label: value }));

it("tabs leave arrows with Alt, Ctrl or Meta to the browser, which may go back with them", async () => {
  const tabs = await shown<GlTabs>(html`<gl-tabs label="parts" value="b" .tabs=${options}></gl-tabs>`);
  for (const modifier of [{ altKey: true }, { metaKey: true }, { ctrlKey: true }])
    expect(press(inside(tabs, "[role=tab]"), "ArrowLeft", modifier)).toBe(true);
  expect(tabs.value).toBe("b");
  expect(press(inside(tabs, "[role=tab]"), "ArrowLeft")).toBe(false);
  await drawn();
  expect(tabs.value).toBe("a");
});

const knob = { name: "n", default: 4, min: 1, max: 9, scale: "linear", integer: true };

it.each([
  ["a count", html`<gl-number label="n" .value=${4} .min=${1} .max=${9}></gl-number>`],
  ["a slider's field", html`<gl-slider label="n" .value=${4} .knob=${knob}></gl-slider>`],
])("%s ignores arrows during the composition of an input method", async (_what, template) => {
  const control = await shown(template);
  const changes = heard<{ value: number }>("gl-change");
  const field = inside(control, ".field");
  press(field, "ArrowUp", { isComposing: true });
  press(field, "ArrowUp", { keyCode: 229 });
  expect(changes).toEqual([]);
  press(field, "ArrowUp");
  expect(changes).toEqual([{ value: 5 }]);
});
