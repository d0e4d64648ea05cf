import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import "../../../elements";
import { define, emit } from "../../../elements";
import { GlCode } from "../../../elements/code";
import { highlighted } from "../../../elements/highlight";
import { Memo, Panel } from "../../../kit";
import { baseStyles, controlStyles } from "../../../look";
import { catalog } from "../../../messages";
import { conventionsOf } from "../domain";
import type { TextReading } from "../reading";
import { longText } from "../symbols";
import type { Moment } from "../walk";
import { type Printed, runsIn, type WrittenLine } from "./program";
import { type CodeState, defaults, targets } from "./state";
import { write } from "./write";

/** The words of the programs. */
const words = catalog("backprop.code", {
  language: "language",
  "language.torch": "PyTorch",
  "language.numpy": "NumPy",
  "language.tfjs": "TensorFlow.js",
  "language.jax-js": "jax-js",
  "about.torch": "PyTorch records each operation as it runs. backward() reads that record from its end.",
  "about.numpy": "NumPy differentiates nothing: each operation hands its adjoint on in a line of its own.",
  "about.tfjs": "TensorFlow.js records what a function does, and goes back through it.",
  "about.jax-js": "jax-js traces a function. Each use of an array but the last takes a reference, .ref.",
  program: "The expression as a program in {language}",
  printed: "It prints",
  "kink.tfjs": "Here is a kink, and TensorFlow.js takes another slope at it: what it prints may differ.",
  "kink.jax-js": "Here is a kink, and jax-js takes another slope at it: what it prints may differ.",
  steep: "Here 0 is multiplied by an infinite slope. Gradlab takes 0; the program prints that it is no number.",
  double: "In double precision, as the engine computes.",
  single: "In single precision: about seven digits agree.",
  forward: "The program goes backward; in forward mode only its lines with values run along.",
  nothing: "Nothing to differentiate: the result depends on no input.",
});

export { type CodeState, defaults, schema } from "./state";

/**
 * The lesson's computation as a program in four languages, the line of the step marked, with the numbers it prints.
 * `gl-node` {id} when a line is pointed at.
 *
 *   <gradlab-backprop-code path="code" .slice=${state.code} .reading=${reading} .moment=${at.now}
 *     .lit=${lit}></gradlab-backprop-code>
 */
export class GradlabBackpropCode extends Panel<CodeState> {
  static override properties = {
    ...Panel.properties,
    reading: { attribute: false },
    moment: { attribute: false },
    lit: { attribute: false },
  };
  declare reading: TextReading | null;
  declare moment: Moment | null;
  declare lit: number | null;
  /** Written anew for another expression or language, not for another step. */
  private readonly written = new Memo<ReturnType<typeof write>>();

  constructor() {
    super();
    this.slice = defaults;
    this.reading = null;
    this.moment = null;
    this.lit = null;
  }

  private program(): ReturnType<typeof write> {
    const { reading } = this;
    const { target } = this.slice;
    return reading && this.written.get([reading, target], () => write(reading, target));
  }

  override render(): TemplateResult {
    const { target } = this.slice;
    const program = this.program();
    const language = words.text(`language.${target}`);
    return html`
      <gl-segmented
        compact
        ${this.bind("target")}
        label=${words.text("language")}
        .options=${targets.map((value) => ({ value, label: words.text(`language.${value}`) }))}
        @gl-change=${(event: Event) => event.stopPropagation()}
      ></gl-segmented>
      <p class="quiet">${words.text(`about.${target}`)} ${
        this.reading?.mode === "jvp" ? words.text("forward") : nothing
      }</p>
      ${
        program
          ? html`<div class="both">
              <gl-backprop-listing
                label=${words.text("program", { language })}
                .lines=${program.lines}
                .moment=${this.moment}
                .pointed=${this.lit}
              ></gl-backprop-listing>
              ${this.printed(program.printed)}
            </div>`
          : html`<p>${words.text("nothing")}</p>`
      }`;
  }

  /** What the program prints, in the engine's numbers; or why there are none. */
  private printed(printed: readonly Printed[]): TemplateResult {
    const { missing } = this.reading ?? { missing: "" };
    const isDouble = this.slice.target === "torch" || this.slice.target === "numpy";
    const line = ({ label, node, kind, value }: Printed) =>
      html`<div
        class=${node === this.lit ? "pointed" : ""}
        @pointerenter=${() => this.point(node)}
        @pointerleave=${() => this.point(null)}
      >
        <dt><code>${label}</code></dt>
        <dd class=${kind === "value" ? "forward" : "backward"}>${longText(value)}</dd>
      </div>`;
    return html`<section class="printed" aria-label=${words.text("printed")}>
      <h2>${words.text("printed")}</h2>
      ${missing ? html`<p>${missing}</p>` : html`<dl>${printed.map(line)}</dl>`}
      <p class="quiet">${words.text(isDouble ? "double" : "single")}</p>
      ${this.conventions().map((text) => html`<p class="quiet">${text}</p>`)}
    </section>`;
  }

  /** Where the program's library has another convention than the engine. */
  private conventions(): string[] {
    const { reading } = this;
    const { target } = this.slice;
    if (!reading || reading.missing) return [];
    const { kink, steep } = conventionsOf(reading.reverse);
    return [
      ...(kink && (target === "tfjs" || target === "jax-js") ? [words.text(`kink.${target}`)] : []),
      ...(steep ? [words.text("steep")] : []),
    ];
  }

  private point(id: number | null): void {
    emit(this, "gl-node", { id });
  }

  static override styles = [
    baseStyles,
    controlStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 12px;
        container: code / inline-size;
        font: 15px/1.4 var(--sans);
      }
      .quiet { color: var(--muted); font-size: 13px; max-width: 68ch }
      .both { display: grid; grid-template-columns: minmax(0, 1fr) 12rem; gap: 16px 24px; align-items: start }
      .printed { min-width: 0 }
      h2 { font: 600 13px/1.4 var(--sans); color: var(--muted); letter-spacing: 0; padding: 4px 0 }
      dl { margin: 0; font-variant-numeric: tabular-nums lining-nums }
      dl div {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0 16px;
        padding: 4px 0;
        border-top: 1px dotted var(--line);
      }
      dd { margin: 0 0 0 auto; overflow-wrap: anywhere; text-align: right }
      dt code { font: 14px/1.4 var(--mono) }
      .pointed { background: color-mix(in srgb, var(--forward) 13%, transparent) }
      .printed .quiet { border-top: 1px dotted var(--line); padding-top: 4px }
      @container code (width < 620px) {
        .both { grid-template-columns: minmax(0, 1fr) }
      }
    `,
  ];
}

/**
 * A program whose lines know their nodes: the lines that run are marked and kept in view, those of the node pointed at
 * are lit.
 */
class GlBackpropListing extends GlCode {
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

define("gradlab-backprop-code", GradlabBackpropCode);
declare global {
  interface HTMLElementTagNameMap {
    "gradlab-backprop-code": GradlabBackpropCode;
  }
}
