import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import "../../../charts";
import type { LineSeries } from "../../../charts";
import "../../../elements";
import { define, type ValueEvent } from "../../../elements";
import { type Differences, type ExpressionRequest, engine } from "../../../engine";
import { failureNotice, granted, Panel, Task } from "../../../kit";
import { baseStyles, countText, numberHtml, numberText } from "../../../look";
import { bar, equation, frac, mathsStyles, mi, mn, mo, parens, row, toned } from "../../../maths";
import { matrixOf } from "../matrix";
import { operatorRows, withRows } from "../operators";
import { nameSymbol } from "../symbols";
import { givenNames } from "../typed";
import {
  agreeing,
  best,
  cause,
  curveOf,
  errors,
  growthOf,
  type Kink,
  kinkOf,
  moved,
  type Precision,
  widths,
} from "./errors";
import { weights } from "./one-number";
import { type CheckState, defaults } from "./state";
import { words } from "./words";

export { type CheckState, defaults, schema } from "./state";

/** The quotients for each of `widths` and then for the chosen one, and the kink among them if there is one. */
interface Result {
  differences: Differences;
  kink: Kink;
}

/**
 * Back-propagation beside central differences, for every step width.
 *
 *   <gradlab-backprop-check path="check" .slice=${state.check} .request=${{ text, at }} .missing=${""}></gradlab-
 * backprop-check>
 */
export class GradlabBackpropCheck extends Panel<CheckState> {
  static override properties = { ...Panel.properties, request: { attribute: false }, missing: {} };
  declare request: Omit<ExpressionRequest, "mode">;
  /** Why the expression has no derivatives; empty where it has. */
  declare missing: string;
  private readonly task = new Task<Result>(this, { newer: "follow" });

  constructor() {
    super();
    this.slice = defaults;
    this.request = { text: "", at: {} };
    this.missing = "";
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { request, wrt, element, missing } = this;
    const { width } = this.slice;
    if (wrt === "" || missing) return;
    void this.task.ask([request.text, request.at, wrt, element, width], async ({ signal }) => {
      const { text, at } = request;
      const all = { text, at, wrt, element, widths: [...widths, width] };
      const differences = granted(await engine().call("differences", [all], { signal }));
      const nodesAt = async (by: number) => {
        const one = { ...moved(request, wrt, element, by), mode: "value" } as const;
        const answer = await engine().call("express", [one], { signal });
        return granted(withRows(answer, await operatorRows(signal))).nodes;
      };
      const kink = await kinkOf(differences, nodesAt, width);
      return { differences, kink };
    });
  }

  private get names(): string[] {
    return givenNames(this.request).filter((name) => name !== weights);
  }

  private get wrt(): string {
    const { names } = this;
    return names.includes(this.slice.wrt) ? this.slice.wrt : (names[0] ?? "");
  }

  private get shape(): { rows: number; columns: number } {
    return matrixOf(this.request.at[this.wrt] ?? 0);
  }

  private get element(): number {
    return Math.min(this.slice.element, this.shape.rows * this.shape.columns - 1);
  }

  // ---- what it shows ----------------------------------------------------------------------------------------------

  protected override render(): TemplateResult {
    if (this.names.length === 0) return html`<p>${words.text("nothing")}</p>`;
    if (this.missing) return html`<p>${this.missing}</p>`;
    const knob = { name: "h", default: defaults.width, min: 1e-15, max: 0.1, scale: "log" } as const;
    const result = this.task.value;
    return html`<div class="panel">
      <div class="words">
        <p>${words.text("lead")} <span class="quiet">${words.text("lead.why")}</span></p>
        ${this.quotient()}
        <div class="controls">
          <gl-menu
            path="check.wrt"
            label=${words.text("wrt")}
            help=${words.text("wrt.help")}
            .value=${this.wrt}
            .options=${this.names.map((name) => ({ value: name, label: name }))}
            @gl-change=${(event: ValueEvent<string>) => this.change({ wrt: event.detail.value, element: 0 })}
          ></gl-menu>
          ${this.places()}
          <gl-slider
            ${this.bind("width")}
            label=${words.text("width")}
            help=${words.text("width.help")}
            .knob=${knob}
          ></gl-slider>
        </div>
      </div>
      <div class="shown">
        ${failureNotice(this.task)}
        ${
          result
            ? this.shown(result)
            : html`<p class="quiet room">${this.task.failure ? nothing : words.text("waiting")}</p>`
        }
      </div>
    </div>`;
  }

