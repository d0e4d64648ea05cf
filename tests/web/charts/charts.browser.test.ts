import { html } from "lit";
import { expect, it } from "vitest";
import "../../../web/src/charts";
import type { GlLineChart } from "../../../web/src/charts/line-chart";
import { surfacePixels } from "../../../web/src/charts/surface-image";
import { classRgb, tokenRgb } from "../../../web/src/look";
import { drawn, heard, inside, press, shown } from "../support/page";

/** The colour of a canvas at a place given as fractions of its width and height. */
function pixel(canvas: HTMLCanvasElement, x: number, y: number): number[] {
  const data =
    canvas.getContext("2d")?.getImageData(Math.floor(x * canvas.width), Math.floor(y * canvas.height), 1, 1).data ?? [];
  return [...data].slice(0, 3);
}

const curves = [
  { label: "train", colour: "forward", x: [1, 2, 3, 4], y: [4, 2, 1, 0.5] },
  { label: "valid", colour: "ink", x: [2, 4], y: [3, 2] },
];

it("an empty chart shows its text until it has a series", async () => {
  const element = await shown<GlLineChart>(
    html`<gl-line-chart label="loss" x-label="step" y-label="loss" empty="Press play."></gl-line-chart>`,
  );
  expect(inside(element, ".empty").textContent).toBe("Press play.");
  element.series = curves;
  await drawn();
  expect(element.shadowRoot?.querySelector(".empty")).toBeNull();
});

it("a logarithmic chart of values that are all 0 says so", async () => {
  const chart = (y: number[]) =>
    shown(
      html`<gl-line-chart scale="log" x-label="step" .series=${[{ label: "loss", x: [0, 1, 2], y }]}></gl-line-chart>`,
    );
  const words = async (y: number[]) => (await chart(y)).shadowRoot?.textContent ?? "";
  for (const y of [
    [0, 0, 0],
    [0, Number.NaN, 0],
  ])
    expect(await words(y)).toContain("Every value is exactly 0");
  expect(await words([1, 0.5, 0])).toContain("values of exactly 0 are not shown");
  expect(await words([1, 0.5, 0.25])).not.toContain("exactly 0");
});

it("shows no value of a dotted series after its last point", async () => {
  const series = [
    { label: "short", dotted: true, x: [1, 2], y: [5, 4] },
    { label: "long", dotted: true, x: [1, 3], y: [3, 2] },
  ];
  const element = await shown<GlLineChart>(
    html`<gl-line-chart label="loss" x-label="rate" y-label="loss" .series=${series}></gl-line-chart>`,
  );
  const reader = inside<HTMLInputElement>(element, "input");
  const read = async (index: string) => {
    reader.value = index;
    reader.dispatchEvent(new Event("input"));
    await drawn();
    return reader.getAttribute("aria-valuetext");
  };
  expect(await read("1")).toBe("rate 2: short 4, long 3");
  expect(await read("2")).toBe("rate 3: long 2");
});

it("by keyboard, shows the values at a step, or the last earlier value of a series without one there", async () => {
  const element = await shown<GlLineChart>(
    html`<gl-line-chart label="loss" x-label="step" y-label="loss" scale="log" .series=${curves}></gl-line-chart>`,
  );
  const reader = inside<HTMLInputElement>(element, "input");
  reader.value = "2";
  reader.dispatchEvent(new Event("input"));
  await drawn();
  expect(reader.getAttribute("aria-valuetext")).toBe("step 3: train 1, valid 3");
  expect(inside(element, "output").textContent).toBe("step 3: train 1, valid 3");
  expect(inside(element, ".head").textContent).toContain("log scale");
  reader.dispatchEvent(new Event("blur"));
  await drawn();
  expect(inside(element, "output").textContent).toBe("");
});

