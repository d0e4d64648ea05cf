import { css, html, nothing, type PropertyValues } from "lit";
import { define, emit } from "../../../elements";
import { GlCode } from "../../../elements/code";
import { highlighted } from "../../../elements/highlight";
import type { Moment } from "../walk";
import type { WrittenLine } from "./program";
import { runsIn } from "./program";

/**
 * A program whose lines know their nodes: the lines that run are marked and kept in view, those of the node pointed at
 * are lit.
 */
export class GlBackpropListing extends GlCode {
  static override properties = { ...GlCode.properties, moment: { attribute: false }, pointed: { attribute: false } };
  declare lines: readonly WrittenLine[];
  declare moment: Moment | null;
  declare pointed: number | null;

  constructor() {
    super();
    this.moment = null;
    this.pointed = null;
    this.copyable = true;
  }

  protected override line(line: WrittenLine) {
    const runs = runsIn(line, this.moment);
    const isLit = this.pointed !== null && line.nodes.includes(this.pointed);
    return html`<li
      class="${runs ? "now" : ""} ${isLit ? "pointed" : ""}"
      aria-current=${runs ? "step" : nothing}
      @pointerenter=${() => this.point(line.nodes[0] ?? null)}
      @pointerleave=${() => this.point(null)}
    ><code>${highlighted(line.text)}</code></li>`;
  }

  private point(id: number | null): void {
    if (id !== this.pointed) emit(this, "gl-node", { id });
  }

  /** The line that runs stays inside the frame; the page around stays where it is. */
  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (!changed.has("moment") && !changed.has("lines")) return;
    const [frame, line] = [
      this.renderRoot.querySelector<HTMLElement>(".code"),
      this.renderRoot.querySelector<HTMLElement>(".now"),
    ];
    if (!frame || !line) return;
    const above = line.offsetTop - frame.scrollTop;
    if (above < 32 || above > frame.clientHeight - 64) frame.scrollTop = line.offsetTop - frame.clientHeight / 2;
  }

  static override styles = [
    ...[GlCode.styles].flat(),
    css`
      :host { --row: 24px }
      .code { position: relative; max-height: 21rem; overflow: auto; overscroll-behavior: contain }
      li.now { background: color-mix(in srgb, var(--ink) 9%, transparent) }
      li.now::after { background: var(--ink); forced-color-adjust: none }
      li.pointed { background: color-mix(in srgb, var(--forward) 13%, transparent) }
      @media print { .code { max-height: none } }
    `,
  ];
}

define("gl-backprop-listing", GlBackpropListing);
declare global {
  interface HTMLElementTagNameMap {
    "gl-backprop-listing": GlBackpropListing;
  }
}
