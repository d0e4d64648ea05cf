import { css, html, LitElement, type TemplateResult } from "lit";
import { baseStyles } from "../look";
import { type CoreProblem, problemText } from "../messages/core";
import { define } from "./emit";

/** Characters shown on each side of the wrong column. */
const around = 28;

/**
 * The problems of a text in words. A problem with a column also shows its line of the text, with a caret under the
 * column. Screen readers do not interrupt for it (`role="status"`), since a text is usually wrong while it is typed.
 *
 *   <gl-problems .problems=${refused.problems} .text=${state.text}></gl-problems>
 */
export class GlProblems extends LitElement {
  static override properties = { problems: { attribute: false }, text: { attribute: false } };
  declare problems: readonly CoreProblem[];
  /** The text of the problems; columns count its characters from 1, over all lines. Empty when there is none. */
  declare text: string;

  constructor() {
    super();
    this.problems = [];
    this.text = "";
  }

  override render() {
    return html`<div role="status">${this.problems.map((problem) => this.problem(problem))}</div>`;
  }

  private problem(problem: CoreProblem): TemplateResult {
    const place = caretPlace(this.text, Number(problem.params.column));
    const words = html`<p>${problemText(problem)}</p>`;
    return place ? html`<pre aria-hidden="true">${place.line}\n${" ".repeat(place.at)}^</pre>${words}` : words;
  }

  static override styles = [
    baseStyles,
    css`
      :host { display: block; font: 15px/1.45 var(--sans); color: var(--error) }
      div { display: grid; grid-template-columns: minmax(0, 1fr); gap: 4px }
      pre { font: 15px/1.4 var(--mono); margin: 4px 0 0; overflow-x: auto; direction: ltr; text-align: left }
    `,
  ];
}

/**
 * The part of the line near a column of a text (columns count from 1 over all lines), and the place of the caret in it,
 * from 0; null when the text has no such column.
 */
export function caretPlace(text: string, column: number): { line: string; at: number } | null {
  const characters = [...text];
  if (!Number.isInteger(column) || column < 1 || column > characters.length + 1) return null;
  const start = characters.lastIndexOf("\n", column - 2) + 1;
  const end = characters.indexOf("\n", column - 1);
  const from = Math.max(start, column - 1 - around);
  const to = Math.min(end < 0 ? characters.length : end, column - 1 + around);
  return { line: characters.slice(from, to).join("").replaceAll("\t", " "), at: column - 1 - from };
}

define("gl-problems", GlProblems);
declare global {
  interface HTMLElementTagNameMap {
    "gl-problems": GlProblems;
  }
}
