import { css, html, LitElement, nothing } from "lit";
import { define } from "../elements/emit";
import { type LessonEntry, lessons } from "../lessons";
import { baseSheet } from "../look";
import { messages } from "../messages";
import { addressOf } from "./address";
import { hasWebAssembly } from "./support";

/** The front page: what this is, a network learning, and the course as a path through the lecture. */
export class GradlabFront extends LitElement {
  override connectedCallback(): void {
    super.connectedCallback();
    // The words come first: the figure, and the engine with it, when they can be read.
    if (hasWebAssembly()) requestAnimationFrame(() => setTimeout(() => import("./front-figure"), 0));
  }

  protected override render() {
    const [first] = lessons;
    const playground = lessons.find(({ slug }) => slug === "playground");
    return html`
      <section class="opening">
        <div class="words">
          <h1>${messages.text("front.title")}</h1>
          <p>${messages.text("front.lead")}</p>
          <p class="ways">
            ${first ? html`<a class="primary" href=${addressOf({ slug: first.slug, fragment: "" })}>${messages.text("front.start")}</a>` : nothing}
            ${playground ? html`<a href=${addressOf({ slug: playground.slug, fragment: "" })}>${messages.text("front.play")}</a>` : nothing}
          </p>
        </div>
        ${hasWebAssembly() ? html`<gradlab-front-figure></gradlab-front-figure>` : nothing}
      </section>
      <section class="path" aria-labelledby="path">
        <div><h2 id="path">${messages.text("front.path")}</h2><p class="quiet">${messages.text("front.path.lead")}</p></div>
        <ol>${lessons.map((entry) => this.lesson(entry))}</ol>
      </section>
      <section class="how" aria-labelledby="how">
        <h2 id="how">${messages.text("front.how")}</h2>
        ${this.fact("front.how.ask")}${this.fact("front.how.real")}${this.fact("front.how.share")}
      </section>`;
  }

  private lesson({ slug, number, title, question, lecture }: LessonEntry) {
    return html`<li>
      <a href=${addressOf({ slug, fragment: "" })}>
        <span class="number" aria-hidden="true">${number}</span>
        <span class="title">${title()}</span>
        <strong>${question()}</strong>
        <span class="quiet">${messages.text("front.shows", { what: lecture() })}</span>
      </a>
    </li>`;
  }

  private fact(key: "front.how.ask" | "front.how.real" | "front.how.share") {
    return html`<div><h3>${messages.text(key)}</h3><p>${messages.text(`${key}.text`)}</p></div>`;
  }

  static override styles = [
    baseSheet,
    css`
      :host { display: block; max-width: 1320px; margin: 0 auto; padding: 64px 40px }
      .opening { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 64px; align-items: center }
      .words { display: grid; gap: 24px; align-content: start }
      h1 { font-size: 52px; line-height: 1.08; letter-spacing: -0.022em }
      .words p { font-size: 19px; max-width: 34em }
      .ways { display: flex; flex-wrap: wrap; gap: 12px 24px; align-items: center; font: 15px/1.4 var(--sans) }
      .ways a { min-height: 44px; display: inline-flex; align-items: center; font-size: 15px }
      .primary { background: var(--ink); color: var(--paper); padding: 0 20px; border-radius: var(--radius); text-decoration: none; font-weight: 600 }
      .primary:hover { background: color-mix(in srgb, var(--ink) 85%, var(--paper)) }

      .path { margin-top: 80px; display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 64px; border-top: 1px solid var(--line); padding-top: 40px }
      .path p { margin-top: 12px; max-width: 30em }
      ol { list-style: none; margin: 0; padding: 0; position: relative }
      li { position: relative }
      li:not(:last-child)::before { content: ""; position: absolute; left: 19px; top: 28px; bottom: -20px; width: 1px; background: var(--line) }
      li a { display: grid; grid-template-columns: 40px 1fr; gap: 4px 20px; padding: 0 0 40px; color: inherit; text-decoration: none }
      li:last-child a { padding-bottom: 8px }
      .number {
        grid-row: 1 / span 3; width: 40px; height: 40px; border: 1px solid var(--edge); border-radius: 50%; display: grid; place-items: center; background: var(--paper);
        font: 600 15px/1 var(--sans); position: relative; transition: background var(--quick) ease-out, color var(--quick) ease-out;
      }
      .title { font: 15px/1.4 var(--sans); color: var(--muted); grid-column: 2 }
      strong { font: 600 24px/1.25 var(--serif); letter-spacing: -0.008em; grid-column: 2; text-wrap: balance }
      li .quiet { grid-column: 2; font-size: 15px; line-height: 1.5; max-width: 56ch }
      li a:hover strong { text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 0.18em }
      li a:hover .number { background: var(--ink); color: var(--paper); border-color: var(--ink) }

      .how { margin-top: 64px; border-top: 1px solid var(--line); padding-top: 40px; display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 24px 64px }
      .how h2 { grid-column: 1 / -1 }
      .how p { margin-top: 4px }
      @media (max-width: 1000px) { h1 { font-size: 40px } .opening, .path { gap: 40px } }
      @media (max-width: 860px) {
        :host { padding: 24px 16px 40px }
        .opening, .path, .how { grid-template-columns: minmax(0, 1fr); gap: 24px }
        h1 { font-size: 34px; line-height: 1.12 }
        .words { gap: 16px }
        .words p { font-size: 17px }
        .path { margin-top: 40px; padding-top: 24px }
        .how { margin-top: 40px; padding-top: 24px }
        strong { font-size: 21px }
      }
    `,
  ];
}

define("gradlab-front", GradlabFront);
