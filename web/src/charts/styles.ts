import { css } from "lit";

/** Styles of all charts: small text with tabular digits, and an invisible input over the drawing for the keyboard. */
export const chartStyles = css`
  :host {
    display: block;
    min-width: 0;
    font: 13px/1.4 var(--sans);
    font-variant-numeric: tabular-nums;
    color: var(--ink);
  }
  .frame { position: relative }
  canvas { display: block; width: 100% }
  .frame input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; pointer-events: none }
  .frame:has(input:focus-visible) {
    outline: 2px solid var(--forward);
    outline-offset: 2px;
    border-radius: var(--radius);
  }
`;
