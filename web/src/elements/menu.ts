import { css, html } from "lit";
import { baseStyles, controlStyles } from "../look";
import { Control } from "./control";
import { define, emitValue } from "./emit";
import { helpLine } from "./help";
import type { Option } from "./segmented";

/** Options under a heading. */
export interface OptionGroup {
  label: string;
  options: readonly Option[];
}

/**
 * One of many options, as a native menu; sends `gl-change` with the value. Options may be in groups.
 *
 *   <gl-menu label="data" value="spiral"
 *     .options=${catalog.sources.map(({ name, label, help }) => ({ value: name, label, help }))}></gl-menu>
 */
export class GlMenu extends Control {
  static override properties = {
    options: { attribute: false },
    value: {},
    brings: { attribute: false },
  };
  declare options: ReadonlyArray<Option | OptionGroup>;
  declare value: string;
  /** Paths of the settings that belong to single options; choosing an option sets them. */
  declare brings: readonly string[];

  constructor() {
    super();
    this.options = [];
    this.value = "";
    this.brings = [];
  }

  private get option(): Option | undefined {
    const flat = this.options.flatMap((entry) => ("options" in entry ? entry.options : [entry]));
    return flat.find(({ value }) => value === this.value);
  }

  get inWords(): string {
    return this.option?.label ?? "";
  }

  override render() {
    return html`
      <div class="row">
        <label for="menu" class=${this.compact ? "unseen" : ""}>${this.label}</label>
        <div class="around">
          <select class="field" id="menu" ?disabled=${this.isOff} aria-describedby="help" @change=${this.chosen}>
            ${this.options.map((entry) =>
              "options" in entry
                ? html`<optgroup label=${entry.label}>${entry.options.map(this.item)}</optgroup>`
                : this.item(entry),
            )}
          </select>
          <svg viewBox="0 0 12 12" aria-hidden="true"><path d="M2.5 4.5 6 8l3.5-3.5" /></svg>
        </div>
      </div>
      ${helpLine(this.helpText(this.option?.help || this.help))}`;
  }

  private readonly item = (option: Option) =>
    html`<option
      .value=${option.value}
      ?selected=${option.value === this.value}
      ?disabled=${option.barred === true}
    >${option.label}</option>`;

  /** Selects the option of `value`: a browser keeps the old selection when the options are replaced. */
  override updated(): void {
    const menu = this.renderRoot.querySelector("select");
    if (menu && menu.value !== this.value) menu.value = this.value;
  }

  private chosen(event: Event): void {
    this.value = (event.target as HTMLSelectElement).value;
    emitValue(this, "gl-change", this.value);
  }

  static override styles = [
    baseStyles,
    controlStyles,
    css`
      :host([compact]) { display: inline-block }
      :host([compact]) .row { display: block; min-height: 0 }
      .around { position: relative }
      select { appearance: none; padding-inline-end: 28px; min-height: 36px; cursor: pointer; text-overflow: ellipsis }
      option, optgroup { background: var(--surface); color: var(--ink) }
      svg {
        direction: inherit;
        position: absolute;
        inset-inline-end: 10px;
        top: calc(50% - 6px);
        width: 12px;
        pointer-events: none;
      }
      path { fill: none; stroke: var(--muted); stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round }
    `,
  ];
}

define("gl-menu", GlMenu);
declare global {
  interface HTMLElementTagNameMap {
    "gl-menu": GlMenu;
  }
}
