/** The files that can be saved from every chart: a picture, a drawing and numbers. */
import { html, type TemplateResult } from "lit";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import "../../../web/src/charts";
import { SvgContext } from "../../../web/src/charts/take/svg-context";
import type { GlTake } from "../../../web/src/charts/take/take";
import "../../../web/src/lessons/init/figure/strips";
import { drawn, inside, shown } from "../support/page";

/** The saved files: name and content. */
const saved: Array<{ name: string; blob: Blob }> = [];
const blobs = new Map<string, Blob>();

beforeEach(() => {
  saved.length = 0;
  const original = URL.createObjectURL.bind(URL);
  vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
    const address = original(blob);
    blobs.set(address, blob as Blob);
    return address;
  });
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({ name: this.download, blob: blobs.get(this.href) as Blob });
  });
});
afterEach(() => vi.restoreAllMocks());

/** Puts a chart on the page and opens its menu. */
async function opened(template: TemplateResult): Promise<Element> {
  const chart = await shown<Element>(html`<div class="wide">${template}</div>`);
  const result = chart.firstElementChild as Element;
  await open(result);
  return result;
}

async function open(result: Element): Promise<void> {
  const take = inside<GlTake>(result, "gl-take");
  await take.updateComplete;
  inside<HTMLButtonElement>(take, "button").click();
  await vi.waitUntil(
    () => take.shadowRoot?.querySelector("gl-take-menu")?.shadowRoot?.querySelectorAll("gl-button").length === 5,
    {
      timeout: 10_000,
    },
  );
  await drawn();
}

/** Presses an entry of the menu; resolves with the file. */
async function taken(chart: Element, entry: "PNG" | "SVG" | "CSV"): Promise<{ name: string; blob: Blob }> {
  const menu = inside(inside(chart, "gl-take"), "gl-take-menu");
  const buttons = [...(menu.shadowRoot?.querySelectorAll<HTMLElement>("gl-button") ?? [])];
  buttons.find(({ textContent }) => textContent?.includes(entry))?.click();
  await vi.waitUntil(() => saved.length > 0, { timeout: 10_000 });
  return saved.splice(0)[0] as { name: string; blob: Blob };
}

async function svgOf(chart: Element): Promise<SVGSVGElement> {
  const { name, blob } = await taken(chart, "SVG");
  expect(name).toMatch(/^[\w-]+\.svg$/);
  const document = new DOMParser().parseFromString(await blob.text(), "image/svg+xml");
  expect(document.querySelector("parsererror")?.textContent).toBeUndefined();
  return document.documentElement as unknown as SVGSVGElement;
}

/** All text in a drawing. A long text in several lines has no blanks between its lines. */
const writing = (figure: SVGSVGElement) =>
  [...figure.querySelectorAll("text")]
    .map(({ textContent }) => textContent)
    .join("")
    .replaceAll(" ", "");

/** A second implementation of RFC 4180. */
function parsed(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'));
    if (end === "\r\n") rows.push([]);
    if (end === "") break;
  }
  return rows.slice(0, -1);
}

async function tableOf(chart: Element): Promise<string[][]> {
  const { name, blob } = await taken(chart, "CSV");
  expect(name).toMatch(/^[\w-]+\.csv$/);
  return parsed((await blob.text()).replace(/^\ufeff/, ""));
}

const x = Float64Array.from({ length: 50 }, (_, step) => step);
const y = Float64Array.from(x, (step) => 3 * Math.exp(-step / 7) + 0.1 + step / 3e9);
const curves = [
  { label: "train", colour: "forward", x, y },
  { label: "valid", colour: "ink", dashed: true, x: [2, 40], y: [3, 0.1 + 0.2] },
];
const lines = html`<gl-line-chart label="The loss falls" x-label="step" y-label="loss" .series=${curves}></gl-line-chart>`;

