import { css, html, LitElement, nothing } from "lit";
import { define } from "../elements/emit";
import { lessons } from "../lessons";
import { baseStyles } from "../look";
import { addressOf } from "./address";
import { words } from "./front-words";
import "./course";
import { hasWebAssembly } from "./support";

/** The front page: an introduction, the figure of a network in training, and the list of lessons. */
export class GradlabFront extends LitElement {
  override connectedCallback(): void {
    super.connectedCallback();
    // The words are rendered first. The figure, and with it the engine, is loaded after the next frame.
    if (hasWebAssembly()) requestAnimationFrame(() => setTimeout(() => import("./front-figure"), 0));
  }

  protected override render() {
    const [first] = lessons;
    const playground = lessons.find(({ slug }) => slug === "playground");
    return html`
      <section class="opening">
        <div class="words">
          <h1>${words.text("title")}</h1>
          <p>${words.text("lead")}</p>
          <p class="ways">
            ${
              first
                ? html`<a
              class="primary"
              href=${addressOf({ slug: first.slug, fragment: "" })}
            >${words.text("start")}</a>`
                : nothing
            }
            ${
              playground
                ? html`<a href=${addressOf({ slug: playground.slug, fragment: "" })}>${words.text("play")}</a>`
                : nothing
            }
            <a href=${addressOf({ slug: "instructors", fragment: "" })}>${words.text("teach")}</a>
          </p>
        </div>
        ${hasWebAssembly() ? html`<gradlab-front-figure></gradlab-front-figure>` : nothing}
      </section>
      <section class="path" aria-labelledby="path">
        <h2 id="path">${words.text("path")}</h2><p class="quiet">${words.text("path.lead")}</p>
        <gradlab-course></gradlab-course>
      </section>
      <section class="how" aria-labelledby="how">
        <h2 id="how">${words.text("how")}</h2>
        ${this.fact("how.ask")}${this.fact("how.real")}${this.fact("how.share")}
      </section>`;
  }

  private fact(key: "how.ask" | "how.real" | "how.share") {
    return html`<div><h3>${words.text(key)}</h3><p>${words.text(`${key}.text`)}</p></div>`;
  }

  static override styles = [
    baseStyles,
    css`
      :host { display: block; max-width: 1320px; margin: 0 auto; padding: 64px 40px }
      .opening { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 64px; align-items: center }
      .words { display: grid; gap: 24px; align-content: start }
      h1 { font-size: 52px; line-height: 1.08; letter-spacing: -0.022em }
      .words p { font-size: 19px; max-width: 34em; text-wrap: balance }
      .ways { display: flex; flex-wrap: wrap; gap: 12px 24px; align-items: center; font: 15px/1.4 var(--sans) }
      .ways a { min-height: 44px; display: inline-flex; align-items: center; font-size: 15px }
      .primary {
        background: var(--ink);
        color: var(--paper);
        padding: 0 20px;
        border-radius: var(--radius);
        text-decoration: none;
        font-weight: 600;
      }
      .primary:hover { background: color-mix(in srgb, var(--ink) 85%, var(--paper)) }

      .path {
        margin-top: 80px;
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        gap: 40px 64px;
        align-items: baseline;
        border-top: 1px solid var(--line);
        padding-top: 40px;
      }
      .path p { max-width: 34em }
      gradlab-course { grid-column: 1 / -1 }

      .how {
        margin-top: 64px;
        border-top: 1px solid var(--line);
        padding-top: 40px;
        display: grid;
        grid-template-columns: repeat(3, minmax(0, 1fr));
        gap: 24px 64px;
      }
      .how h2 { grid-column: 1 / -1 }
      .how p { margin-top: 4px }
      @media (max-width: 1000px) { h1 { font-size: 40px } .opening, .path { gap: 40px } }
      @media (max-width: 860px) {
        :host { padding: 24px 16px 40px }
        .opening, .path, .how { grid-template-columns: minmax(0, 1fr); gap: 24px }
        h1 { font-size: 34px; line-height: 1.12 }
        .words { gap: 16px }
        .words p { font-size: 17px }
        .path { margin-top: 40px; padding-top: 24px; gap: 16px }
        gradlab-course { margin-top: 16px }
        .how { margin-top: 40px; padding-top: 24px }
      }
    `,
  ];
}

define("gradlab-front", GradlabFront);
