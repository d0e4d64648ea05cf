import { css, html, nothing, type PropertyValues } from "lit";
import { live } from "lit/directives/live.js";
import { baseStyles, controlStyles, numberField, numberText, typedNumber } from "../look";
import { isBare } from "./bare-key";
import { Control } from "./control";
import { define, emitValue } from "./emit";
import { helpLine } from "./help";
import { clamped, type Knob, stepped, toPosition, toValue, trackLength } from "./knob";
import { spokenOf } from "./spoken";
import { styled } from "./styled";

const anyKnob: Knob = { name: "", default: 0, min: 0, max: 1, scale: "linear" };

/**
 * A number as a track, with a text field beside it.
 *
 *   <gl-slider .knob=${knob} .value=${0.1} label="learning rate" .mark=${{ value: 0.08, label: "2 / λ" }}></gl-slider>
 *
 * Sends `gl-input` while it moves and `gl-change` when it has settled. The track has a mark at the default; a double
 * click returns to it. Arrow keys step, with Shift in fine steps, page keys in coarse ones. `compact` puts the label
 * above the track.
 */
export class GlSlider extends Control {
  static override properties = {
    knob: { attribute: false },
    value: { type: Number },
    unit: {},
    mark: { attribute: false },
  };
  declare knob: Knob;
  declare value: number;
  /** Written after the value, such as °. */
  declare unit: string;
  /** A value that is marked on the track, such as the limit of stability. */
  declare mark: { value: number; label: string } | null;

  constructor() {
    super();
    this.knob = anyKnob;
    this.value = 0;
    this.unit = "";
    this.mark = null;
  }

