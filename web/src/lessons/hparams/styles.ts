import { css } from "lit";

/** Styles of a plot that is an element. */
export const plotStyles = css`
  :host { display: block; min-width: 0 }
  svg {
    display: block;
    width: 100%;
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }
  text { font: 11px var(--sans); fill: var(--muted); font-variant-numeric: tabular-nums }
`;

/** A section: text and controls on the left, the figure on the right. */
export const partStyles = css`
  .part {
    border-top: 1px solid var(--line); padding: 40px 0; display: grid;
    grid-template-columns: minmax(0, 25rem) minmax(0, 1fr); gap: 16px 64px;
  }
  .part > div { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; align-content: start; min-width: 0 }
  .numbers { border-collapse: collapse; font: 13px/1.4 var(--sans); font-variant-numeric: tabular-nums }
  .numbers caption { text-align: left; color: var(--muted); padding-bottom: 4px; max-width: calc(100cqi - 32px) }
  .numbers th, .numbers td { text-align: right; padding: 6px 12px 6px 0; white-space: nowrap }
  .numbers thead th { color: var(--muted); border-bottom: 1px solid var(--line) }
  .numbers :is(th, td):first-child { text-align: left }
  .numbers td.cell {
    background: color-mix(in srgb, var(--forward) calc(var(--part) * 45%), var(--surface));
    padding: 6px 10px;
    text-align: center;
  }
  .numbers td.cell.error { background: none; color: var(--error) }
  .heat { min-width: 100% }
  .facts { font: 13px/1.45 var(--sans); color: var(--muted) }
  .plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); gap: 16px }
  .row { display: flex; flex-wrap: wrap; gap: 8px; align-items: center }
  .bars { display: grid; gap: 8px; font: 13px/1.4 var(--sans) }
  .bar { display: grid; grid-template-columns: 9rem minmax(0, 1fr) 7rem; gap: 8px; align-items: center }
  @media (forced-colors: active) { .bar i { forced-color-adjust: none } }
  .bar i { display: block; height: 10px; background: var(--parameter); width: calc(var(--part) * 100%); min-width: 1px }
  @container lesson (width < 560px) {
    .plots { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 8px }
  }
  @container lesson (width < 860px) {
    .part { grid-template-columns: minmax(0, 1fr); padding: 24px 0 }
  }
`;

export const gameStyles = css`
  :host { display: block }
  .scroll { max-height: 20rem; overflow: auto }
  h3 { font: 600 15px/1.4 var(--sans); letter-spacing: 0 }
  .chosen { border-left: 3px solid var(--ink); padding-left: 12px; justify-content: space-between }
  .chosen p { font: 15px/1.45 var(--sans); flex: 1 1 16rem; font-variant-numeric: tabular-nums }
`;

/** Styles of the lesson's shadow root. */
export const styles = [
  partStyles,
  css`
    .ways { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 16px 24px }
    .controls .facts + .facts { margin-top: 8px }
    .ways figure { margin: 0; min-width: 0 }
    .ways figcaption { font: 15px/1.4 var(--sans); margin-bottom: 4px }
    .ways .facts { min-height: 2.9em; margin: 8px 0 0 }
    .count { font: 17px/1.5 var(--serif) }
    .count b { font: 600 28px/1.2 var(--serif) }
    .part > .dials { grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 4px 40px }
    .tips { padding-left: 20px; display: grid; gap: 8px }
    .sections > [data-part] { min-height: 40vh }
    @container lesson (width < 860px) {
      .ways { gap: 8px }
      /* In a sequence on a projector, four plots in a row leave the button below in view. */
      :host([data-asked]) .ways { grid-template-columns: repeat(4, minmax(0, 1fr)) }
      :host([data-asked]) .ways figcaption { font-size: 13px; white-space: nowrap }
      :host([data-asked]) .ways .facts { min-height: 0 }
      :host([data-asked]) .ways .means { display: none }
    }
  `,
];

/** Styles of a plot of points. */
export const pointStyles = css`
  svg { height: auto }
  .empty { font-size: 13px }
  .read { fill: var(--ink); font-weight: 600 }
  .halo { fill: none; stroke: var(--ink); stroke-width: 1.2; pointer-events: none }
  .grid { stroke: var(--line) }
  .rug { stroke: var(--parameter); stroke-width: 1.2 }
  circle { stroke: var(--surface); stroke-width: 0.8; fill: var(--forward) }
  .s0 { fill: var(--forward) }
  .s1 { fill: color-mix(in srgb, var(--forward) 70%, var(--surface)) }
  .s2 { fill: color-mix(in srgb, var(--forward) 45%, var(--surface)); stroke: var(--forward) }
  .s3 { fill: color-mix(in srgb, var(--forward) 22%, var(--surface)); stroke: var(--forward) }
  .s4 { fill: var(--surface); stroke: var(--forward) }
  .marked { stroke: var(--ink); stroke-width: 2 }
  .bad { stroke: var(--error); stroke-width: 1.6; fill: none }
  .reach { fill: transparent; stroke: none }
  .behind { opacity: 0.4 }
  .group { stroke: var(--parameter); stroke-width: 2; fill: none }
  .group.best { fill: var(--parameter); stroke: var(--surface) }
  g[role="button"] { cursor: pointer; outline: none }
  g[role="button"]:focus-visible .reach { stroke: var(--forward); stroke-width: 2 }
  @media (forced-colors: active) {
    circle { fill: CanvasText }
    .s4 { fill: Canvas }
    .reach, .halo { fill: transparent }
    .halo { stroke: CanvasText }
  }
`;
