import { css } from "lit";
import { gap, margin } from "./sticky";

/**
 * Wide: prose on the left, the figure on the right, where it sticks. Narrow: the prediction, the figure (kept in view),
 * prose, controls, then the plots. The width of the lesson decides, not that of the window, so that this also works in
 * a narrow column of an embedding page.
 */
export const layoutStyles = css`
  :host {
    display: block;
    container: lesson / inline-size;
    background: var(--paper);
    color: var(--ink);
    font: 17px/1.58 var(--serif);
    font-variant-numeric: tabular-nums lining-nums;
    -webkit-font-smoothing: antialiased;
    text-align: start;
    --screen-height: 100svh;
    --stage-height: calc(0.62 * var(--screen-height));
  }
  :host(:focus) { outline: none }
  .lesson {
    display: grid;
    grid-template-columns: minmax(0, 25rem) minmax(0, 1fr);
    grid-template-rows: auto auto auto auto 1fr;
    column-gap: 64px;
    max-width: 1320px;
    margin: 0 auto;
    padding: 40px;
  }
  .question { grid-column: 1; margin-bottom: 16px }
  :host([data-asked]) .question { display: none }
  .lead, .asked, .prose {
    grid-column: 1;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    align-content: start;
  }
  .asked, .asked + .prose { margin-top: 16px }
  .asked:empty { display: none }
  .controls { grid-column: 1; margin-top: 24px; min-width: 0 }
  .right {
    grid-column: 2;
    grid-row: 1 / span 5;
    align-self: start;
    position: sticky;
    top: var(--stick, ${margin}px);
    min-width: 0;
    display: flex;
    flex-direction: column;
    gap: ${gap}px;
  }
  .stage { min-width: 0; display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px }
  .below { min-width: 0; display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px }
  .below:empty { display: none }
  .sections { max-width: 1320px; margin: 0 auto; padding: 0 40px 64px }
  .sections:empty { display: none }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px;
    border-top: 1px solid var(--line);
    margin-top: 16px;
    min-height: 52px;
    font: 13px/1.3 var(--sans);
    color: var(--muted);
  }
  .tools span { flex: 1 1 15rem }
  .tools .letters { margin-right: 8px; font-size: 13px }
  .problems { max-width: 1240px; margin: 24px auto 0; width: calc(100% - 80px) }
  .problems ul { margin: 4px 0 0; padding-left: 20px }
  .print { display: none }
  .contents {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 20px;
    align-items: baseline;
    border-top: 1px solid var(--line);
    padding: 12px 0;
    font: 15px/1.4 var(--sans);
  }

  :host([mode="embedded"]) .lesson { padding: 16px; column-gap: 40px }
  :host([mode="embedded"]) h1 { font-size: 28px; line-height: 1.2 }
  :host([mode="embedded"]) .question { margin-bottom: 8px }
  :host([mode="embedded"]) .controls { margin-top: 0 }
  .dial { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; margin-bottom: 16px }
  :host([mode="embedded"]) .sections { padding: 0 16px 24px }

  @container lesson (width < 860px) {
    .lesson { display: flex; flex-direction: column; padding: 24px 16px 40px }
    .right { display: contents }
    .question, .lead, .asked { order: 0 }
    .asked { margin-bottom: 16px }
    .stage {
      order: 1;
      position: sticky;
      top: var(--stick, 0);
      z-index: 3;
      background: var(--paper);
      padding: 8px 0;
      margin-bottom: 8px;
    }
    .prose { order: 2 }
    .controls { order: 3 }
    .below { order: 4; margin-top: 24px }
    .question h1 { font-size: 28px; line-height: 1.18 }
    .sections { padding: 0 16px 40px }
    .problems { width: calc(100% - 32px) }
    .tools span { visibility: hidden; height: 0 }
  }
  @media screen {
    @container lesson (width >= 860px) {
      .right.parted { align-self: stretch; position: static }
      .parted .stage, .parted .below { position: sticky; top: var(--stick) }
      .parted .stage {
        z-index: 3;
        background: var(--paper);
        box-shadow: 0 -${margin}px var(--paper), 0 12px var(--paper);
        margin: 0 -4px;
        padding: 0 4px;
      }
    }
  }
  @container lesson (width < 340px) {
    .lesson, .sections { --label: 6rem; --slider-columns: minmax(0, 1fr) 5.25rem; --slider-label: 1 / -1 }
  }
  @media (max-width: 860px) { :host { --stage-height: calc(0.4 * var(--screen-height)) } }
  @media print {
    :host { background: none }
    .controls, .tools { display: none }
    .right, .stage { position: static; background: none }
    .print { display: block; padding: 0 40px 24px; font: 13px/1.5 var(--sans); overflow-wrap: anywhere }
    .print ul { margin: 4px 0 0; padding: 0; list-style: none; columns: 2 }
    .contents { display: none }
  }
`;
