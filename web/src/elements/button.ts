import { css, html, LitElement, nothing } from "lit";
import { baseStyles } from "../look";
import { define } from "./emit";
import { type IconName, icon } from "./icons";
import { Member, type MemberElement } from "./member";
import { spokenOf } from "./spoken";

/**
 * A button; listen to `click`. Use `kind="primary"` once in a figure; `kind="plain"` has no border.
 *
 *   <gl-button icon="play" kind="primary">Play</gl-button>
 */
export class GlButton extends LitElement implements MemberElement {
  static override shadowRootOptions: ShadowRootInit = { mode: "open", delegatesFocus: true };
  static override properties = {
    kind: { reflect: true },
    icon: {},
    label: {},
    of: {},
    pressed: { attribute: false },
    expanded: { attribute: false },
    disabled: { type: Boolean, reflect: true },
    path: {},
    locked: { type: Boolean, reflect: true },
  };
  declare kind: "usual" | "primary" | "plain";
  declare icon: IconName | "";
  /** The accessible name and tooltip of a button that shows only an icon. */
  declare label: string;
  /** What the button belongs to, when other buttons have the same text: screen readers read it after the text. */
  declare of?: string;
  /** The state of a toggle button; null for other buttons. */
  declare pressed: boolean | null;
  /** Whether the part that the button opens is open; null for other buttons. */
  declare expanded: boolean | null;
  declare disabled: boolean;
  /** The path of the lesson's state that the button sets; empty when it sets nothing. */
  declare path: string;
  declare locked: boolean;

  constructor() {
    super();
    this.kind = "usual";
    this.icon = "";
    this.label = "";
    this.pressed = null;
    this.expanded = null;
    this.disabled = false;
    this.path = "";
    this.locked = false;
    new Member(this);
  }

  override render() {
    return html`<button
      type="button"
      ?disabled=${this.disabled || this.locked}
      aria-label=${this.label || nothing}
      title=${this.label || nothing}
      aria-pressed=${this.pressed === null ? nothing : String(this.pressed)}
      aria-expanded=${this.expanded === null ? nothing : String(this.expanded)}
    >${this.icon ? icon(this.icon) : nothing}<slot></slot>${spokenOf("", this.of)}</button>`;
  }

  static override styles = [
    baseStyles,
    css`
      :host { display: inline-block }
      button {
        position: relative;
        font: 600 15px/1 var(--sans);
        color: var(--ink);
        min-height: 44px;
        min-width: 44px;
        padding: 0 14px;
        width: 100%;
        border-radius: var(--radius);
        border: 1px solid var(--line);
        background: var(--surface);
        cursor: pointer;
        display: inline-flex;
        align-items: center;
        justify-content: center;
        gap: 8px;
        transition: background var(--quick) ease-out;
      }
      button:hover:enabled { background: color-mix(in srgb, var(--ink) 7%, var(--surface)) }
      button:active:enabled { background: color-mix(in srgb, var(--ink) 14%, var(--surface)) }
      button:disabled { color: var(--muted); cursor: default; opacity: 0.6 }
      button[aria-pressed="true"] {
        border-color: var(--ink);
        background: color-mix(in srgb, var(--ink) 10%, var(--surface));
      }
      :host([kind="primary"]) button {
        background: var(--ink);
        color: var(--paper);
        border-color: var(--ink);
        min-width: min(104px, 100%);
      }
      :host([kind="primary"]) button:hover:enabled { background: color-mix(in srgb, var(--ink) 85%, var(--paper)) }
      :host([kind="plain"]) button { border-color: transparent; background: none; font-weight: 400 }
      svg { width: 16px; height: 16px; flex: none }
      @media (forced-colors: active) {
        button[aria-pressed="true"] {
          forced-color-adjust: none;
          background: Highlight;
          color: HighlightText;
          border: 3px double HighlightText;
        }
      }
      @media print { :host { display: none } }
    `,
  ];
}

define("gl-button", GlButton);
declare global {
  interface HTMLElementTagNameMap {
    "gl-button": GlButton;
  }
}