it("a logarithmic x axis has equal distances for equal factors, and a single point is drawn as a dot", async () => {
  const x = [1e-12, 1e-8, 1e-4];
  const series = [
    { label: "", colour: "forward", dotted: true, x: [1e-8], y: [1] },
    { label: "", faint: true, x, y: [0.5, 1, 2] },
  ];
  const element = await shown<GlLineChart>(
    html`<gl-line-chart x-scale="log" scale="log" x-label="h" y-label="error" .series=${series}></gl-line-chart>`,
  );
  expect(inside(element, ".foot").textContent).toBe("h (log scale)");
  const canvas = inside<HTMLCanvasElement>(element, "canvas");
  const data = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
  const blue = Array.from({ length: data.length / 4 }, (_, index) => index).filter(
    (index) => data[4 * index] === 18 && data[4 * index + 1] === 87,
  );
  const middle = blue.reduce((sum, index) => sum + (index % canvas.width), 0) / blue.length;
  const [left, right] = [46, canvas.width - 12];
  expect(middle).toBeGreaterThan(left + 0.45 * (right - left));
  expect(middle).toBeLessThan(left + 0.55 * (right - left));
});

it("shows the first point of a line before there is a second", async () => {
  const series = [{ label: "", colour: "forward", x: [1], y: [2] }];
  const element = await shown<GlLineChart>(
    html`<gl-line-chart x-label="step" y-label="loss" .series=${series}></gl-line-chart>`,
  );
  const canvas = inside<HTMLCanvasElement>(element, "canvas");
  const data = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
  const [red, green] = tokenRgb("light", "forward");
  const painted = Array.from({ length: data.length / 4 }, (_, at) => at).filter(
    (at) => data[4 * at] === red && data[4 * at + 1] === green,
  );
  expect(painted.length).toBeGreaterThan(8);
});

it("labels of diverged lines do not overlap and stay inside the picture", async () => {
  const texts: { text: string; left: number; right: number; y: number }[] = [];
  const { fillText } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y, most) {
    const { width } = this.measureText(text);
    const left = this.textAlign === "right" ? x - width : x;
    texts.push({ text, left, right: left + width, y });
    fillText.call(this, text, x, y, most);
  };
  const line = (label: string, step: number) => ({ label, x: [0, step - 1], y: [1, 900], diverged: step });
  const element = await shown<GlLineChart>(
    html`<gl-line-chart style="width: 358px" scale="log" .xEnd=${100} .yRange=${[1, 1000]} .series=${[line("a", 3), line("b", 30), line("c", 38), line("d", 95)]}></gl-line-chart>`,
  );
  await drawn();
  CanvasRenderingContext2D.prototype.fillText = fillText;
  const { width } = inside<HTMLCanvasElement>(element, "canvas");
  const text = ["a", "b", "c", "d"].map((name) =>
    texts.findLast(({ text }) => text.startsWith(`${name} diverged at step `)),
  );
  expect(text.map((one) => one?.text.split(" ").at(-1))).toEqual(["3", "30", "38", "95"]);
  for (const [index, one] of text.entries()) {
    expect(one?.left).toBeGreaterThanOrEqual(0);
    expect(one?.right).toBeLessThanOrEqual(width);
    for (const other of text.slice(index + 1))
      expect(Math.abs((one?.y ?? 0) - (other?.y ?? 0)) >= 14 * devicePixelRatio).toBe(true);
  }
});

it("draws lines in the colours of their tokens, in both schemes", async () => {
  const ink = (element: Element) => {
    const canvas = inside<HTMLCanvasElement>(element, "canvas");
    const data = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    const seen = new Set<string>();
    for (let index = 0; index < data.length; index += 4)
      if (data[index + 3] === 255) seen.add([data[index], data[index + 1], data[index + 2]].join());
    return seen;
  };
  const chart = html`<gl-line-chart label="loss" .series=${[{ label: "train", colour: "forward", x: [0, 1], y: [1, 1] }]}></gl-line-chart>`;
  expect(ink(await shown(chart)).has("18,87,193")).toBe(true);
  document.documentElement.setAttribute("scheme", "dark");
  expect(ink(await shown(chart)).has("158,200,243")).toBe(true);
  document.documentElement.removeAttribute("scheme");
});

it("the canvas has the width of its element", async () => {
  const element = await shown<GlLineChart>(html`<gl-line-chart label="loss" .series=${curves}></gl-line-chart>`);
  element.style.width = "240px";
  await drawn();
  expect(inside(element, ".plot canvas").clientWidth).toBe(240);
});

it("is drawn again after it was moved to another place on the page", async () => {
  const element = await shown<GlLineChart>(html`<gl-line-chart label="loss" .series=${curves}></gl-line-chart>`);
  const place = element.parentElement as HTMLElement;
  const canvas = inside<HTMLCanvasElement>(element, ".plot canvas");
  element.remove();
  canvas.width = 1;
  place.append(element);
  await drawn();
  expect(canvas.width).toBeGreaterThan(100);
  const data = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
  expect(data.some((byte) => byte > 0)).toBe(true);
});

