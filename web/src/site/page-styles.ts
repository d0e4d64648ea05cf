import { css } from "lit";

/** The styles of the document. All other styles are in shadow roots. */
export const pageStyles = css`
  html { background: var(--paper); color: var(--ink); -webkit-text-size-adjust: 100%; scroll-padding-top: 16px }
  body { margin: 0; font: 17px/1.58 var(--serif); min-height: 100svh }
  @media print { html { background: none } }
`;
