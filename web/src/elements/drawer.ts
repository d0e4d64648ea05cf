import { css, html, LitElement } from "lit";
import { baseStyles } from "../look";
import { define, emit } from "./emit";
import { icon } from "./icons";

/**
 * A heading that shows or hides the content below it, in the normal flow of the page, so that the figure stays in view.
 * Sends `gl-toggle` {open}.
 *
 *   <gl-drawer label="All controls" ?open=${state.drawer}>...</gl-drawer>
 */
export class GlDrawer extends LitElement {
  static override properties = { label: {}, summary: {}, open: { type: Boolean, reflect: true } };
  declare label: string;
  /** A short description of the content, shown in muted text after the label. */
  declare summary: string;
  declare open: boolean;

  constructor() {
    super();
    this.label = "";
    this.summary = "";
    this.open = false;
  }

  override render() {
    return html`
      <button type="button" aria-expanded=${this.open} aria-controls="content" @click=${this.toggle}>
        ${icon("down")}<b>${this.label}</b><span translate="no">${this.summary}</span>
      </button>
      <div id="content" ?inert=${!this.open}><div><slot></slot></div></div>`;
  }

  private toggle(): void {
    this.open = !this.open;
    emit(this, "gl-toggle", { open: this.open });
  }

  static override styles = [
    baseStyles,
    css`
      :host { display: block; border-top: 1px solid var(--line); font: 15px/1.4 var(--sans) }
      button {
        all: unset;
        box-sizing: border-box;
        width: 100%;
        min-height: 48px;
        display: flex;
        gap: 10px;
        align-items: center;
        cursor: pointer;
      }
      button:focus-visible { outline: 2px solid var(--forward); outline-offset: 2px; border-radius: var(--radius) }
      b { font-weight: 600; white-space: nowrap }
      span { color: var(--muted); font-size: 13px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
      svg {
        width: 14px;
        height: 14px;
        flex: none;
        transform: rotate(-90deg);
        transition: transform var(--quick) ease-out;
      }
      :host([open]) svg { transform: none }
      #content {
        display: grid;
        grid-template: 0fr / minmax(0, 1fr);
        visibility: hidden;
        transition: grid-template-rows var(--quick) ease-out, visibility 0s var(--quick);
      }
      #content > div { overflow: hidden; min-height: 0 }
      :host([open]) #content {
        grid-template-rows: 1fr;
        visibility: visible;
        transition: grid-template-rows var(--quick) ease-out;
        padding-bottom: 16px;
      }
      :host([open]) #content > div { overflow: visible }
      @media print {
        #content { display: block; visibility: visible }
        #content > div { overflow: visible }
        svg { display: none }
      }
    `,
  ];
}

define("gl-drawer", GlDrawer);
declare global {
  interface HTMLElementTagNameMap {
    "gl-drawer": GlDrawer;
  }
}
