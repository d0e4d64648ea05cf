import { css } from "lit";

export const studyStyles = css`
  h3 { font: 600 15px/1.4 var(--sans); margin: 0 0 4px; letter-spacing: 0 }
  .space { border-collapse: collapse; font: 15px/1.4 var(--sans); width: 100% }
  .space th { font-weight: 400; text-align: left; padding: 0 8px 0 0 }
  .space thead th { font-size: 13px; color: var(--muted) }
  .space td { padding: 3px 8px 3px 0; font-size: 13px }
  .space td:last-child { padding-right: 0; width: 9.5rem }
  .space gl-menu { --label: 0; font-size: 13px; width: 100% }
  progress { width: 160px }
  .run + .run { margin-top: -8px }
  .saved { margin-top: -8px }
  .stale { color: var(--error) }
  .chosen { border-left: 3px solid var(--ink); padding-left: 12px; justify-content: space-between }
  .chosen p { font: 15px/1.45 var(--sans); flex: 1 1 20rem; font-variant-numeric: tabular-nums }
  .more dl {
    font: 15px/1.5 var(--sans);
    margin: 0;
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 2fr);
    gap: 8px 24px;
  }
  .more dt { color: var(--muted) }
  .more dd { margin: 0; display: grid; gap: 8px; justify-items: start }
  :is(.isolation, .bars, .row) + .facts { margin-top: 8px }
  .isolation, .plots gl-points { max-width: 25rem }
  .more { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 24px 64px; padding-bottom: 40px }
  .more > :last-child { grid-column: 1 / -1 }
  .bars .bar {
    display: grid;
    grid-template-columns: 8rem minmax(0, 1fr) 9.5rem;
    gap: 12px;
    align-items: center;
    margin: 0;
  }
  .track { position: relative; height: 14px; border-left: 1px solid var(--edge) }
  .track i {
    position: absolute;
    inset: 2px auto 2px 0;
    width: calc(var(--value) * 100%);
    min-width: 1px;
    background: var(--parameter);
    opacity: 0.55;
  }
  .track b {
    position: absolute;
    top: 6px;
    height: 2px;
    left: calc(var(--low) * 100%);
    width: calc((var(--high) - var(--low)) * 100%);
    background: var(--ink);
  }
  .numbers .link { min-height: 24px }
  .file {
    position: relative;
    display: inline-flex;
    min-height: 44px;
    align-items: center;
    padding: 0 12px;
    font: 600 15px var(--sans);
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    cursor: pointer;
  }
  .file:focus-within { outline: 2px solid var(--forward); outline-offset: 2px }
  .file input { position: absolute; inset: 0; opacity: 0; cursor: pointer; width: 100% }
  .wrong { color: var(--error); font: 15px/1.4 var(--sans) }
  @media print { .row gl-button, .file { display: none } }
  @container lesson (width < 860px) {
    .more { grid-template-columns: minmax(0, 1fr) }
    .more dl { grid-template-columns: minmax(0, 1fr); gap: 4px }
    .more dd { margin-bottom: 8px }
    .bars .bar { grid-template-columns: 6rem minmax(0, 1fr) 8.5rem; gap: 8px }
  }
`;
