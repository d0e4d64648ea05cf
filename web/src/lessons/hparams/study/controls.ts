import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { define, emitValue } from "../../../elements";
import { Control } from "../../../elements/control";
import { type Bind, knob } from "../../../kit";
import { baseStyles, numberField, numberText, typedNumber } from "../../../look";
import type { Patch } from "../../../state";
import { lastSeed } from "../../../state/seed";
import { activations, defaults, type Field, fields, type Role, roles, type State, strategies } from "../state";
import { words as lesson } from "../words";
import { described, gridPoints, isRanged, roleOf, scientificOf, withRole } from "./space";
import { words } from "./words";

type Slice = State["study"];
type Change = (patch: Patch<Slice>) => void;

/** The controls of a study: data, space, strategy and budget. */
export function controls(slice: Slice, bind: Bind, change: Change): TemplateResult {
  const { strategy } = slice;
  const options = <T extends string>(values: readonly T[], of: "strategy" | "source") =>
    values.map((value) => ({ value, label: words.text(`${of}.${value}` as "strategy.random") }));
  const help =
    strategy === "grid"
      ? words.text("strategy.grid.help", { points: gridPoints(slice) })
      : words.text(`strategy.${strategy}.help`);
  return html`
    <gl-menu
      label=${words.text("source")}
      .options=${options(["moons", "spiral", "wine", "digits"], "source")}
      ${bind("source")}
    ></gl-menu>
    ${space(slice, change)}
    <gl-menu
      explained
      label=${words.text("strategy")}
      help=${help}
      .options=${options(strategies, "strategy")}
      ${bind("strategy")}
    ></gl-menu>
    <gl-slider
      label=${words.text("trials")}
      .knob=${knob("trials", defaults.study.trials, 4, 200, { integer: true, scale: "log" })}
      ${bind("trials")}
    ></gl-slider>
    <gl-number
      label=${lesson.text("seed")}
      of=${lesson.text("study.title")}
      min="0"
      max=${lastSeed}
      ${bind("seed")}
    ></gl-number>`;
}

/** The table of hyper-parameters: each row has its role, and its range or fixed value. */
function space(slice: Slice, change: Change): TemplateResult {
  return html`<table class="space" aria-label=${words.text("space.table")}>
      <thead>
        <tr>
          <th scope="col">${words.text("space.name")}</th>
          <th scope="col">${words.text("space.role")}</th>
          <th scope="col">${words.text("space.range")}</th>
        </tr>
      </thead>
      <tbody>
        ${fields.map((field) => {
          const name = words.text(`dimension.${field}`);
          return html`<tr>
            <th scope="row">${name}</th>
            <td>
              <gl-menu
                compact
                path=${`study.searched.${field}`}
                label=${words.text("space.role.of", { name })}
                .options=${roles.map((value) => ({ value, label: words.text(`role.${value}`) }))}
                .value=${roleOf(slice, field)}
                @gl-change=${({ detail }: CustomEvent<{ value: Role }>) => change(withRole(slice, field, detail.value))}
              ></gl-menu>
            </td>
            <td>${values(slice, field, change)}</td>
          </tr>`;
        })}
      </tbody>
    </table>
    ${
      fields.every((field) => !slice.searched[field])
        ? html`<p class="wrong" role="alert">${words.text("space.empty")}</p>`
        : scientificOf(slice)
          ? nothing
          : html`<p class="facts">${words.text("space.nothing")}</p>`
    }`;
}

/** The fields for the ends of a range or for a fixed value, or the values of a choice. */
function values(slice: Slice, field: Field, change: Change): TemplateResult | string {
  const name = words.text(`dimension.${field}`);
  const isFixed = !slice.searched[field];
  if (!isRanged(field)) {
    if (!isFixed) return activations.join(", ");
    return html`<gl-menu
      compact
      path="study.fixed.activation"
      label=${words.text("space.value", { name })}
      .options=${activations.map((value) => ({ value, label: value }))}
      .value=${slice.fixed.activation}
      @gl-change=${({ detail }: CustomEvent<{ value: Slice["fixed"]["activation"] }>) =>
        change({ fixed: { activation: detail.value } })}
    ></gl-menu>`;
  }
  const { widest, whole } = described[field];
  if (isFixed)
    return html`<gl-hparams-range
      path=${`study.fixed.${field}`}
      label=${words.text("space.value", { name })}
      .names=${[words.text("space.value", { name })]}
      .values=${[slice.fixed[field]]}
      .widest=${widest}
      ?whole=${whole}
      @gl-change=${({ detail }: CustomEvent<{ value: [number] }>) => change({ fixed: { [field]: detail.value[0] } })}
    ></gl-hparams-range>`;
  return html`<gl-hparams-range
    path=${`study.${field}`}
    label=${words.text("space.range.of", { name })}
    .names=${[words.text("space.low", { name }), words.text("space.high", { name })]}
    .values=${slice[field]}
    .widest=${widest}
    ?whole=${whole}
    @gl-change=${({ detail }: CustomEvent<{ value: [number, number] }>) => change({ [field]: detail.value })}
  ></gl-hparams-range>`;
}

/**
 * Text fields for the ends of a range, or for one value. Sends `gl-change` with all values when they are valid;
 * otherwise the typed text stays, with a message.
 */
class GlHparamsRange extends Control {
  static override properties = {
    values: { attribute: false, hasChanged: (now: unknown, before: unknown) => String(now) !== String(before) },
    names: { attribute: false, hasChanged: (now: unknown, before: unknown) => String(now) !== String(before) },
    widest: { attribute: false },
    whole: { type: Boolean },
  };
  declare values: readonly number[];
  /** The accessible name of each field. */
  declare names: readonly string[];
  /** The smallest and the largest value that is allowed. */
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

  /** The message about the first problem of all fields: a problem of one end disappears when the other moves. */
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
          // Kept, so that a text that is half typed survives a new rendering.
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
