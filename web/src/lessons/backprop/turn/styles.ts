import { css } from "lit";

/** Blanks stand in a grid: what is asked, the field, the verdict, help; what there is to say stands below the field. */
export const turnStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    font: 17px/1.55 var(--serif);
    container: turn / inline-size;
  }
  .bar { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center }
  .bar gl-segmented { --label: auto }
  .which { font: 13px/1.3 var(--sans) }
  gl-backprop-graph { --graph-height: 300px }
  .room { min-height: 300px }
  .work, .todo { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; align-content: start }
  .steps { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: minmax(0, 1fr); gap: 24px }
  .steps > li { border-top: 1px solid var(--line); padding-top: 16px; min-width: 0 }
  h3 { font: 600 17px/1.4 var(--sans); letter-spacing: 0 }
  h3 .quiet { font-weight: 400; font-size: 13px; margin-right: 8px }
  .known {
    font: 15px/1.5 var(--sans);
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
    align-items: baseline;
    margin-bottom: 8px;
  }
  .blank {
    display: grid;
    grid-template-columns: 7.5rem 8.5rem 6rem minmax(0, 1fr);
    gap: 0 12px;
    align-items: center;
    min-height: 48px;
    font: 15px/1.4 var(--sans);
  }
  .asked { text-align: right }
  .asked math { math-style: normal; font-size: 1.15em }
  .asked small { display: block; color: var(--muted); font-size: 13px; line-height: 1.1 }
  .blank .field { min-height: 40px }
  .blank .field:read-only { background: none; border-color: transparent; font-weight: 600 }
  .verdict { display: inline-flex; gap: 6px; align-items: center; white-space: nowrap }
  .verdict svg { width: 16px; height: 16px; flex: none }
  .exact { font-size: 13px }
  .helps .link { min-height: 40px; padding: 0 4px }
  .feedback { grid-column: 2 / -1; display: grid; grid-template-columns: minmax(0, 1fr); gap: 4px }
  .feedback:not(:empty) { padding-bottom: 8px }
  .feedback p { max-width: 60ch }
  .hint { border-left: 3px solid var(--line); padding-left: 12px }
  .later { font: 15px/1.4 var(--sans) }
  .summary {
    border: 1px solid var(--line);
    border-radius: var(--radius);
    padding: 16px 24px;
    display: grid;
    gap: 8px;
    background: var(--surface);
  }
  .summary h3 { font: 600 21px/1.3 var(--serif); color: var(--correct) }
  @container turn (width >= 860px) {
    .work { grid-template-columns: minmax(0, 34rem) minmax(0, 1fr); gap: 16px 64px }
    .work gl-backprop-graph { order: 1; align-self: start; position: sticky; top: 16px }
    .todo .steps > li:first-child { border-top: 0; padding-top: 0 }
  }
  @container turn (width < 560px) {
    .blank { grid-template-columns: 5rem minmax(0, 1fr) auto; padding: 4px 0 }
    .feedback, .helps, .exact { grid-column: 2 / -1 }
  }
`;
