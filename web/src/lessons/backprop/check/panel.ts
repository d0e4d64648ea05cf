import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { failureOf } from "../../../lesson-base/failure";
import "../../../charts";
import type { LineSeries } from "../../../charts";
import "../../../elements";
import { define, emit, type ValueEvent } from "../../../elements";
import { type Differences, type ExpressionRequest, engine } from "../../../engine";
import { baseSheet, numberHtml, numberText } from "../../../look";
import { equation, frac, mathsSheet, mi, mn, mo, parens, row, toned } from "../../../maths";
import { problemText } from "../../../messages";
import { Latest } from "../latest";
import { givenNames } from "../names";
import { matrixOf } from "../values";
import { agreeing, best, cause, errors, hasTruncation, widths } from "./errors";
import { type CheckState, defaults } from "./state";
import { words } from "./words";

type Precision = "double" | "float";

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
      const found = await engine().call("differences", [{ text, at, wrt, element, widths: [...widths, this.state.width] }]);
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
          scale="log" x-scale="log" .height=${280} .current=${this.state.width} .series=${this.series()} empty=${this.failure ? "" : words.text("chart.empty")}></gl-line-chart>
        ${this.table()}
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

  private curve(precision: Precision): number[] {
    return this.found ? errors(this.found[precision].subarray(0, widths.length), this.found.exact) : [];
  }

  private series(): LineSeries[] {
    if (!this.found) return [];
    const double = this.curve("double");
    const guide = (label: string, slope: number, from: number, to: number): LineSeries => {
      const middle = Math.round((from + to) / 2);
      const start = 8 * (double[middle] as number) * (widths[middle] as number) ** -slope;
      const x = widths.slice(from, to + 1);
      return { label, x, y: x.map((width) => start * width ** slope), colour: "muted", dashed: true };
    };
    return [
      { label: words.text("chart.double"), x: widths, y: double, colour: "backward" },
      { label: words.text("chart.float"), x: widths, y: this.curve("float"), colour: "parameter" },
      ...(hasTruncation(double) ? [guide(words.text("chart.square"), 2, 46, 54)] : []),
      ...(best(double) > 12 ? [guide(words.text("chart.inverse"), -1, 14, 30)] : []),
    ];
  }

  private why(): TemplateResult | typeof nothing {
    const curve = this.curve("double");
    const at = best(curve);
    if (at < 0) return nothing;
    const bestWidth = widths[at] as number;
    const straight = !hasTruncation(curve);
    const key = straight ? "straight" : cause(this.state.width, bestWidth);
    return html`<div class="why" role="status"><p>${words.text(`why.${key}`)}</p>
      ${key === "balanced" || straight ? nothing : html`<gl-button @click=${() => this.change({ width: Number(bestWidth.toPrecision(2)) })}>${words.text("use")}</gl-button>`}
      <p class="quiet">${words.text("why.float")}</p></div>`;
  }

  private table(): TemplateResult {
    const { found } = this;
    if (!found) return html`<p class="quiet">${this.failure ? nothing : words.text("waiting")}</p>`;
    const relative = found.exact === 0 ? "table.absolute" : "table.error";
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.text("table.label", { name: this.wrt })}><table>
      <caption class="unseen">${words.text("table.label", { name: this.wrt })}</caption>
      <thead><tr><th scope="col">${words.text("table.kind")}</th><th scope="col">${words.text("table.value")}</th><th scope="col">${words.text(relative)}</th><th scope="col">${words.text("table.best")}</th><th scope="col">${words.text("table.least")}</th></tr></thead>
      <tbody>
        <tr><th scope="row">${words.text("exact")}</th><td class="digits">${written(found.exact)}</td><td>—</td><td>—</td><td>—</td></tr>
        ${(["double", "float"] as const).map((precision) => this.line(found, precision))}
      </tbody></table></div>
      <p class="quiet note">${words.text("table.digits")}</p>`;
  }

  private line(found: Differences, precision: Precision): TemplateResult {
    const value = found[precision][widths.length] ?? Number.NaN;
    const [error = Number.NaN] = errors([value], found.exact);
    const curve = this.curve(precision);
    const at = best(curve);
    const [exact, text] = [written(found.exact), written(value)];
    const same = agreeing(text, exact);
    const number = (of: number) => (Number.isNaN(of) ? words.text("none") : numberHtml(of, { digits: 2 }));
    return html`<tr class=${precision}><th scope="row">${words.text(precision)}</th>
      <td class="digits">${Number.isNaN(value) ? words.text("none") : html`${text.slice(0, same)}<span class="error">${text.slice(same)}</span>`}</td>
      <td class="at">${number(error)}</td><td class="best">${at < 0 ? "—" : numberHtml(widths[at] as number, { digits: 1 })}</td><td class="least">${at < 0 ? "—" : number(curve[at] as number)}</td></tr>`;
  }

  static override styles = [
    baseSheet,
    mathsSheet,
    css`
      :host { display: block; font: 17px/1.55 var(--serif); container: check / inline-size }
      .panel { display: grid; grid-template-columns: minmax(0, 25rem) minmax(0, 1fr); gap: 24px 64px }
      .words, .shown { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; align-content: start; min-width: 0 }
      .controls { --label: 5rem }
      .why { display: grid; gap: 12px; justify-items: start }
      .scroll { overflow-x: auto }
      table { border-collapse: collapse; font: 15px/1.4 var(--sans); font-variant-numeric: tabular-nums; width: 100% }
      thead th { font: 600 13px/1.3 var(--sans); color: var(--muted); text-align: right; padding: 8px 0 8px 16px; white-space: nowrap }
      tbody th { font-weight: 600; text-align: left; white-space: nowrap }
      th:first-child { text-align: left; padding-left: 0 }
      tbody :is(th, td) { border-top: 1px dotted var(--line); padding: 8px 0 8px 16px }
      tbody th { padding-left: 0 }
      td { text-align: right; white-space: nowrap }
      .double th { color: var(--backward) }
      .float th { color: var(--parameter) }
      .note { font: 13px/1.4 var(--sans) }
      @container check (width < 820px) { .panel { grid-template-columns: minmax(0, 1fr) } }
    `,
  ];
}

/** Thirteen digits: as many as double differences ever get right. */
function written(value: number): string {
  return numberText(value, { digits: 13, fixed: true });
}

define("gradlab-backprop-check", GradlabBackpropCheck);
declare global {
  interface HTMLElementTagNameMap {
    "gradlab-backprop-check": GradlabBackpropCheck;
  }
}
