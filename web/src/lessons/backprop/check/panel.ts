import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { failureOf } from "../../../kit/failure";
import "../../../charts";
import "../../../elements";
import { define, emit, type ValueEvent } from "../../../elements";
import { type Differences, type ExpressionRequest, engine } from "../../../engine";
import { baseSheet } from "../../../look";
import { equation, frac, mathsSheet, mi, mn, mo, parens, row, toned } from "../../../maths";
import { problemText } from "../../../messages";
import { givenNames } from "../typed";
import { matrixOf } from "../matrix";
import { Latest } from "../latest";
import { series } from "./curves";
import { best, cause, curveOf, hasTruncation, widths } from "./errors";
import { type CheckState, defaults } from "./state";
import { table, tableSheet } from "./table";
import { words } from "./words";

/**
 * Back-propagation beside central differences, for every step width.
 *
 *   <gradlab-backprop-check .state=${state.check} .request=${{ text, at }} @panel-change=${...}></gradlab-backprop-check>
 */
export class GradlabBackpropCheck extends LitElement {
  static override properties = {
    state: { attribute: false },
    request: { attribute: false },
    found: { state: true },
    failure: { state: true },
  };
  declare state: CheckState;
  declare request: Omit<ExpressionRequest, "mode">;
  /** One entry for each of `widths`, then one for the chosen width. */
  declare found: Differences | null;
  declare failure: string;
  private readonly latest = new Latest();

  constructor() {
    super();
    this.state = defaults;
    this.request = { text: "", at: {} };
    this.found = null;
    this.failure = "";
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("state") || changed.has("request")) void this.latest.ask(() => this.measure());
  }

  private get names(): string[] {
    return givenNames(this.request);
  }

  private get wrt(): string {
    const { names } = this;
    return names.includes(this.state.wrt) ? this.state.wrt : (names[0] ?? "");
  }

  private get shape(): { rows: number; columns: number } {
    return matrixOf(this.request.at[this.wrt] ?? 0);
  }

  private get element(): number {
    return Math.min(this.state.element, this.shape.rows * this.shape.columns - 1);
  }

  private async measure(): Promise<void> {
    const { wrt, element } = this;
    const { text, at } = this.request;
    if (wrt === "") return;
    try {
      const found = await engine().call("differences", [
        { text, at, wrt, element, widths: [...widths, this.state.width] },
      ]);
      this.failure = "problems" in found ? found.problems.map(problemText).join(" ") : "";
      this.found = "problems" in found ? null : found;
    } catch (caught) {
      const reason = failureOf(caught);
      if (reason !== "") this.failure = words.text("failed", { reason });
    }
  }

  private change(patch: Partial<CheckState>, movement: string | null = null): void {
    emit(this, "panel-change", { patch, movement });
  }

  // ---- what it shows ----------------------------------------------------------------------------------------------

  protected override render(): TemplateResult {
    if (this.names.length === 0) return html`<p>${words.text("nothing")}</p>`;
    const knob = { name: "h", default: defaults.width, min: 1e-15, max: 0.1, scale: "log" } as const;
    return html`<div class="panel">
      <div class="words">
        <p>${words.text("lead")} <span class="quiet">${words.text("lead.why")}</span></p>
        ${this.quotient()}
        <div class="controls">
          <gl-menu label=${words.text("wrt")} help=${words.text("wrt.help")} .value=${this.wrt} .options=${this.names.map((name) => ({ value: name, label: name }))}
            @gl-change=${(event: ValueEvent<string>) => this.change({ wrt: event.detail.value, element: 0 })}></gl-menu>
          ${this.places()}
          <gl-slider label=${words.text("width")} help=${words.text("width.help")} .knob=${knob} .value=${this.state.width}
            @gl-input=${(event: ValueEvent<number>) => this.change({ width: event.detail.value }, "check.width")}
            @gl-change=${(event: ValueEvent<number>) => this.change({ width: event.detail.value }, "check.width")}></gl-slider>
        </div>
        ${this.why()}
      </div>
      <div class="shown">
        ${this.failure ? html`<gl-notice kind="error" text=${this.failure}></gl-notice>` : nothing}
        <gl-line-chart label=${words.text("chart")} x-label=${words.text("chart.x")} y-label=${words.text(this.found?.exact === 0 ? "chart.y.absolute" : "chart.y")}
          scale="log" x-scale="log" .height=${280} .current=${this.state.width} .series=${this.found ? series(this.found) : []} empty=${this.failure ? "" : words.text("chart.empty")}></gl-line-chart>
        ${this.found ? table(this.found, this.wrt) : html`<p class="quiet">${this.failure ? nothing : words.text("waiting")}</p>`}
      </div></div>`;
  }

  private places() {
    const { rows, columns } = this.shape;
    if (rows * columns === 1) return nothing;
    const place = { row: this.element % rows, column: Math.floor(this.element / rows) };
    const control = (axis: "row" | "column", count: number) =>
      count === 1
        ? nothing
        : html`<gl-number label=${words.text(axis)} help=${words.text("place.help", { name: this.wrt })} .value=${place[axis] + 1} min="1" max=${count}
            @gl-change=${(event: ValueEvent<number>) => this.moveTo({ ...place, [axis]: event.detail.value - 1 })}></gl-number>`;
    return html`${control("row", rows)}${control("column", columns)}`;
  }

  private moveTo({ row, column }: { row: number; column: number }): void {
    this.change({ element: row + this.shape.rows * column });
  }

  /** The difference quotient with the numbers of now. */
  private quotient(): TemplateResult {
    const moved = (sign: string) => row(mi("f"), parens(mi(this.wrt), mo(sign), mi("h")));
    const value = this.found?.double[widths.length];
    const quotient = frac(row(moved("+"), mo("−"), moved("−")), row(mn(2), mi("h")));
    const result = value === undefined || Number.isNaN(value) ? [] : [mo("="), mn(value, { digits: 6 })];
    const partial = toned("backward", frac(row(mo("∂"), mi("f")), row(mo("∂"), mi(this.wrt))));
    return equation([partial, mo("≈"), quotient, ...result], words.text("table.label", { name: this.wrt }));
  }

  private why(): TemplateResult | typeof nothing {
    const curve = this.found ? curveOf(this.found, "double") : [];
    const at = best(curve);
    if (at < 0) return nothing;
    const bestWidth = widths[at] as number;
    const straight = !hasTruncation(curve);
    const key = straight ? "straight" : cause(this.state.width, bestWidth);
    return html`<div class="why" role="status"><p>${words.text(`why.${key}`)}</p>
      ${key === "balanced" || straight ? nothing : html`<gl-button @click=${() => this.change({ width: Number(bestWidth.toPrecision(2)) })}>${words.text("use")}</gl-button>`}
      <p class="quiet">${words.text("why.float")}</p></div>`;
  }

  static override styles = [
    baseSheet,
    mathsSheet,
    tableSheet,
    css`
      :host { display: block; font: 17px/1.55 var(--serif); container: check / inline-size }
      .panel { display: grid; grid-template-columns: minmax(0, 25rem) minmax(0, 1fr); gap: 24px 64px }
      .words, .shown { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; align-content: start; min-width: 0 }
      .controls { --label: 5rem }
      .why { display: grid; gap: 12px; justify-items: start }
      @container check (width < 820px) { .panel { grid-template-columns: minmax(0, 1fr) } }
    `,
  ];
}

define("gradlab-backprop-check", GradlabBackpropCheck);
declare global {
  interface HTMLElementTagNameMap {
    "gradlab-backprop-check": GradlabBackpropCheck;
  }
}
