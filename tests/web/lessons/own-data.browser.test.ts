import { html } from "lit";
import { expect, test } from "vitest";
import "../../../web/src/lessons/playground/own-data";
import type { GlOwnData } from "../../../web/src/lessons/playground/own-data";
import { defaults } from "../../../web/src/lessons/playground/state";
import { drawn, inside, shown } from "../support/page";

test("a file that cannot be read is reported in words; the notice disappears when a text is typed", async () => {
  const element = await shown<GlOwnData>(html`<gl-own-data .slice=${defaults.data}></gl-own-data>`);
  const file = new File([], "folder");
  file.arrayBuffer = () => Promise.reject(new DOMException("gone", "NotFoundError"));
  const event = new DragEvent("drop", { bubbles: true, cancelable: true });
  Object.defineProperty(event, "dataTransfer", { value: { files: [file], getData: () => "" } });
  inside(element, ".box").dispatchEvent(event);
  await drawn();
  expect(inside(element, "gl-notice").getAttribute("text")).toContain("could not read this file");
  const field = inside<HTMLTextAreaElement>(element, "textarea");
  field.value = " ";
  field.dispatchEvent(new InputEvent("input"));
  await drawn();
  expect(element.renderRoot.querySelector("gl-notice")).toBeNull();
});