/** Every kind of chart with data, its title, and the second line of its table. */
const charts: ReadonlyArray<[kind: string, chart: TemplateResult, title: string, row: string[]]> = [
  ["line chart", lines, "The loss falls", ["train", "0", String(y[0])]],
  [
    "scatter",
    html`<gl-scatter .actual=${[1, 2]} .predicted=${[1.5, 2.25]} .heldOut=${[0, 1]} unit="cm"></gl-scatter>`,
    "Predicted against true",
    ["1", "1.5", "0"],
  ],
  [
    "histogram",
    html`<gl-histogram label="layer 1" colour="parameter" .counts=${[1, 5, 2, 0]} .min=${-1} .max=${1}></gl-histogram>`,
    "layer 1",
    ["-1", "-0.5", "1"],
  ],
  [
    "surface",
    html`<gl-surface
      .grid=${{ width: 2, height: 2, classes: 2, values: [0.9, 0.1, 0.2, 0.8, 0.5, 0.5, 0.3, 0.7] }}
      .points=${[{ x: 0, y: 0.5, target: 1 }]}
      .classes=${["inner", "outer"]}
      x-label="x1"
      y-label="x2"
    ></gl-surface>`,
    "Decision surface",
    ["grid", "-0.5", "-0.5", "0.9", "0.1", ""],
  ],
  [
    "network",
    html`<gl-network
      .layers=${[{ units: 2, names: ["x1", "x2"] }, { units: 1 }]}
      .weights=${[{ units: 1, inputs: 2, values: [0.5, -2] }]}
    ></gl-network>`,
    "The network",
    ["1", "1", "1", "0.5"],
  ],
  [
    "confusion",
    html`<gl-confusion .counts=${[3, 1, 0, 4]} .classes=${["cat", "dog"]}></gl-confusion>`,
    "Which class",
    ["cat", "cat", "3"],
  ],
  [
    "digits",
    html`<gl-digits .images=${[{ pixels: [0, 16, 8, 4], actual: "3", predicted: "8" }]} side="2"></gl-digits>`,
    "Digits",
    ["3", "8", "0", "16", "8", "4"],
  ],
  [
    "figure",
    html`<gl-figure label="Bars and a line" .table=${{ columns: ["bar", "height"], rows: [["a", 40]] }}>
      <svg viewBox="0 0 200 80" style="display: block; width: 100%">
        <path d="M10 70L160 70L160 20" fill="none" stroke="teal" stroke-width="3"></path>
        <rect x="20" y="30" width="40" height="40" fill="purple"></rect>
        <text x="70" y="20" fill="black" font-size="12">a word</text>
      </svg>
    </gl-figure>`,
    "Bars and a line",
    ["a", "40"],
  ],
  [
    "stretched figure",
    html`<gl-figure label="Bars" .table=${{ columns: ["bar", "height"], rows: [["a", 40]] }}>
      <svg viewBox="0 0 1000 60" preserveAspectRatio="none" style="display: block; width: 100%; height: 90px">
        <rect x="200" y="10" width="600" height="50" fill="purple"></rect>
      </svg>
    </gl-figure>`,
    "Bars",
    ["a", "40"],
  ],
];

/** Whether a pixel of the picture's paper is purple. */
function isPurpleAt(picture: ImageBitmap, x: number, y: number): boolean {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [picture.width, picture.height];
  const context = canvas.getContext("2d");
  context?.drawImage(picture, 0, 0);
  const [red = 0, green = 255, blue = 0] = context?.getImageData(x, y, 1, 1).data ?? [];
  return red > 100 && green < 40 && blue > 100;
}

it("a figure of 60 units that is stretched to 90 pixels is saved with a height of 90 pixels", async () => {
  const element = await opened(charts.at(-1)?.[1] as TemplateResult);
  const { width } = element.getBoundingClientRect();
  const picture = await createImageBitmap((await taken(element, "PNG")).blob);
  // Below the title, the left edge of the picture is at 16; the bar is from 15 to 90 of the figure's 90 pixels.
  const middle = 2 * (16 + Math.round(width / 2));
  const purple = Array.from({ length: picture.height }, (_, y) => y).filter((y) => isPurpleAt(picture, middle, y));
  expect(Math.abs(purple.length - 2 * 75)).toBeLessThanOrEqual(2);
});

it.each(charts)(
  "%s: drawing, picture and table contain its title and its address",
  async (_kind, chart, title, row) => {
    const element = await opened(chart);
    const figure = await svgOf(element);
    expect(figure.querySelector("title")?.textContent).toContain(title);
    expect(writing(figure)).toContain(title.replaceAll(" ", ""));
    expect(writing(figure)).toContain(location.href.replaceAll(" ", ""));
    const picture = await createImageBitmap((await taken(element, "PNG")).blob);
    expect([picture.width, picture.height]).toEqual([
      2 * Number(figure.getAttribute("width")),
      2 * Number(figure.getAttribute("height")),
    ]);
    const [head, first] = await tableOf(element);
    expect(head?.at(-1)).toContain(title);
    expect(first).toEqual([...row, location.href]);
  },
);

