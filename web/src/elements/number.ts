import { css, html, type PropertyValues } from "lit";
import { baseStyles, controlStyles, numberField, typedNumber } from "../look";
import { messages } from "../messages";
import { isBare } from "./bare-key";
import { Control } from "./control";
import { define, emitValue } from "./emit";
import { helpLine } from "./help";
import { clamped } from "./knob";
import { spokenName, spokenOf } from "./spoken";

/**
 * A number field with buttons to step it, for counts; a slider is for magnitudes. Sends `gl-change` when settled. Only
 * whole numbers unless `fraction` is set.
 *
 *   <gl-number label="hidden layers" .value=${2} min="0" max="6"></gl-number>
 */
export class GlNumber extends Control {
  static override properties = {
    value: { type: Number },
    min: { type: Number },
    max: { type: Number },
    step: { type: Number },
    fraction: { type: Boolean },
  };
  declare value: number;
  declare min: number;
  declare max: number;
  declare step: number;
  declare fraction: boolean;

  constructor() {
    super();
    this.value = 0;
    this.min = 0;
    this.max = 100;
    this.step = 1;
    this.fraction = false;
  }

  /** A new value removes the message about a refused text. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("value")) this.wrong = "";
  }

  override render() {
    const label = spokenName(this.label, this.of);
    return html`
      <div class="row">
        <label id="label" for="field" class=${this.compact ? "unseen" : ""}
          >${this.label}${spokenOf(this.label, this.of)}</label
        >
        <div class="group">
          <button
            type="button"
            aria-label=${messages.text("control.less", { label })}
            ?disabled=${this.isOff || this.value <= this.min}
            @click=${() => this.set(this.value - this.step)}
          >−</button>
          <input
            class="field"
            id="field"
            type="text"
            role="spinbutton"
            inputmode="numeric"
            autocomplete="off"
            aria-describedby="help"
            aria-valuenow=${this.value}
            aria-valuemin=${this.min}
            aria-valuemax=${this.max}
            aria-invalid=${this.wrong ? "true" : "false"}
            .value=${numberField(this.value)}
            ?disabled=${this.isOff}
            @change=${this.typed}
            @keydown=${this.pressed}
          >
          <button
            type="button"
            aria-label=${messages.text("control.more", { label })}
            ?disabled=${this.isOff || this.value >= this.max}
            @click=${() => this.set(this.value + this.step)}
          >+</button>
        </div>
      </div>
      ${helpLine(this.helpText(this.help), this.wrong)}`;
  }

  get inWords(): string {
    return numberField(this.value);
  }

  private set(value: number): void {
    this.wrong = "";
    this.value = clamped({ name: "", default: 0, min: this.min, max: this.max, scale: "linear" }, value);
    emitValue(this, "gl-change", this.value);
  }

  private pressed(event: KeyboardEvent): void {
    const direction = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
    if (direction === 0 || !isBare(event)) return;
    event.preventDefault();
    this.set(this.value + direction * this.step);
  }

  private typed(event: Event): void {
    const field = event.target as HTMLInputElement;
    const value = typedNumber(field.value);
    if (value === null || value < this.min || value > this.max || (!this.fraction && !Number.isInteger(value))) {
      this.wrong = this.refusal(field.value, !this.fraction, this.min, this.max);
      return;
    }
    this.set(value);
    field.value = numberField(value);
  }

  static override styles = [
    baseStyles,
    controlStyles,
    css`
      :host([compact]) { display: inline-block }
      :host([compact]) .row { display: block; min-height: 0 }
      .group {
        display: inline-grid;
        grid-template-columns: 36px minmax(0, 5rem) 36px;
        max-width: 100%;
        justify-self: start;
      }
      .field { text-align: center; border-radius: 0; position: relative; min-height: 36px }
      @media (pointer: coarse) { .group { grid-template-columns: 44px minmax(0, 5rem) 44px } }
      .field:focus-visible { z-index: 1 }
      button {
        border: 1px solid var(--edge);
        background: var(--surface);
        cursor: pointer;
        min-height: 36px;
        padding: 0;
        line-height: 1;
      }
      button:first-child {
        border-start-start-radius: var(--radius);
        border-end-start-radius: var(--radius);
        border-inline-end: 0;
      }
      button:last-child {
        border-start-end-radius: var(--radius);
        border-end-end-radius: var(--radius);
        border-inline-start: 0;
      }
      button:hover:enabled { background: color-mix(in srgb, var(--ink) 7%, var(--surface)) }
      button:disabled { color: var(--muted); cursor: default; opacity: 0.6 }
    `,
  ];
}

define("gl-number", GlNumber);
declare global {
  interface HTMLElementTagNameMap {
    "gl-number": GlNumber;
  }
}