it("colours the plane by the most probable class, paler for a lower probability", async () => {
  const values = new Float32Array([1, 0, 0.55, 0.45, 0, 1, 0, 1]); // two columns, two rows, low row first
  const grid = { width: 2, height: 2, classes: 2, values };
  const element = await shown(html`<gl-surface bare .grid=${grid} .classes=${["in", "out"]}></gl-surface>`);
  const canvas = inside<HTMLCanvasElement>(element, "canvas");
  const distance = (colour: number[], index: number) =>
    Math.hypot(...colour.map((byte, channel) => byte - (classRgb("light", index)[channel] ?? 0)));
  const [sure, unsure, other] = [pixel(canvas, 0.05, 0.95), pixel(canvas, 0.95, 0.95), pixel(canvas, 0.05, 0.05)];
  expect(distance(sure, 0)).toBeLessThan(distance(unsure, 0));
  expect(distance(sure, 0)).toBeLessThan(distance(sure, 1));
  expect(distance(other, 1)).toBeLessThan(distance(other, 0));
});

it("colours the plane grey where the outputs are NaN", () => {
  const text = { width: 1, height: 2, classes: 2, values: [Number.NaN, Number.NaN, 1, 0] };
  const pixels = surfacePixels(text, "light");
  expect([...pixels.slice(4, 7)]).toEqual([...tokenRgb("light", "line")]);
  expect([...pixels.slice(0, 3)]).not.toEqual([...tokenRgb("light", "line")]);
});

it("sends gl-unit for the unit reached by keyboard, and lists the weights into it", async () => {
  const weights = [{ units: 2, inputs: 2, values: [0.5, -1, 2, 3] }]; // unit + units * input
  const element = await shown(
    html`<gl-network .layers=${[{ units: 2, names: ["x1", "x2"] }, { units: 2 }]} .weights=${weights}></gl-network>`,
  );
  const pointed = heard<{ layer: number; unit: number } | null>("gl-unit");
  const reader = inside<HTMLInputElement>(element, "input");
  reader.value = "3";
  reader.dispatchEvent(new Event("input"));
  await drawn();
  expect(pointed).toEqual([{ layer: 1, unit: 1 }]);
  expect(inside(element, ".foot").textContent).toBe("unit 2 of layer 1: weights \u22121, 3");
  expect(press(reader, "ArrowRight")).toBe(true);
});

it("describes a histogram by its ends and its fullest bin", async () => {
  const element = await shown(
    html`<gl-histogram label="weights" .counts=${[1, 6, 3]} .min=${-3} .max=${3}></gl-histogram>`,
  );
  expect(inside(element, "canvas").getAttribute("aria-label")).toBe(
    "weights: 10 values from \u22123 to 3, most near 0.",
  );
});

it("names each cell of a confusion table, rows being the actual class", async () => {
  const element = await shown(html`<gl-confusion .counts=${[3, 1, 0, 4]} .classes=${["cat", "dog"]}></gl-confusion>`);
  const chosen = heard<{ actual: number; predicted: number }>("gl-cell");
  const cells = element.shadowRoot?.querySelectorAll<HTMLElement>("td button") ?? [];
  expect(cells[1]?.getAttribute("aria-label")).toBe("1 of cat predicted as dog");
  cells[1]?.click();
  expect(chosen).toEqual([{ actual: 0, predicted: 1 }]);
});

it("shows a misread digit dark on paper, with the actual and the predicted class", async () => {
  const pixels = Array.from({ length: 64 }, (_, index) => (index === 9 ? 16 : 0));
  const element = await shown(html`<gl-digits .images=${[{ pixels, actual: "3", predicted: "8" }]}></gl-digits>`);
  const canvas = inside<HTMLCanvasElement>(element, "canvas");
  expect([pixel(canvas, 1 / 8, 1 / 8), pixel(canvas, 0, 0)]).toEqual([
    [29, 33, 41],
    [255, 255, 255],
  ]);
  expect(canvas.getAttribute("aria-label")).toBe("3 read as 8");
});
