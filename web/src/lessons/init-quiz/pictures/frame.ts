import { html, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import "../../../charts/take/figure";
import type { Table } from "../../../charts/take/take";

/** The size of every picture, and the height of its ground line, in SVG units. */
export const size = { width: 300, height: 116, ground: 92 } as const;

/** A point of a picture: x to the right, y down. */
export type Point = readonly [x: number, y: number];

export const path = (points: readonly Point[]): string =>
  points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");

const places = 60;

/** Points of a curve between `from` and `to`; `at` maps a value to the picture. */
export function curve(from: number, to: number, at: (x: number) => Point, points = places): Point[] {
  return Array.from({ length: points + 1 }, (_, index) => at(from + ((to - from) * index) / points));
}

/** The SVG path of the area between a curve and the ground. */
export function area(points: readonly Point[]): string {
  const [first, last] = [points[0] as Point, points.at(-1) as Point];
  return `M${first[0]} ${size.ground}${path(points).replace("M", "L")}L${last[0]} ${size.ground}Z`;
}

/** A text below the ground line, with a tick. */
export const tick = (x: number, words: string, tone = "muted"): SVGTemplateResult =>
  svg`<path
    class="axis"
    d=${`M${x} ${size.ground}v4`}
  ></path><text class=${tone} x=${x} y=${size.ground + 18}>${words}</text>`;

export const note = (x: number, y: number, words: string, tone = "muted"): SVGTemplateResult =>
  svg`<text class=${tone} x=${x} y=${y}>${words}</text>`;

/** A picture with a label for screen readers and its numbers as a table. */
export function picture(label: string, table: Table, content: unknown): TemplateResult {
  return html`<gl-figure class="picture" label=${label} .table=${table}><svg
    viewBox=${`0 0 ${size.width} ${size.height}`}
    role="img"
    aria-label=${label}
  >${content}</svg></gl-figure>`;
}

/** A picture with a ground line. */
export const frame = (label: string, table: Table, content: unknown): TemplateResult =>
  picture(label, table, svg`<path class="axis" d=${`M8 ${size.ground}H${size.width - 8}`}></path>${content}`);

/** The values of a function as a table, at the points that `curve` has. */
export const tableOf = (columns: readonly string[], from: number, to: number, at: (x: number) => number): Table => ({
  columns,
  rows: Array.from({ length: places + 1 }, (_, index) => from + ((to - from) * index) / places).map((x) => [x, at(x)]),
});
