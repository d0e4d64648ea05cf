import { css, html, LitElement, nothing } from "lit";
import { baseStyles } from "../look";
import { messages } from "../messages";
import "./button";
import { define, emit } from "./emit";

/**
 * The bar of a long piece of work: a button that starts or resumes it (`gl-start`), and while it runs its progress and
 * a button that stops it (`gl-stop`).
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
  /** The amount of all work in the unit of `done`; 0 when it is not known. */
  declare all: number;
  /** The progress as a text of the lesson; when empty, "12 of 32" of `done` and `all`. */
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
