import { html, LitElement } from "lit";
import { expect, test } from "vitest";
import { WidthController } from "../../../web/src/charts/width";

class Drawn extends LitElement {
  readonly width = new WidthController(this, 500);
  override render() {
    return html`<svg viewBox="0 0 ${this.width.value} 50"><text font-size="11">words</text></svg>`;
  }
}
customElements.define("test-drawn", Drawn);

const drawnIn = async (width: string) => {
  const frame = document.createElement("div");
  frame.style.width = width;
  const element = document.createElement("test-drawn") as Drawn;
  element.style.display = "block";
  frame.append(element);
  document.body.append(frame);
  const viewBox = () => element.shadowRoot?.querySelector("svg")?.getAttribute("viewBox");
  return { frame, element, viewBox };
};

test("a drawing has the width of its element, also after a change", async () => {
  const { frame, viewBox } = await drawnIn("173px");
  await expect.poll(viewBox).toBe("0 0 173 50");
  frame.style.width = "310px";
  await expect.poll(viewBox).toBe("0 0 310 50");
  frame.remove();
});

test("in print a drawing is at most as wide as a page, so that its words stay readable", async () => {
  const { frame, viewBox, element } = await drawnIn("1200px");
  await expect.poll(viewBox).toBe("0 0 1200 50");
  dispatchEvent(new Event("beforeprint"));
  await element.updateComplete;
  expect(viewBox()).toBe("0 0 680 50");
  dispatchEvent(new Event("afterprint"));
  await element.updateComplete;
  expect(viewBox()).toBe("0 0 1200 50");
  frame.remove();
});
