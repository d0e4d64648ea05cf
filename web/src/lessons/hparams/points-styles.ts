import { css } from "lit";

/** Of a plot of points. */
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
