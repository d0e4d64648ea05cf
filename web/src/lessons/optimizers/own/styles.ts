import { css } from "lit";

/** Writing on the left, the race and its numbers on the right. */
export const panelStyles = css`
  :host {
    display: grid; grid-template-columns: minmax(0, 25rem) minmax(0, 1fr); gap: 24px 64px; grid-column: 1 / -1;
    font: 17px/1.58 var(--serif); color: var(--ink);
  }
  .write, .see { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; align-content: start; min-width: 0 }
  .see { max-width: 640px }
  .starts { display: flex; flex-wrap: wrap; gap: 8px; font: 13px/1.4 var(--sans) }
  .starts span { flex-basis: 100%; font-weight: 600 }
  .task { border-left: 2px solid var(--ink); padding-left: 12px }
  .task.correct { border-color: var(--correct) }
  label { font: 600 13px/1.4 var(--sans); display: flex; align-items: center; gap: 8px }
  .sample { width: 26px; height: 8px; flex: none; vertical-align: middle }
  textarea {
    field-sizing: content; min-height: 5.5rem; font: 15px/1.6 var(--mono); color: inherit; width: 100%;
    padding: 8px 12px; border: 1px solid var(--edge); border-radius: var(--radius); background: var(--surface);
    resize: vertical; overflow-x: auto;
  }
  textarea[aria-invalid="true"] { border-color: var(--error) }
  #says {
    min-height: 24px; font: 15px/1.45 var(--sans); display: grid; grid-template-columns: minmax(0, 1fr); gap: 4px;
  }
  pre { font: 15px/1.4 var(--mono); color: var(--error); margin: 0; overflow-x: auto }
  .error { color: var(--error) }
  .correct { color: var(--correct) }
  .quiet { font: 13px/1.45 var(--sans); color: var(--muted) }
  table { border-collapse: collapse; width: 100%; font: 13px/1.4 var(--sans); font-variant-numeric: tabular-nums }
  th, td {
    text-align: right; padding: 6px 0 6px 16px; font-weight: 400; border-bottom: 1px dotted var(--line);
    white-space: nowrap;
  }
  thead th { color: var(--muted); font-weight: 600; white-space: normal; vertical-align: bottom }
  th:first-child { text-align: left; padding-left: 0 }
  tbody th { font-weight: 600 }
  small { display: block; color: var(--muted); font-size: 13px }
  @container lesson (width < 860px) { :host { grid-template-columns: minmax(0, 1fr) } }
  @container lesson (width < 560px) {
    th, td { padding-left: 8px; white-space: normal }
    tbody th, small { white-space: nowrap }
  }
`;