it.each(charts)("%s: the drawing and the picture look the same", async (kind, chart) => {
  const element = await opened(chart);
  const picture = await createImageBitmap((await taken(element, "PNG")).blob);
  const drawing = new Image();
  const { blob } = await taken(element, "SVG");
  drawing.src = `data:image/svg+xml,${encodeURIComponent(await blob.text())}`;
  await drawing.decode();
  const [one, other] = [picture, drawing].map((source) => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [picture.width, picture.height];
    const context = canvas.getContext("2d");
    context?.drawImage(source, 0, 0, canvas.width, canvas.height);
    return context?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray();
  }) as [Uint8ClampedArray, Uint8ClampedArray];
  const differs = (at: number) =>
    [0, 1, 2].some((part) => Math.abs((one[at + part] ?? 0) - (other[at + part] ?? 0)) > 64);
  const pixels = Array.from({ length: one.length / 4 }, (_, index) => 4 * index);
  const isInk = (data: Uint8ClampedArray, at: number) => [0, 1, 2].some((part) => data[at + part] !== data[part]);
  const ink = pixels.filter((at) => isInk(one, at) || isInk(other, at));
  expect(ink.length).toBeGreaterThan(500);
  // The position of the edge of an enlarged pixel depends on the browser.
  expect(ink.filter(differs).length / ink.length).toBeLessThan(["digits", "figure"].includes(kind) ? 0.02 : 0.001);
});

it("the table of a chart contains every number of its series", async () => {
  const element = await opened(lines);
  const [head, ...rows] = await tableOf(element);
  expect(head).toEqual(["series", "step", "loss", "figure: The loss falls"]);
  const back = curves.map(({ label }) => rows.filter(([name]) => name === label));
  for (const [index, { x: across, y: up }] of curves.entries()) {
    expect(back[index]?.map(([, step]) => Number(step))).toEqual([...across]);
    expect(back[index]?.map(([, , loss]) => Number(loss))).toEqual([...up]);
  }
});

it("a histogram is saved with the labels of its axes: layer 1 and count", async () => {
  const [, histogram] = charts.find(([kind]) => kind === "histogram") ?? [];
  const figure = await svgOf(await opened(histogram as TemplateResult));
  const texts = [...figure.querySelectorAll("text")].map(({ textContent }) => textContent);
  // Once as the title, once below the axis.
  expect(texts.filter((text) => text === "layer 1")).toHaveLength(2);
  expect(texts).toContain("count");
});

it("a line chart is saved with its title, the labels of its axes, and the names of its lines", async () => {
  const figure = await svgOf(await opened(lines));
  const texts = [...figure.querySelectorAll("text")].map(({ textContent }) => textContent);
  expect(texts).toEqual(expect.arrayContaining(["The loss falls", "step", "loss", "train", "valid"]));
});

/** Stands for a lesson on an embedding page. */
class Embedded extends HTMLElement {
  fragment = "v=1&lr=0.2";
  mode = "embedded";
  connectedCallback() {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const chart = document.createElement("gl-line-chart");
    chart.series = curves;
    root.append(chart);
  }
}
customElements.define("gradlab-take-test", Embedded);

