import { css, html, LitElement, nothing } from "lit";
import { baseStyles } from "../look";
import { define } from "./emit";
import { Timer } from "./timer";

/**
 * A short message at the bottom edge that disappears by itself, for events that need no answer: "Link copied".
 *
 *   <gl-toast></gl-toast>   then   toast.show("Link copied")
 */
export class GlToast extends LitElement {
  static override properties = { text: { state: true } };
  declare text: string;
  private readonly fading = new Timer();

  constructor() {
    super();
    this.text = "";
  }

  show(text: string, seconds = 4): void {
    this.text = text;
    this.fading.after(seconds * 1000, () => {
      this.text = "";
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.fading.stop();
  }

  override render() {
    return html`<div role="status">${this.text ? html`<p>${this.text}</p>` : nothing}</div>`;
  }

  static override styles = [
    baseStyles,
    css`
      div {
        position: fixed;
        z-index: 20;
        inset: auto 16px 24px;
        display: grid;
        justify-content: center;
        pointer-events: none;
      }
      p {
        font: 15px/1.4 var(--sans);
        padding: 10px 16px;
        border-radius: var(--radius);
        background: var(--ink);
        color: var(--paper);
        box-shadow: 0 6px 24px rgb(0 0 0 / 0.25);
        animation: arrive var(--quick) ease-out;
      }
      @keyframes arrive { from { opacity: 0; transform: translateY(8px) } }
    `,
  ];
}

define("gl-toast", GlToast);
declare global {
  interface HTMLElementTagNameMap {
    "gl-toast": GlToast;
  }
}
