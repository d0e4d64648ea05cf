import { css } from "lit";

/** A section of the lesson: text and controls on the left, the figure on the right. */
export const partStyles = css`
  .part {
    border-top: 1px solid var(--line);
    padding: 40px 0;
    display: grid;
    grid-template-columns: minmax(0, 25rem) minmax(0, 1fr);
    gap: 16px 64px;
  }
  .part > div { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; align-content: start; min-width: 0 }
  .numbers {
    border-collapse: collapse;
    font: 13px/1.4 var(--sans);
    font-variant-numeric: tabular-nums;
    min-width: min(100%, 30rem);
  }
  .numbers th, .numbers td { text-align: right; padding: 6px 16px 6px 0; white-space: nowrap }
  .numbers thead th {
    color: var(--muted);
    border-bottom: 1px solid var(--line);
    white-space: normal;
    vertical-align: bottom;
    max-width: 11rem;
  }
  .numbers tbody tr + tr > * { border-top: 1px dotted var(--line) }
  .numbers :is(th, td):first-child { text-align: left }
  .numbers td.cell {
    background: color-mix(in srgb, var(--forward) calc(var(--part) * 45%), var(--surface));
    color: var(--ink);
    padding: 8px 12px;
  }
  .numbers td.cell.error { background: none; color: var(--error) }
  .heat { min-width: 100%; --edge: 10px }
  .heat caption { text-align: left; color: var(--muted); padding-bottom: 4px }
  .heat th, .heat td, .heat td.cell { padding: 8px var(--edge); text-align: center }
  .heat th:first-child { text-align: left; padding-left: 0 }
  .heat sup { line-height: 0 }
  .small { font: 13px/1.45 var(--sans); color: var(--muted); max-width: none }
  .facts { font: 15px/1.45 var(--sans) }
  .walk { grid-template-rows: auto 1fr }
  .walk > div:first-child { grid-row: 1 / span 2 }
  .part > .pair {
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 24px;
    --picture-height: 340px;
    --picture-aspect: auto;
  }

  /* A picture stays in view while its controls move. */
  @container lesson (width < 860px) {
    .part { grid-template-columns: minmax(0, 1fr); padding: 24px 0 }
    .part:has(.watched) > div:first-child { display: contents }
    .part:has(.watched) > div:first-child > :is(h2, p) { order: -1 }
    .part > .watched {
      position: sticky;
      top: 0;
      z-index: 3;
      background: var(--paper);
      padding: 8px 0;
      border-bottom: 1px solid var(--line);
    }
    .part > .watched { order: 0; --picture-height: calc(0.31 * var(--screen-height)); --picture-aspect: auto }
    .part > .watched .facts { font-size: 13px }
    .part > .pair { gap: 8px; --picture-height: calc(0.24 * var(--screen-height)) }
    .part > .watched ~ .after, .part:has(.watched) > div:first-child > * { order: 1 }
    .heat { --edge: 3px }
    .numbers tbody th { white-space: normal }
  }
  @media (max-height: 600px) { .part > .watched { position: static; --picture-height: 300px } }
`;

/** The first figure, which stays in view on a phone while its controls are used. */
export const figureStyles = css`
  .chips { display: flex; flex-wrap: wrap; gap: 8px }
  .sections > :not(:defined) {
    display: block;
    min-height: calc(0.6 * var(--screen-height));
    border-top: 1px solid var(--line);
  }
  @container lesson (width < 860px) {
    .stage { display: contents }
    .stage > * { order: 1; margin-bottom: 12px }
    .stage > .watched {
      position: sticky;
      top: 0;
      z-index: 3;
      background: var(--paper);
      padding: 8px 0;
      border-bottom: 1px solid var(--line);
    }
  }
  @media (max-height: 600px) { .stage > .watched { position: static } }
`;
