import { css, html } from "lit";
import { baseStyles, controlStyles } from "../look";
import { Control } from "./control";
import { define, emitValue } from "./emit";
import { helpLine } from "./help";
import { spokenName } from "./spoken";

/** An option of a menu, of segments or of a question. `help` is shown for the chosen option. */
export interface Option {
  value: string;
  label: string;
  help?: string;
  /** Whether it cannot be chosen now; only a menu supports this. */
  barred?: boolean;
}

/**
 * A few options side by side; sends `gl-change` with the value. For many options use gl-menu.
 *
 *   <gl-segmented label="axis" value="log"
 *     .options=${[{ value: "log", label: "log" }, { value: "linear", label: "linear" }]}></gl-segmented>
 */
export class GlSegmented extends Control {
  static override properties = {
    options: { attribute: false },
    value: {},
  };
  declare options: readonly Option[];
  declare value: string;

  constructor() {
    super();
    this.options = [];
    this.value = "";
  }

  override render() {
    const chosen = this.options.find((option) => option.value === this.value);
    return html`
      <div class="row" role="radiogroup" aria-label=${spokenName(this.label, this.of)}>
        <span class="label" aria-hidden="true" ?hidden=${this.compact}>${this.label}</span>
        <div class="group">${this.options.map((option) => this.choice(option))}</div>
      </div>
      ${helpLine(this.helpText(chosen?.help || this.help))}`;
  }

  get inWords(): string {
    return this.options.find(({ value }) => value === this.value)?.label ?? "";
  }

  private choice(option: Option) {
    return html`<label><input
      type="radio"
      name="choice"
      .value=${option.value}
      .checked=${option.value === this.value}
      ?disabled=${this.isOff}
      @change=${this.chosen}
    ><span>${option.label}</span></label>`;
  }

  private chosen(event: Event): void {
    this.value = (event.target as HTMLInputElement).value;
    emitValue(this, "gl-change", this.value);
  }

  static override styles = [
    baseStyles,
    controlStyles,
    css`
      :host([compact]) { display: inline-block; max-width: 100% }
      :host([compact]) .row { display: block; min-height: 0 }
      :host(:not([compact])) .row { display: flex; flex-wrap: wrap; gap: 4px 12px }
      .label { flex: 0 0 var(--label, 7.5rem) }
      .group {
        display: inline-flex;
        flex-wrap: wrap;
        max-width: 100%;
        overflow: hidden;
        border: 1px solid var(--edge);
        border-radius: var(--radius);
        justify-self: start;
        background: var(--surface);
      }
      label {
        display: inline-flex;
        position: relative;
        cursor: pointer;
        flex: 1 0 auto;
        justify-content: center;
        border-block-start: 1px solid var(--line);
        border-inline-start: 1px solid var(--line);
        margin-block-start: -1px;
        margin-inline-start: -1px;
      }
      span { min-height: 34px; display: inline-flex; align-items: center }
      label span { padding: 0 12px; white-space: nowrap }
      input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: pointer }
      @media (pointer: coarse) { label span { min-height: 44px } }
      label:hover span { background: color-mix(in srgb, var(--ink) 7%, transparent) }
      input:checked + span { background: var(--ink); color: var(--paper) }
      @media (forced-colors: active) {
        input:checked + span {
          forced-color-adjust: none;
          background: Highlight;
          color: HighlightText;
          text-decoration: underline;
          text-underline-offset: 0.25em;
        }
      }
      input:focus-visible + span {
        outline: 2px solid var(--forward);
        outline-offset: -3px;
        border-radius: var(--radius);
      }
      input:checked:focus-visible + span { outline-color: var(--paper) }
    `,
  ];
}

define("gl-segmented", GlSegmented);
declare global {
  interface HTMLElementTagNameMap {
    "gl-segmented": GlSegmented;
  }
}
