import { css } from "lit";

export const scalingSheet = css`
  .part { border-top: 1px solid var(--line); padding: 40px 0; display: grid; grid-template-columns: minmax(0, 25rem) minmax(0, 1fr); gap: 16px 64px }
  .part > div { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; align-content: start; min-width: 0 }
  .scroll { overflow-x: auto; min-width: 0 }
  .numbers { border-collapse: collapse; font: 13px/1.4 var(--sans); font-variant-numeric: tabular-nums; min-width: min(100%, 30rem) }
  .numbers th, .numbers td { text-align: right; padding: 6px 16px 6px 0; white-space: nowrap }
  .numbers thead th { color: var(--muted); border-bottom: 1px solid var(--line) }
  .numbers tbody tr + tr > * { border-top: 1px dotted var(--line) }
  .numbers th:first-child { text-align: left }
  .numbers td.cell { background: color-mix(in srgb, var(--forward) calc(var(--part) * 45%), var(--surface)); color: var(--ink); padding: 8px 12px }
  .numbers td.cell.error { background: none; color: var(--error) }
  .chips { display: flex; flex-wrap: wrap; gap: 8px }
  .job { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; font: 13px/1.4 var(--sans) }
  .heat th, .heat td { padding-right: 8px }
  .heat td.cell { padding: 8px 6px }
  .facts { font: 15px/1.45 var(--sans) }
  @container lesson (width < 860px) { .part { grid-template-columns: minmax(0, 1fr); padding: 24px 0 } }
`;
