import { css, html, LitElement } from "lit";
import { define } from "../elements/emit";
import { type LessonEntry, lessons } from "../lessons";
import { baseStyles, unbroken } from "../look";
import { onLanguage } from "../messages";
import { addressOf } from "./address";
import { words } from "./front-words";

/** The course in the order of the lecture: each lesson with its question, and what the lecture shows there. */
export class GradlabCourse extends LitElement {
  private forgetLanguage = (): void => {};

  override connectedCallback(): void {
    super.connectedCallback();
    this.forgetLanguage = onLanguage(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.forgetLanguage();
  }

  protected override render() {
    return html`<ol>${lessons.map((entry) => this.lesson(entry))}</ol>`;
  }

  private lesson({ slug, number, title, question, lecture }: LessonEntry) {
    return html`<li>
      <a href=${addressOf({ slug, fragment: "" })}>
        <span class="number" aria-hidden="true">${number}</span>
        <span class="words"><span class="title">${title()}</span><strong>${unbroken(question())}</strong></span>
        <span class="quiet">${words.text("shows", { what: lecture() })}</span>
      </a>
    </li>`;
  }

  static override styles = [
    baseStyles,
    css`
      :host { display: block; container: course / inline-size }
      ol { list-style: none; margin: 0; padding: 0 }
      li { position: relative }
      li:not(:last-child)::before {
        content: "";
        position: absolute;
        left: 19px;
        top: 40px;
        bottom: 0;
        width: 1px;
        background: var(--line);
      }
      a {
        display: grid;
        grid-template-columns: 40px minmax(0, 1fr) calc(50% - 32px);
        gap: 4px 20px;
        padding: 0 0 32px;
        color: inherit;
        text-decoration: none;
      }
      li:last-child a { padding-bottom: 0 }
      .number {
        width: 40px;
        height: 40px;
        border: 1px solid var(--edge);
        border-radius: 50%;
        display: grid;
        place-items: center;
        background: var(--paper);
        font: 600 15px/1 var(--sans);
        position: relative;
        transition: background var(--quick) ease-out, color var(--quick) ease-out;
      }
      .words { display: grid; gap: 4px; align-content: start }
      .title { font: 15px/1.4 var(--sans); color: var(--muted) }
      strong { font: 600 24px/1.25 var(--serif); letter-spacing: -0.008em; text-wrap: balance }
      .quiet { font-size: 15px; line-height: 1.5; max-width: 56ch; padding: 25px 0 0; text-wrap: pretty }
      a:hover strong { text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 0.18em }
      a:hover .number { background: var(--ink); color: var(--paper); border-color: var(--ink) }
      @container course (width < 780px) {
        a { grid-template-columns: 40px minmax(0, 1fr) }
        .quiet { grid-column: 2; padding: 0 }
        strong { font-size: 21px }
      }
    `,
  ];
}

define("gradlab-course", GradlabCourse);
