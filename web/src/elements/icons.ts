import { html, svg, type TemplateResult } from "lit";

const fill = (d: string) => svg`<path d=${d} fill="currentColor" />`;
const line = (d: string) =>
  svg`<path
    d=${d}
    fill="none"
    stroke="currentColor"
    stroke-width="1.6"
    stroke-linecap="round"
    stroke-linejoin="round"
  />`;

const icons = {
  play: fill("M4.5 2.6v10.8L13.4 8z"),
  pause: fill("M4 2.8h3v10.4H4zM9 2.8h3v10.4H9z"),
  stop: fill("M3.5 3.5h9v9h-9z"),
  step: [fill("M3 2.8v10.4L9.6 8z"), fill("M11 2.8h2v10.4h-2z")],
  back: [fill("M13 2.8v10.4L6.4 8z"), fill("M3 2.8h2v10.4H3z")],
  epoch: [fill("M1.6 3v10L6.8 8z"), fill("M7 3v10l5.2-5z"), fill("M12.6 3h1.8v10h-1.8z")],
  reset: line("M3 3v3.6h3.6M3.2 6.4A5.4 5.4 0 1 1 2.8 9.6"),
  undo: line("M3 6.4h6.4a3.6 3.6 0 0 1 0 7.2H6M6 3.2 2.8 6.4 6 9.6"),
  redo: line("M13 6.4H6.6a3.6 3.6 0 0 0 0 7.2H10M10 3.2l3.2 3.2L10 9.6"),
  dice: [
    line("M3.4 2.6h9.2a.8.8 0 0 1 .8.8v9.2a.8.8 0 0 1-.8.8H3.4a.8.8 0 0 1-.8-.8V3.4a.8.8 0 0 1 .8-.8z"),
    fill("M5 4h2v2H5zM9 10h2v2H9zM7 7h2v2H7z"),
  ],
  link: line("M6.6 9.4 9.4 6.6M7.4 4.4l1.2-1.2a3 3 0 0 1 4.2 4.2l-1.2 1.2M8.6 11.6l-1.2 1.2a3 3 0 0 1-4.2-4.2l1.2-1.2"),
  code: line("M5.4 4 1.6 8l3.8 4M10.6 4l3.8 4-3.8 4"),
  copy: [line("M5.6 5.6h7.8v7.8H5.6z"), line("M3 10.4H2.6V2.6h7.8V3")],
  close: line("M3.4 3.4l9.2 9.2M12.6 3.4l-9.2 9.2"),
  check: line("M2.8 8.6 6.2 12l7-8"),
  warning: line("M8 2.4 14.4 13.4H1.6zM8 6.6v3.2M8 11.6v.1"),
  down: line("M3.6 6 8 10.4 12.4 6"),
  sun: line(
    "M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6zM8 1.2v1.4M8 13.4v1.4M1.2 8h1.4M13.4 8h1.4M3.2 3.2l1 1M11.8 " +
      "11.8l1 1M3.2 12.8l1-1M11.8 4.2l1-1",
  ),
  moon: line("M13.4 9.6A5.8 5.8 0 0 1 6.4 2.6 5.8 5.8 0 1 0 13.4 9.6z"),
  system: [line("M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2z"), fill("M8 2.2a5.8 5.8 0 0 1 0 11.6z")],
} as const;

export type IconName = keyof typeof icons;

/** A 16 px icon in the colour of the surrounding text, hidden from screen readers. */
export function icon(name: IconName): TemplateResult {
  return html`<svg viewBox="0 0 16 16" aria-hidden="true">${icons[name]}</svg>`;
}