it("on an embedding page, a saved chart has the site's address of the lesson with its state", async () => {
  const lesson = await shown<Embedded>(html`<gradlab-take-test></gradlab-take-test>`);
  await drawn();
  const chart = inside(lesson, "gl-line-chart");
  await open(chart);
  expect(writing(await svgOf(chart))).toMatch(/\/embed\.html#\/take-test\?v=1&lr=0\.2$/);
});

const hostile = `</text><script>window.ran = 1</script><img src=x onerror="window.ran = 1"> & "quoted" '\u0000\u0007`;

it("labels with markup become text in SVG and CSV, and no script in them runs", async () => {
  const series = [{ label: hostile, x: [0, 1], y: [1, 2] }];
  const element = await opened(
    html`<gl-line-chart label=${hostile} x-label=${hostile} y-label=${hostile} .series=${series}></gl-line-chart>`,
  );
  const figure = await svgOf(element);
  expect(figure.querySelectorAll("script, img, foreignObject, a").length).toBe(0);
  document.body.append(document.importNode(figure, true));
  await drawn();
  expect((window as { ran?: number }).ran).toBeUndefined();
  expect((await tableOf(element))[1]?.[0]).toBe(hostile);
});

it("writes NaN as an empty cell, and infinite numbers as inf and -inf", async () => {
  const y = [1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const series = [{ label: "loss", x: [0, 1, 2, 3], y }];
  const element = await opened(html`<gl-line-chart label="a" x-label="step" .series=${series}></gl-line-chart>`);
  expect((await tableOf(element)).slice(1).map((row) => row[2])).toEqual(["1", "", "inf", "-inf"]);
});

it("like a canvas, draws nothing at coordinates that are not finite", async () => {
  const context = new SvgContext();
  for (const far of [Number.NaN, Number.POSITIVE_INFINITY]) {
    context.beginPath();
    context.moveTo(0, far);
    context.lineTo(far, 0);
    context.bezierCurveTo(0, 0, far, 0, 0, 0);
    context.rect(0, 0, far, 1);
    context.roundRect(far, 0, 1, 1, 1);
    context.arc(far, 0, 1, 0, 1);
    context.moveTo(1, 2);
    context.lineTo(3, 4);
    context.stroke();
    context.fillRect(far, 0, 1, 1);
    context.fillText("far", far, 0);
    context.drawImage(document.createElement("canvas"), far, 0);
  }
  const figure = new DOMParser().parseFromString(context.document(10, 10, ""), "image/svg+xml").documentElement;
  expect([...figure.querySelectorAll("path, rect, text, image")].map((one) => one.getAttribute("d"))).toEqual([
    "M1 2L3 4",
    "M1 2L3 4",
  ]);
});

it("no cell begins like a formula of a spreadsheet", async () => {
  const series = [{ label: `=HYPERLINK("http://x")`, x: [0], y: [-1] }];
  const element = await opened(html`<gl-line-chart label="a" x-label="step" .series=${series}></gl-line-chart>`);
  expect((await tableOf(element))[1]).toEqual([`'=HYPERLINK("http://x")`, "0", "-1", location.href]);
});

it("the saved strips of initialization have the layers' names, which on the page are in the plot below", async () => {
  const spread = { counts: Float32Array.of(1, 2, 1), min: -1, max: 1, mean: 0, variance: 0.5 };
  const look = { label: "He", colour: "teal", dashed: false, chosen: true, stale: false, repeats: [] };
  const line = { ...look, measured: [], predicted: [], spread: Array(4).fill(spread) };
  const element = await opened(html`<gl-init-strips label="Values" .lines=${[line]}></gl-init-strips>`);
  const figure = await svgOf(element);
  const numbers = [...figure.querySelectorAll("text")].map(({ textContent }) => textContent ?? "");
  expect(numbers.filter((one) => /^[123]$/.test(one))).toEqual(["1", "2", "3"]);
});

it("Escape closes the menu and moves the focus back", async () => {
  const element = await opened(lines);
  const take = inside(element, "gl-take");
  const menu = inside(take, "gl-take-menu");
  const pressed = new KeyboardEvent("keydown", { key: "Escape", bubbles: true, composed: true, cancelable: true });
  inside(menu, "div").dispatchEvent(pressed);
  await drawn();
  expect(take.shadowRoot?.querySelector("gl-take-menu")).toBeNull();
  expect(take.shadowRoot?.activeElement?.localName).toBe("button");
});

it("the menu of an empty chart says that there is nothing to save", async () => {
  const chart = await shown<Element>(html`<gl-line-chart label="loss"></gl-line-chart>`);
  const take = inside<GlTake>(chart, "gl-take");
  inside<HTMLButtonElement>(take, "button").click();
  await vi.waitUntil(
    () => take.shadowRoot?.querySelector("gl-take-menu")?.shadowRoot?.textContent?.includes("nothing in it"),
    {
      timeout: 10_000,
    },
  );
});

it.each(charts.map(([kind, chart]) => [kind, chart] as const))(
  "the name of the button of a %s is short and has no changing numbers",
  async (_kind, template) => {
    const chart = (await shown<Element>(html`<div class="wide">${template}</div>`)).firstElementChild as Element;
    const take = inside<GlTake>(chart, "gl-take");
    await take.updateComplete;
    const name = inside(take, "button").getAttribute("aria-label") ?? "";
    expect(name).toMatch(/^Picture and data: ./);
    expect(name).not.toMatch(/shown|\d\.\d|\d points/);
  },
);