  private shown({ differences, kink }: Result): TemplateResult {
    const why = this.why({ differences, kink });
    if (kink.is === "here") return html`${this.slopes(differences, kink)}${why}`;
    return html`<gl-line-chart
        label=${words.text("chart")}
        x-label=${words.text("chart.x")}
        y-label=${words.text(differences.exact === 0 ? "chart.y.absolute" : "chart.y")}
        scale="log"
        x-scale="log"
        .height=${280}
        .current=${this.slice.width}
        .series=${series(differences)}
        empty=${words.text("chart.none")}
      ></gl-line-chart>
      ${why}${this.table(differences)}`;
  }

  /** At a kink there is nothing to be near to: both slopes, what the quotient makes of them, and the convention. */
  private slopes({ exact, double }: Differences, { left, right }: { left: number; right: number }): TemplateResult {
    const lines = [
      ["kink.left", left],
      ["kink.right", right],
      ["kink.quotient", double[widths.length] ?? Number.NaN],
      ["kink.convention", exact],
    ] as const;
    return html`<table class="slopes" translate="no">
      <caption>
        ${words.text("kink.table", { name: this.wrt })}
      </caption>
      <tbody>
        ${lines.map(
          ([key, value]) =>
            html`<tr class=${key.slice(5)}>
              <th scope="row">${words.text(key)}</th>
              <td>${numberHtml(value)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private places() {
    const { rows, columns } = this.shape;
    if (rows * columns === 1) return nothing;
    const place = { row: this.element % rows, column: Math.floor(this.element / rows) };
    const control = (axis: "row" | "column", count: number) =>
      count === 1
        ? nothing
        : html`<gl-number
          path="check.element"
          label=${words.text(axis)}
          help=${words.text("place.help", { name: this.wrt })}
          .value=${place[axis] + 1}
          min="1"
          max=${count}
          @gl-change=${(event: ValueEvent<number>) => this.moveTo({ ...place, [axis]: event.detail.value - 1 })}
        ></gl-number>`;
    return html`${control("row", rows)}${control("column", columns)}`;
  }

  private moveTo({ row, column }: { row: number; column: number }): void {
    this.change({ element: row + this.shape.rows * column });
  }

  /** The difference quotient with the numbers of now. */
  private quotient(): TemplateResult {
    const at = (sign: string) => row(mi("f"), parens(nameSymbol(this.wrt), mo(sign), mi("h")));
    const value = this.task.value?.differences.double[widths.length];
    const quotient = frac(row(at("+"), mo("−"), at("−")), row(mn(2), mi("h")));
    const result = value === undefined || Number.isNaN(value) ? [] : [mo("="), mn(value, { digits: 6 })];
    const total = toned("backward", nameSymbol(this.wrt, bar));
    return equation([total, mo("≈"), quotient, ...result], words.text("quotient", { name: this.wrt }));
  }

  /**
   * The gradient and the two differences at the chosen width, digit under digit, with the width at which each would be
   * best.
   */
  private table(differences: Differences): TemplateResult {
    const name = this.wrt;
    const columns = [
      "table.kind",
      "table.value",
      differences.exact === 0 ? "table.absolute" : "table.error",
      "table.best",
    ] as const;
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.text("table.label", { name })}>
        <table translate="no">
          <caption class="unseen">
            ${words.text("table.label", { name })}
          </caption>
          <thead>
            <tr>
              ${columns.map((key) => html`<th scope="col">${words.text(key)}</th>`)}
              <th scope="col">${words.text("table.least")}</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">${words.text("exact")}</th>
              <td class="digits">${written(differences.exact)}</td>
              <td>—</td>
              <td>—</td>
              <td>—</td>
            </tr>
            ${(["double", "float"] as const).map((precision) => this.line(differences, precision))}
          </tbody>
        </table>
      </div>
      <p class="quiet note">${words.text("table.digits")}</p>`;
  }

  private line(differences: Differences, precision: Precision): TemplateResult {
    const value = differences[precision][widths.length] ?? Number.NaN;
    const [error = Number.NaN] = errors([value], differences.exact);
    const curve = curveOf(differences, precision);
    const at = best(curve);
    const [exact, text] = [written(differences.exact), written(value)];
    const same = agreeing(text, exact);
    const number = (of: number) => (Number.isNaN(of) ? words.text("none") : numberHtml(of, { digits: 2 }));
    const digits = html`${text.slice(0, same)}<span class="error">${text.slice(same)}</span>`;
    return html`<tr class=${precision}>
      <th scope="row">${words.text(precision)}</th>
      <td class="digits">${Number.isNaN(value) ? words.text("none") : digits}</td>
      <td class="at">${number(error)}</td>
      <td class="best">${at < 0 ? "—" : numberHtml(widths[at] as number, { digits: 1 })}</td>
      <td class="least">${at < 0 ? "—" : number(curve[at] as number)}</td>
    </tr>`;
  }

  private why({ differences, kink }: Result): TemplateResult | typeof nothing {
    const about = (text: string, more: TemplateResult | typeof nothing = nothing): TemplateResult =>
      html`<div class="why" role="status">
        <p>${text}</p>
        ${more}
      </div>`;
    if (kink.is === "here") return about(words.text("why.kink"));
    if (Number.isNaN(differences.double[widths.length])) {
      const isEnd = widths.every((_, index) => Number.isNaN(differences.double[index]));
      return about(words.text(isEnd ? "why.end" : "why.domain", { name: this.wrt }));
    }
    if (kink.is === "between") return about(words.text("why.between", { name: this.wrt }));
    const curve = curveOf(differences, "double");
    const at = best(curve);
    if (at < 0) return nothing;
    const bestWidth = widths[at] as number;
    const power = growthOf(curve);
    const isStraight = power === null;
    const reason = cause(this.slice.width, bestWidth);
    const key = isStraight ? "straight" : reason === "truncation" && power !== 2 ? "power" : reason;
    const use = html`<gl-button
      path="check.width"
      @click=${() => this.change({ width: Number(bestWidth.toPrecision(2)) })}
    >${words.text("use")}</gl-button
    >`;
    const float = html`<p class="quiet">${words.text("why.float")}</p>`;
    const values = { power: power ?? 0, factor: countText(10 ** (power ?? 0)) };
    return about(words.text(`why.${key}`, values), html`${key === "balanced" || isStraight ? nothing : use}${float}`);
  }

  static override styles = [
    baseStyles,
    mathsStyles,
    css`
      :host { display: block; font: 17px/1.55 var(--serif); container: check / inline-size }
      .panel { display: grid; grid-template-columns: minmax(0, 25rem) minmax(0, 1fr); gap: 24px 64px }
      .words, .shown {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 16px;
        align-content: start;
        min-width: 0;
      }
      .controls { --label: 5rem }
      .room { min-height: 280px }
      table { border-collapse: collapse; font: 15px/1.4 var(--sans); font-variant-numeric: tabular-nums; width: 100% }
      caption:not(.unseen) { text-align: left; font-weight: 600; padding-bottom: 8px }
      thead th {
        font: 600 13px/1.3 var(--sans);
        color: var(--muted);
        text-align: right;
        padding: 8px 0 8px 16px;
        white-space: nowrap;
      }
      tbody th { font-weight: 600; text-align: left; white-space: nowrap }
      th:first-child { text-align: left; padding-left: 0 }
      tbody :is(th, td) { border-top: 1px dotted var(--line); padding: 8px 0 8px 16px }
      tbody th { padding-left: 0 }
      td { text-align: right; white-space: nowrap }
      .double th { color: var(--backward) }
      .float th { color: var(--parameter) }
      @container check (width < 480px) {
        :is(thead th, tbody th) { white-space: normal }
        thead th { vertical-align: bottom }
        :is(thead th, td) { padding-left: 10px }
        th:first-child { min-width: 5.4rem }
      }
      .note { font: 13px/1.4 var(--sans) }
      .slopes { max-width: 30rem }
      .slopes .convention :is(th, td) { color: var(--backward) }
      .why { display: grid; gap: 12px; justify-items: start }
      @container check (width < 820px) { .panel { grid-template-columns: minmax(0, 1fr) } }
    `,
  ];
}

/** The error over the step width in both precisions, and the slopes of its two causes where they can be seen. */
function series(differences: Differences): LineSeries[] {
  const double = curveOf(differences, "double");
  return [
    { label: words.text("chart.double"), x: widths, y: double, colour: "backward" },
    { label: words.text("chart.float"), x: widths, y: curveOf(differences, "float"), colour: "parameter" },
    ...(growthOf(double) === 2 ? [guide(words.text("chart.square"), double, 2, 46, 54)] : []),
    ...(best(double) > 12 ? [guide(words.text("chart.inverse"), double, -1, 14, 30)] : []),
  ];
}

/** A power of h beside a stretch of the curve, a little above it. */
function guide(label: string, curve: readonly number[], slope: number, from: number, to: number): LineSeries {
  const middle = Math.round((from + to) / 2);
  const start = 8 * (curve[middle] as number) * (widths[middle] as number) ** -slope;
  const x = widths.slice(from, to + 1);
  return { label, x, y: x.map((width) => start * width ** slope), colour: "muted", dashed: true };
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