  /** A new value removes the message about a refused text. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("value")) this.wrong = "";
    // An address may hold a value of another type, which the engine has not refused yet.
    if (typeof this.value !== "number") this.value = this.knob.default;
  }

  override render() {
    const label = this.label || this.knob.label || this.knob.name;
    const position = toPosition(this.knob, this.value);
    const help = this.help || this.knob.help || "";
    return html`
      <div class="row">
        <label id="label" for="track">${label}${spokenOf(this.label, this.of)}</label>
        <div class="slide" ${styled({ "--at": `${position / trackLength}` })} @dblclick=${this.back}>
          <i class="default" ${styled({ "--at": `${toPosition(this.knob, this.knob.default) / trackLength}` })}></i>
          ${this.mark ? this.markAt(this.mark) : nothing}
          <input
            id="track"
            type="range"
            min="0"
            max=${trackLength}
            step="1"
            .value=${live(String(position))}
            ?disabled=${this.isOff}
            aria-valuetext=${numberText(this.value) + this.unit}
            aria-describedby="help"
            @input=${this.dragged}
            @change=${this.settled}
            @keydown=${this.pressed}
          >
        </div>
        <input
          class="field number"
          type="text"
          inputmode="decimal"
          autocomplete="off"
          spellcheck="false"
          aria-labelledby="label"
          aria-describedby="help"
          aria-invalid=${this.wrong ? "true" : "false"}
          .value=${numberField(this.value) + this.unit}
          ?disabled=${this.isOff}
          @change=${this.typed}
          @keydown=${this.pressedInField}
          @focus=${this.select}
        >
      </div>
      ${helpLine(this.helpText(help), this.wrong)}`;
  }

  get inWords(): string {
    return numberText(this.value, { digits: 6 }) + this.unit;
  }

  private markAt(mark: { value: number; label: string }) {
    const part = toPosition(this.knob, clamped(this.knob, mark.value)) / trackLength;
    return html`<i
      class="mark"
      ${styled({ "--at": `${part}` })}
    ><span class=${part > 0.5 ? "before" : "after"}>${mark.label}</span></i>`;
  }

  private set(value: number, settled: boolean): void {
    this.wrong = "";
    if (value !== this.value) {
      this.value = value;
      emitValue(this, "gl-input", value);
    }
    if (settled) emitValue(this, "gl-change", value);
  }

  private dragged(event: Event): void {
    this.set(toValue(this.knob, Number((event.target as HTMLInputElement).value)), false);
  }

  private settled(): void {
    // Moves the thumb to the rounded value.
    this.requestUpdate();
    this.set(this.value, true);
  }

  private back(): void {
    if (!this.isOff) this.set(this.knob.default, true);
  }

  private pressed(event: KeyboardEvent): void {
    const next = this.keyed(event);
    if (next === null) return;
    event.preventDefault();
    this.set(next, true);
  }

  private keyed(event: KeyboardEvent): number | null {
    const size = event.shiftKey ? "fine" : "usual";
    if (!isBare(event)) return null;
    // On a right-to-left page the larger values are at the left.
    const [onward, back] =
      getComputedStyle(this).direction === "rtl" ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
    if (event.key === onward || event.key === "ArrowUp") return stepped(this.knob, this.value, 1, size);
    if (event.key === back || event.key === "ArrowDown") return stepped(this.knob, this.value, -1, size);
    if (event.key === "PageUp") return stepped(this.knob, this.value, 1, "coarse");
    if (event.key === "PageDown") return stepped(this.knob, this.value, -1, "coarse");
    if (event.key === "Home") return this.knob.sliderMin ?? this.knob.min;
    if (event.key === "End") return this.knob.sliderMax ?? this.knob.max;
    if (event.key === "Backspace" || event.key === "Delete") return this.knob.default;
    return null;
  }

  private pressedInField(event: KeyboardEvent): void {
    if (event.key === "ArrowUp" || event.key === "ArrowDown") this.pressed(event);
  }

  private select(event: FocusEvent): void {
    (event.target as HTMLInputElement).select();
  }

  private typed(event: Event): void {
    const field = event.target as HTMLInputElement;
    const value = typedNumber(field.value.replace(this.unit, ""));
    const { min, max, integer } = this.knob;
    if (value === null || value < min || value > max || (integer && !Number.isInteger(value))) {
      this.wrong = this.refusal(field.value, integer === true, min, max);
      return;
    }
    this.set(value, true);
    field.value = numberField(value) + this.unit;
  }

  static override styles = [
    baseStyles,
    controlStyles,
    css`
      .row { grid-template-columns: var(--slider-columns, var(--label, 7.5rem) minmax(0, 1fr) 5.25rem) }
      label { grid-column: var(--slider-label, auto) }
      :host([compact]) .row { grid-template-columns: minmax(0, 1fr) 5.25rem; row-gap: 0 }
      :host([compact]) label { grid-column: 1 / -1; margin-bottom: -6px }
      .number { text-align: end }
      .slide { position: relative; height: 44px; --travel: calc(100% - 20px) }
      .slide::before, .slide::after {
        content: "";
        position: absolute;
        top: 21px;
        height: 2px;
        border-radius: 1px;
        inset-inline-start: 10px;
        pointer-events: none;
      }
      .slide::before { width: var(--travel); background: var(--line) }
      .slide::after { width: calc(var(--travel) * var(--at)); background: var(--forward) }
      i {
        position: absolute;
        inset-inline-start: calc(10px + var(--travel) * var(--at));
        width: 1px;
        pointer-events: none;
      }
      .default { top: 17px; height: 10px; background: var(--muted) }
      .mark { top: 13px; height: 18px; border-inline-start: 2px solid var(--error); margin-inline-start: -1px }
      .mark span { position: absolute; top: 17px; font: 13px/1 var(--sans); color: var(--error); white-space: nowrap }
      .mark .before { inset-inline-end: 2px }
      .mark .after { inset-inline-start: 0 }
      input[type="range"] {
        appearance: none;
        background: none;
        margin: 0;
        width: 100%;
        height: 100%;
        position: relative;
        z-index: 1;
        cursor: pointer;
        outline: none;
      }
      input[type="range"]::-webkit-slider-thumb {
        appearance: none;
        width: 20px;
        height: 20px;
        border-radius: 50%;
        background: var(--surface);
        border: 2px solid var(--forward);
      }
      input[type="range"]::-moz-range-thumb {
        box-sizing: border-box;
        width: 20px;
        height: 20px;
        border-radius: 50%;
        background: var(--surface);
        border: 2px solid var(--forward);
      }
      input[type="range"]:active::-webkit-slider-thumb { background: var(--forward) }
      input[type="range"]:active::-moz-range-thumb { background: var(--forward) }
      input[type="range"]:focus-visible::-webkit-slider-thumb { outline: 2px solid var(--forward); outline-offset: 2px }
      input[type="range"]:focus-visible::-moz-range-thumb { outline: 2px solid var(--forward); outline-offset: 2px }
      @media (forced-colors: active) {
        .slide::before { forced-color-adjust: none; background: GrayText }
        .slide::after { forced-color-adjust: none; background: Highlight; height: 4px; top: 20px }
        .default { forced-color-adjust: none; background: CanvasText }
      }
    `,
  ];
}

define("gl-slider", GlSlider);
declare global {
  interface HTMLElementTagNameMap {
    "gl-slider": GlSlider;
  }
}
