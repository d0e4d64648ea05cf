import { css } from "lit";

export const modesStyles = css`
  :host { display: block; font: 17px/1.55 var(--serif); container: modes / inline-size }
  .panel { display: grid; grid-template-columns: minmax(0, 1fr); gap: 24px }
  .part { display: grid; grid-template-columns: minmax(0, 25rem) minmax(0, 1fr); gap: 16px 64px }
  .part > * { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; align-content: start; min-width: 0 }
  .controls { --label: 6.5rem }
  .typed {
    display: grid;
    grid-template-columns: var(--label) minmax(0, 1fr);
    align-items: center;
    gap: 0 12px;
    min-height: 44px;
    font: 15px/1.4 var(--sans);
  }
  .typed small { grid-column: 2; color: var(--muted); font-size: 13px }
  .typed .wrong { grid-column: 2 }
  .scroll { overflow-x: auto; max-height: 22rem; overflow-y: auto }
  table { border-collapse: collapse; font: 15px/1.4 var(--sans); font-variant-numeric: tabular-nums; width: 100% }
  thead th {
    font: 600 13px/1.3 var(--sans);
    color: var(--muted);
    text-align: right;
    padding: 6px 0 6px 16px;
    white-space: nowrap;
  }
  th:first-child { text-align: left; padding-left: 0 }
  tbody :is(th, td) {
    border-top: 1px dotted var(--line);
    padding: 6px 0 6px 16px;
    text-align: right;
    white-space: nowrap;
    font-weight: 400;
  }
  tbody th { text-align: left; padding-left: 0; font-weight: 600 }
  td small { color: var(--muted); font-size: 13px; margin-left: 8px }
  .counts thead th { white-space: normal }
  .time td { white-space: normal }
  .time small { display: block; margin-left: 0 }
  .vjp { color: var(--backward) }
  .jvp { color: var(--tangent) }
  .maps { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 24px }
  figure { margin: 0; min-width: 0 }
  figcaption { font: 13px/1.4 var(--sans); color: var(--muted); min-height: 3em }
  .buttons { display: flex; flex-wrap: wrap; gap: 8px; align-items: center }
  @container modes (width < 820px) {
    .part { grid-template-columns: minmax(0, 1fr) }
    .maps { gap: 12px }
    .counts :is(th, td) { padding-left: 8px }
    .counts th:first-child { padding-left: 0 }
  }
`;
