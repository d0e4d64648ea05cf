import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import "../../../elements";
import { define, type ValueEvent } from "../../../elements";
import { type Differences, type ExpressionRequest, engine } from "../../../engine";
import { failureNotice, granted, Panel, Task } from "../../../kit";
import { baseStyles, countText } from "../../../look";
import { bar, equation, frac, mathsStyles, mi, mn, mo, parens, row, toned } from "../../../maths";
import { matrixOf } from "../matrix";
import { operatorRows, withRows } from "../operators";
import { nameSymbol } from "../symbols";
import { givenNames } from "../typed";
import { errorChart } from "./chart";
import { best, cause, curveOf, growthOf, type Kink, kinkOf, moved, widths } from "./errors";
import { weights } from "./one-number";
import { type CheckState, defaults } from "./state";
import { differenceTable, slopeTable, tableStyles } from "./tables";
import { words } from "./words";

export { type CheckState, defaults, schema } from "./state";

/** The step: no name of an expression has a capital Greek letter. */
const step = "Δ";

/** The quotients for each of `widths` and then for the chosen one, and the kink among them if there is one. */
interface Result {
  differences: Differences;
  kink: Kink;
}

/**
 * Back-propagation beside central differences, for every step width.
 *
 *   <gradlab-backprop-check
 *     path="check" .slice=${state.check} .request=${{ text, at }} .missing=${""}
 *   ></gradlab-backprop-check>
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
    const knob = { name: step, default: defaults.width, min: 1e-15, max: 0.1, scale: "log" } as const;
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
    if (kink.is === "here" || kink.is === "smooth") return html`${slopeTable(differences, kink, this.wrt)}${why}`;
    return html`${errorChart(differences, this.slice.width)}${why}${differenceTable(differences, this.wrt)}`;
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

  /** The difference quotient with the numbers of now. No letter of it is in the expression. */
  private quotient(): TemplateResult {
    const letter = ["f", "g", "F"].find((one) => !new RegExp(`\\b${one}\\b`).test(this.request.text)) ?? "G";
    const at = (sign: string) => row(mi(letter), parens(nameSymbol(this.wrt), mo(sign), mi(step)));
    const value = this.task.value?.differences.double[widths.length];
    const quotient = frac(row(at("+"), mo("−"), at("−")), row(mn(2), mi(step)));
    const result = value === undefined || Number.isNaN(value) ? [] : [mo("="), mn(value, { digits: 6 })];
    const total = toned("backward", nameSymbol(this.wrt, bar));
    return equation([total, mo("≈"), quotient, ...result], words.text("quotient", { name: this.wrt }));
  }

  private why({ differences, kink }: Result): TemplateResult | typeof nothing {
    const about = (text: string, more: TemplateResult | typeof nothing = nothing): TemplateResult =>
      html`<div class="why" role="status">
        <p>${text}</p>
        ${more}
      </div>`;
    if (kink.is === "here") return about(words.text("why.kink"));
    if (kink.is === "smooth") return about(words.text("why.smooth"));
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
    tableStyles,
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
