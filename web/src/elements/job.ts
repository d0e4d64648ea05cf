import { css, html, LitElement, nothing } from "lit";
import { baseStyles } from "../look";
import { messages } from "../messages";
import "./button";
import { define, emit } from "./emit";

/**
 * Long work: the button that starts it, or goes on with what was begun (`gl-start`), and, meanwhile, the one that stops
 * it (`gl-stop`), with how far it is.
 *
 *   <gl-job label="Train the 32 cells" ?busy=${task.busy} .done=${12} .all=${32} @gl-start=${...} @gl-stop=${...}>
 *   </gl-job>
 */
export class GlJob extends LitElement {
  static override properties = {
    label: {},
    busy: { type: Boolean },
    done: { type: Number },
    all: { type: Number },
    text: {},
    kind: {},
    disabled: { type: Boolean },
  };
  declare label: string;
  declare busy: boolean;
  declare done: number;
  /** 0 when it cannot be said how much there is. */
  declare all: number;
  /** How far it is, in the lesson's own words; empty: "12 of 32". */
  declare text: string;
  declare kind: "usual" | "primary";
  declare disabled: boolean;

  constructor() {
    super();
    this.label = "";
    this.busy = false;
    this.done = 0;
    this.all = 0;
    this.text = "";
    this.kind = "usual";
    this.disabled = false;
  }

  override render() {
    const { done, all } = this;
    const text = this.text || (all > 0 ? messages.text("job.done", { done, all }) : "");
    const isBegun = done > 0 && done < all;
    if (!this.busy)
      return html`<gl-button
        icon="play"
        kind=${this.kind}
        ?disabled=${this.disabled}
        of=${isBegun ? this.label : ""}
        @click=${() => emit(this, "gl-start")}
        >${isBegun ? messages.text("job.on") : this.label}</gl-button
      >${isBegun || this.text ? html`<span translate="no">${text}</span>` : nothing}<slot></slot>`;
    return html`<gl-button icon="stop" kind=${this.kind} of=${this.label} @click=${() => emit(this, "gl-stop")}
        >${messages.text("job.stop")}</gl-button
      >
      <progress
        max=${all || 1}
        .value=${done}
        aria-label=${this.label}
      ></progress><span translate="no">${text}</span>`;
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 12px;
        align-items: center;
        font: 13px/1.4 var(--sans);
        font-variant-numeric: tabular-nums;
      }
      @media print { :host { display: none } }
      progress { width: 160px }
    `,
  ];
}

define("gl-job", GlJob);
declare global {
  interface HTMLElementTagNameMap {
    "gl-job": GlJob;
  }
}
