import { html } from "lit";
import { expect, it } from "vitest";
import "../../../web/src/elements/slider";
import type { GlSlider } from "../../../web/src/elements/slider";
import { drawn, heard, inside, press, shown } from "../support/page";

const knob = {
  name: "lr",
  label: "learning rate",
  default: 0.001,
  min: 1e-5,
  max: 1,
  scale: "log" as const,
  help: "Step length.",
};
const slider = (value = 0.1) =>
  shown<GlSlider>(html`<gl-slider .knob=${knob} .value=${value} .mark=${{ value: 0.5, label: "limit" }}></gl-slider>`);
const track = (element: Element) => inside<HTMLInputElement>(element, "input[type=range]");
const field = (element: Element) => inside<HTMLInputElement>(element, "input[type=text]");

async function type(element: Element, text: string): Promise<void> {
  field(element).value = text;
  field(element).dispatchEvent(new Event("change"));
  await drawn();
}

it("arrows change the value and send gl-input and gl-change; aria-valuetext has the value in words", async () => {
  const element = await slider();
  const moving = heard<{ value: number }>("gl-input");
  const settled = heard<{ value: number }>("gl-change");
  press(track(element), "ArrowRight");
  press(track(element), "ArrowUp");
  await drawn();
  expect(moving.map(({ value }) => value)).toEqual([0.15, 0.2]);
  expect(settled.map(({ value }) => value)).toEqual([0.15, 0.2]);
  expect(track(element).getAttribute("aria-valuetext")).toBe("0.2");
  expect(field(element).value).toBe("0.2");
});

it("an arrow key in a slider does not step the lesson", async () => {
  const element = await slider();
  // The lesson ignores events whose default was prevented.
  expect(press(track(element), "ArrowRight")).toBe(false);
});

it("dragging along the log track gives values of two digits", async () => {
  const element = await slider();
  track(element).value = "537";
  track(element).dispatchEvent(new Event("input"));
  expect(element.value).toBe(0.0048);
});

it("a typed value is taken with all digits", async () => {
  const element = await slider();
  await type(element, "3.1416e-3");
  expect(element.value).toBe(0.0031416);
});

it("a typed text that is out of range or no number is refused with the reason, and the value stays", async () => {
  const element = await slider();
  for (const text of ["7", "much", ""]) {
    await type(element, text);
    expect(element.value).toBe(0.1);
    expect(inside(element, "[role=alert]").textContent).toContain(
      "is not a number between 10⁻⁵ and 1".replace("10⁻⁵", "1\u202f×\u202f10⁻⁵"),
    );
    expect(field(element).getAttribute("aria-invalid")).toBe("true");
  }
  await type(element, "0.5");
  expect(element.shadowRoot?.querySelector("[role=alert]")).toBeNull();
});

it("a refusal shows the exact bounds with all digits", async () => {
  const limits = async (min: number, max: number) => {
    const element = await slider();
    element.knob = { ...knob, min, max };
    await type(element, "much");
    return inside(element, "[role=alert]").textContent;
  };
  expect(await limits(0, 0.999999)).toContain("between 0 and 0.999999.");
  expect(await limits(0, 4294967295)).toContain("between 0 and 4\u202f294\u202f967\u202f295.");
  expect(await limits(1e-12, 1e10)).toContain("between 1\u202f×\u202f10⁻¹² and 1\u202f×\u202f10¹⁰.");
});

it("a double click and the delete key set the default", async () => {
  const element = await slider();
  inside(element, ".slide").dispatchEvent(new MouseEvent("dblclick"));
  expect(element.value).toBe(0.001);
  element.value = 0.3;
  press(track(element), "Delete");
  expect(element.value).toBe(0.001);
});

it("the default and the limit are marked at their positions on the track", async () => {
  const element = await slider();
  const at = (selector: string) => Number(inside(element, selector).style.getPropertyValue("--at"));
  expect(at(".default")).toBeCloseTo(0.4);
  expect(at(".mark")).toBeCloseTo(0.94, 2);
  expect(at(".slide")).toBeCloseTo(0.8);
});

it("on a page that is read from right to left, fill, mark, thumb and arrow keys are mirrored", async () => {
  const element = await slider();
  document.documentElement.dir = "rtl";
  await drawn();
  const box = element.shadowRoot?.querySelector(".slide")?.getBoundingClientRect() as DOMRect;
  const mark = inside(element, ".default").getBoundingClientRect();
  const knob = element.knob;
  element.value = knob.sliderMin ?? knob.min;
  await drawn();
  const fill = () => Number.parseFloat(getComputedStyle(inside(element, ".slide"), "::after").width);
  expect(fill()).toBeLessThan(2);
  element.value = knob.default;
  await drawn();
  // The fill begins at the right, where a native thumb is at its minimum, and ends at the mark of the default.
  expect(Math.abs(box.right - 10 - fill() - mark.right)).toBeLessThan(2);
  const before = element.value;
  press(track(element), "ArrowLeft");
  expect(element.value).toBeGreaterThan(before);
  document.documentElement.dir = "";
});
