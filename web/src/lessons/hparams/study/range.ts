import { css, html, type PropertyValues } from "lit";
import { live } from "lit/directives/live.js";
import { define, emitValue } from "../../../elements";
import { Control } from "../../../elements/control";
import { baseStyles, numberField, numberText, typedNumber } from "../../../look";
import { words } from "./words";

/**
 * The two ends of a range, or one value: `gl-change` with all of them once they are taken. What is not taken stays as
 * typed, and is said.
 */
export class GlHparamsRange extends Control {
  static override properties = {
    values: { attribute: false, hasChanged: (now: unknown, before: unknown) => String(now) !== String(before) },
    names: { attribute: false, hasChanged: (now: unknown, before: unknown) => String(now) !== String(before) },
    widest: { attribute: false },
    whole: { type: Boolean },
  };
  declare values: readonly number[];
  /** What each field is called. */
  declare names: readonly string[];
  /** How far the values may reach. */
  declare widest: readonly [number, number];
  declare whole: boolean;
  private texts: string[] = [];

  constructor() {
    super();
    this.values = this.names = [];
    this.widest = [0, 1];
    this.whole = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("values")) return;
    this.texts = this.values.map(numberField);
    this.wrong = "";
  }

  private typed(index: number, event: Event): void {
    this.texts[index] = (event.target as HTMLInputElement).value;
    this.wrong = this.problem();
    this.requestUpdate();
    if (this.wrong) return;
    const values = this.texts.map((text) => typedNumber(text) ?? 0);
    this.texts = values.map(numberField);
    emitValue(this, "gl-change", values);
  }

  /** Both ends are looked at: an end that was too far goes when the other one follows it. */
  private problem(): string {
    const [min, max] = this.widest;
    const values = this.texts.map(typedNumber);
    const bad = values.findIndex(
      (value) => value === null || value < min || value > max || (this.whole && !Number.isInteger(value)),
    );
    if (bad >= 0) return this.refusal(this.texts[bad] ?? "", this.whole, min, max);
    const [low, high] = values as number[];
    if (low === undefined || high === undefined || low < high) return "";
    return words.text("space.order", { low: numberText(low), high: numberText(high) });
  }

  override render() {
    const fields = this.names.map(
      (name, index) => html`${index === 0 ? "" : "–"}<input
        type="text"
        inputmode="decimal"
        autocomplete="off"
        aria-label=${name}
        aria-describedby="wrong"
        aria-invalid=${this.wrong ? "true" : "false"}
        .value=${live(this.texts[index] ?? "")}
        ?disabled=${this.isOff}
        @input=${(event: Event) => {
          // What is half typed stays when the range is drawn again.
          this.texts[index] = (event.target as HTMLInputElement).value;
        }}
        @change=${(event: Event) => this.typed(index, event)}
      >`,
    );
    return html`<span class="range">${fields}</span>
      ${this.wrong ? html`<p id="wrong" role="alert">${this.wrong}</p>` : ""}`;
  }

  static override styles = [
    baseStyles,
    css`
      :host { display: block; min-width: 0 }
      .range { display: flex; align-items: center; gap: 4px }
      input {
        font: 13px/1.4 var(--sans);
        font-variant-numeric: tabular-nums;
        color: inherit;
        width: 4.3rem;
        min-height: 36px;
        padding: 3px 6px;
        border: 1px solid var(--edge);
        border-radius: var(--radius);
        background: var(--surface);
        text-align: end;
      }
      input:disabled { opacity: 0.65 }
      @media (pointer: coarse) { input { min-height: 44px } }
      p { font: 13px/1.4 var(--sans); color: var(--error); margin: 4px 0 }
    `,
  ];
}

define("gl-hparams-range", GlHparamsRange);
declare global {
  interface HTMLElementTagNameMap {
    "gl-hparams-range": GlHparamsRange;
  }
}
