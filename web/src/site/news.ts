/**
 * What the page learns of its own files: that a newer version is there, or that one of them is gone. One notice at a
 * time.
 */
import { css, html, LitElement, nothing } from "lit";
import "../elements/notice";
import { define } from "../elements/emit";
import { baseStyles } from "../look";
import { messages } from "../messages";
import { onGone } from "./gone";
import { onNewer } from "./offline";

export class GradlabNews extends LitElement {
  static override properties = { news: { state: true } };
  declare news: "" | "newer" | "gone";
  /** Makes the newer version the one that answers. */
  #load: () => void = () => location.reload();

  constructor() {
    super();
    this.news = "";
    onGone(() => {
      this.#load = () => location.reload();
      this.news = "gone";
    });
    onNewer((load) => {
      if (this.news === "gone") return;
      this.#load = load;
      this.news = "newer";
    });
  }

  protected override render() {
    if (this.news === "") return nothing;
    return html`<gl-notice
      kind=${this.news === "gone" ? "error" : "info"}
      closable
      text=${messages.text(`site.${this.news}`)}
      action=${messages.text(`site.${this.news}.load`)}
      @gl-action=${() => this.#load()}
      @gl-close=${() => {
        this.news = "";
      }}
    ></gl-notice>`;
  }

  static override styles = [
    baseStyles,
    css`
      :host { position: fixed; z-index: 20; inset: auto 16px 16px; max-width: 44rem; margin: 0 auto }
      gl-notice {
        display: block;
        background: var(--paper);
        border-radius: var(--radius);
        box-shadow: 0 4px 16px rgb(0 0 0 / 0.14);
      }
      
      @media print { :host { display: none } }
    `,
  ];
}

define("gradlab-news", GradlabNews);
