import { css } from "lit";

/** How the lesson is laid out beyond what every lesson shares. */
export const lessonStyles = css`
  .stage { --graph-height: min(380px, calc(var(--stage-height) - 160px)) }
  .alive { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px; transition: opacity var(--quick) ease-out }
  .stale { opacity: 0.45 }
  .formula-text {
    max-width: none;
    min-height: 32px;
    max-height: 96px;
    overflow: auto;
    scrollbar-width: thin;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    font: 15px/32px var(--mono);
  }
  .formula-text code { font: inherit }
  .formula-text span { padding: 4px 0; border-bottom: 2px solid transparent }
  .formula-text .now { background: color-mix(in srgb, var(--ink) 9%, transparent); border-bottom-color: var(--ink) }
  .formula-text .lit { background: color-mix(in srgb, var(--forward) 16%, transparent) }
  .key { display: flex; flex-wrap: wrap; gap: 0 20px; max-width: none; font: 13px/1.5 var(--sans); color: var(--muted) }
  .barred { text-decoration: overline; text-decoration-thickness: 1px; padding-top: 2px }
  .key i { font: italic 15px/1 var(--serif) }
  .sentence { font: 15px/1.45 var(--sans); min-height: 2.9em; max-width: none }
  .field-row { display: grid; gap: 4px; font: 15px/1.4 var(--sans); margin-bottom: 16px }
  .field-row label, legend { font-weight: 600; padding: 0 }
  .field {
    font: 15px/1.5 var(--mono);
    color: inherit;
    width: 100%;
    min-height: 36px;
    padding: 5px 8px;
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background: var(--surface);
    resize: vertical;
  }
  .field[aria-invalid="true"] { border-color: var(--error) }
  .help-text { color: var(--muted); font: 13px/1.4 var(--sans) }
  .wrong { color: var(--error); font: 15px/1.4 var(--sans) }
  .values { border: 0; margin: 0 0 16px; padding: 0; min-width: 0; display: grid; gap: 4px; font: 15px/1.4 var(--sans) }
  .values .list { display: grid; grid-template-columns: repeat(auto-fill, minmax(7.5rem, 1fr)); gap: 8px 16px }
  .values label {
    display: grid;
    grid-template-columns: auto auto minmax(0, 1fr);
    gap: 6px;
    align-items: center;
    min-width: 0;
  }
  .values label.wide { grid-column: 1 / -1 }
  .values code { font: 15px/1.4 var(--mono) }
  .seed {
    display: grid;
    grid-template-columns: var(--label, 7.5rem) minmax(0, 1fr);
    align-items: center;
    gap: 4px 12px;
    margin-top: 8px;
    font: 15px/1.4 var(--sans);
  }
  .seed label { font-weight: 400 }
  .seed p { grid-column: 2 }
  .tape {
    border-collapse: collapse;
    font: 15px/1.4 var(--sans);
    font-variant-numeric: tabular-nums lining-nums;
    width: 100%;
  }
  .tape caption { text-align: left; color: var(--muted); font-size: 13px; padding-bottom: 4px }
  .tape th {
    font: 600 13px/1.4 var(--sans);
    color: var(--muted);
    text-align: right;
    padding: 4px 0 4px 16px;
    white-space: nowrap;
  }
  .tape td { text-align: right; padding: 4px 0 4px 16px; border-top: 1px dotted var(--line); white-space: nowrap }
  .tape th:first-child, .tape td:first-child { padding-left: 8px; width: 2.5em; color: var(--muted) }
  .tape .record { text-align: left }
  .tape tbody tr { cursor: pointer }
  .tape .now td { background: color-mix(in srgb, var(--ink) 9%, transparent) }
  .tape .now td:first-child { box-shadow: inset 3px 0 var(--ink) }
  .tape .lit td { background: color-mix(in srgb, var(--forward) 13%, transparent) }
  .part {
    border-top: 1px solid var(--line);
    padding: 40px 0;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 24px;
  }
  .part .room { min-height: 240px }
  .order { grid-template-columns: minmax(0, 25rem) minmax(0, 1fr); gap: 16px 64px }
  .order .words { display: grid; gap: 16px; align-content: start }
  .order tr { cursor: auto }
  .order th:first-child, .order td:first-child { width: auto }
  .verdict { font: 15px/1.45 var(--sans); margin-top: 12px }
  gl-tabs { border-top: 1px solid var(--line) }

  @container lesson (width < 860px) {
    .stage { --graph-height: clamp(170px, calc(0.25 * var(--screen-height)), 240px) }
    :host([data-asked]) .stage { --graph-height: calc(0.58 * var(--screen-height)) }
    .formula-text { font-size: 14px; line-height: 26px; min-height: 26px; max-height: 52px }
    .formula-text span { padding: 2px 0 }
    .barred { text-decoration: overline; text-decoration-thickness: 1px; padding-top: 2px }
  .key i { font: italic 15px/1 var(--serif) }
  .sentence { font-size: 13px; min-height: 5.8em }
    .key { gap: 0 12px }
    .key .more { display: none }
    .order th { white-space: normal; vertical-align: bottom }
    .order :is(th, td) { padding-left: 12px; white-space: normal }
    .part { padding: 24px 0 }
    .order { grid-template-columns: minmax(0, 1fr) }
  }
`;
