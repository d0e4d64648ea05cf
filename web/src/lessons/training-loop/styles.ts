import { css } from "lit";

/** The styles of this lesson alone, beside those of all lessons. */
export const lessonStyles = css`
  .says { font: 15px/1.45 var(--sans); min-height: 4.4em; max-width: 72ch }
  .tensors {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 8px 40px;
    border-top: 1px solid var(--line);
    padding-top: 16px;
  }
  .tensors h2 { font: 600 13px/1.3 var(--sans); color: var(--muted); letter-spacing: 0; margin-bottom: 8px }
  .tensors .list { display: flex; flex-wrap: wrap; gap: 12px 24px; align-items: start }
  .wrote { border-collapse: collapse; font: 13px/1.4 var(--sans); width: 100% }
  .wrote th {
    font-weight: 600;
    text-align: left;
    color: var(--muted);
    padding: 6px 8px 6px 0;
    border-bottom: 1px solid var(--line);
  }
  .wrote td { padding: 6px 8px 6px 0; border-bottom: 1px dotted var(--line) }
  .wrote code { font: 13px/1.4 var(--mono); white-space: normal }
  .wrote :is(th, td):last-child { padding-right: 0 }
  @container lesson (width < 860px) {
    .below { order: 2; margin-bottom: 24px }
    .prose { order: 3 }
    .controls { order: 4 }
    .tensors { gap: 16px; grid-template-columns: minmax(0, 1fr) }
  }
`;

/** A question and its answer, across the page. */
export const partStyles = css`
  .question-part {
    border-top: 1px solid var(--line);
    padding: 40px 0;
    display: grid;
    grid-template-columns: minmax(0, 25rem) minmax(0, 1fr);
    gap: 16px 64px;
  }
  .question-part .words { display: grid; gap: 16px; align-content: start }
  .samples {
    border-collapse: collapse;
    font: 15px/1.4 var(--sans);
    font-variant-numeric: tabular-nums;
    justify-self: start;
  }
  .samples th { font: 600 13px/1.3 var(--sans); color: var(--muted); text-align: right; padding: 8px 16px 8px 0 }
  .samples td { text-align: right; padding: 8px 16px 8px 0; border-top: 1px dotted var(--line); white-space: nowrap }
  .samples .label { font-weight: 600; box-shadow: inset 0 -2px 0 var(--forward) }
  .plots { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; min-width: 0 }
  .facts { font: 15px/1.45 var(--sans) }
  @container lesson (width < 860px) { .question-part { grid-template-columns: minmax(0, 1fr); padding: 24px 0 } }
`;
