import { css, html, type TemplateResult, unsafeCSS } from "lit";
import { tokenRules } from "./tokens";

/** Colours, type and spacing as custom properties: for the document and for the host of a lesson. */
export const tokenStyles = unsafeCSS(tokenRules);

/**
 * Shades at the left and right edge of wide, scrollable content. The upper two layers scroll with the content and cover
 * the shade of an edge when there is nothing further to see on that side.
 */
const scrollShadows = css`
  linear-gradient(to right, var(--paper) 40%, transparent) 0 / 28px 100% no-repeat local,
  linear-gradient(to left, var(--paper) 40%, transparent) 100% / 28px 100% no-repeat local,
  linear-gradient(to right, color-mix(in srgb, var(--ink) 22%, transparent), transparent) 0 / 10px 100% no-repeat,
  linear-gradient(to left, color-mix(in srgb, var(--ink) 22%, transparent), transparent) 100% / 10px 100% no-repeat`;

/** The base of every shadow root. A `button.link` leads to another place on the page, or shows more. */
export const baseStyles = css`
  *, *::before, *::after { box-sizing: border-box }
  [hidden], :host([withheld]), [withheld] { display: none !important }
  :focus-visible { outline: 2px solid var(--forward); outline-offset: 2px }
  h1, h2, h3 { font-family: var(--serif); font-weight: 600; text-wrap: balance; margin: 0 }
  h1 { font-size: 40px; line-height: 1.12; letter-spacing: -0.018em }
  h2 { font-size: 28px; line-height: 1.2; letter-spacing: -0.012em }
  h3 { font-size: 21px; line-height: 1.3; letter-spacing: -0.006em }
  .unbroken { white-space: nowrap }
  p { margin: 0; max-width: 68ch; text-wrap: pretty }
  a { color: var(--forward); text-underline-offset: 0.18em; text-decoration-thickness: 1px }
  button.link {
    all: unset;
    cursor: pointer;
    color: var(--forward);
    text-decoration: underline;
    text-underline-offset: 0.18em;
    text-decoration-thickness: 1px;
    min-height: 32px;
    display: inline-flex;
    align-items: center;
  }
  button.link:focus-visible { outline: 2px solid var(--forward); outline-offset: 2px; border-radius: var(--radius) }
  code { font: 0.88em/1.4 var(--mono) }
  /* On a page that is read from right to left, everything except prose keeps its order, a minus sign stays before
     its number, and a sentence ends after its last word. */
  code, pre, math, canvas, svg, textarea, input:not([type]), input[type="text"] {
    direction: ltr;
    unicode-bidi: isolate;
  }
  h1, h2, h3, p, li, td, dd, output, .number, [translate="no"], [translate="no"] * { unicode-bidi: plaintext }
  legend, th, caption, figcaption, button, :is(label, div) > span { unicode-bidi: plaintext }
  math * { unicode-bidi: normal }
  math { font-family: var(--maths); font-size: 1.06em }
  sup { font-size: 0.72em; line-height: 0; vertical-align: baseline; position: relative; top: -0.42em }
  .quiet { color: var(--muted) }
  .forward { color: var(--forward) }
  .backward { color: var(--backward) }
  .parameter { color: var(--parameter) }
  .correct { color: var(--correct) }
  .error { color: var(--error) }
  .scroll { overflow-x: auto; min-width: 0; max-width: 100%; background: ${scrollShadows} }
  progress {
    appearance: none;
    height: 4px;
    border: 0;
    border-radius: 2px;
    background: var(--line);
    overflow: hidden;
  }
  progress::-webkit-progress-bar { background: var(--line) }
  progress::-webkit-progress-value { background: var(--forward) }
  progress::-moz-progress-bar { background: var(--forward) }
  @media (forced-colors: active) { progress { forced-color-adjust: none } }
  @media print {
    /* A button without an aria-label is a word of the text, and is printed. */
    button[aria-label]:not([aria-pressed]), button.copy, button.skip, button .act { display: none !important }
    .scroll { overflow: visible; background: none }
    pre { white-space: pre-wrap; overflow-wrap: anywhere }
    /* Backgrounds show what is chosen or filled, and the cells of a map. */
    :host { print-color-adjust: exact }
    /* What cannot be split moves to the next page as a whole. If only part of a grid cell moved, it would overlap
       the cell below. */
    [picture], table, textarea { break-inside: avoid }
    h1, h2, h3 { break-after: avoid }
    /* A canvas is painted before its size on paper is known. */
    canvas { object-fit: contain; object-position: left top }
  }
  .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
`;

/** A control: a label, the input, and one line of help below it that is shown on hover and focus. */
export const controlStyles = css`
  :host {
    display: block;
    position: relative;
    font: 15px/1.4 var(--sans);
    font-variant-numeric: tabular-nums;
    color: var(--ink);
  }
  :host([disabled]) { opacity: 0.5 }
  :host([locked]) .row { opacity: 0.65 }
  .row {
    display: grid;
    grid-template-columns: var(--label, 7.5rem) minmax(0, 1fr);
    align-items: center;
    column-gap: 12px;
    min-height: 44px;
  }
  .help {
    position: absolute;
    z-index: 5;
    left: 0;
    top: calc(100% - 4px);
    width: max-content;
    max-width: min(100%, 44ch);
    margin: 0;
    padding: 6px 10px;
    font-size: 13px;
    line-height: 1.4;
    color: var(--ink);
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    box-shadow: 0 4px 16px rgb(0 0 0 / 0.14);
    visibility: hidden;
    opacity: 0;
    transition: opacity var(--quick) ease-out;
    pointer-events: none;
  }
  :host(:hover) .help, :host(:focus-within) .help { visibility: visible; opacity: 1; transition-delay: 300ms }
  :host([explained]) .help {
    position: static;
    visibility: visible;
    opacity: 1;
    width: auto;
    padding: 0;
    border: 0;
    box-shadow: none;
    background: none;
    color: var(--muted);
    max-width: 60ch;
  }
  .wrong { color: var(--error); font-size: 13px; margin: 0 0 6px }
  input, select, button { font: inherit; color: inherit; letter-spacing: inherit }
  .field {
    min-height: 32px;
    padding: 3px 8px;
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background: var(--surface);
    width: 100%;
  }
  .field:hover { border-color: var(--ink) }
  .field:focus-visible { outline-offset: 0; border-color: transparent }
  .field[aria-invalid="true"] { border-color: var(--error) }
  @media (pointer: coarse) { .field { min-height: 44px } }
  input[type="file"] { max-width: 100%; font-weight: 400; color: var(--muted) }
  input[type="file"]::file-selector-button {
    min-height: 44px;
    margin: 0 12px 0 0;
    padding: 0 14px;
    font: inherit;
    font-weight: 600;
    color: var(--ink);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    cursor: pointer;
  }
`;

/** A heading in which words with a hyphen, such as hyper-parameters, stay on one line. */
export function unbroken(heading: string): Array<string | TemplateResult> {
  const parts = heading.split(/(\S+-\S+)/);
  return parts.map((part, index) => (index % 2 === 1 ? html`<span class="unbroken">${part}</span>` : part));
}
