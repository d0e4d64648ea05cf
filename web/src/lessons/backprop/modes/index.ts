import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import "../../../elements";
import { define, type ValueEvent } from "../../../elements";
import { type ExpressionRequest, engine, type Matrix64 } from "../../../engine";
import { failureNotice, granted, Panel, Task } from "../../../kit";
import { baseStyles, controlStyles, numberHtml, type Scheme } from "../../../look";
import { equation, type Maths, mathsStyles, mi, mn, mo, parens, sup, toned, upright } from "../../../maths";
import type { State } from "../state";
import { moving, tangentStyles } from "../symbols";
import { asRead, givenNames, typedVector } from "../typed";
import { type Comparison, compare, mostEntries } from "./compare";
import { countsTable } from "./counts";
import "./sizes";
import { modesStyles } from "./styles";
import { words } from "./words";

export { defaults, type ModesState, schema } from "./state";

/**
 * Backward and forward mode side by side: at the lesson's expression, and at a function as large as one likes. The
 * slice is the lesson's whole state, because both passes begin with its cotangent and tangent.
 *
 *   <gradlab-backprop-modes path="" .slice=${state} .request=${{ text, at }} .missing=${""}></gradlab-backprop-modes>
 */
export class GradlabBackpropModes extends Panel<State> {
  static override properties = {
    ...Panel.properties,
    request: { attribute: false },
    missing: {},
    scheme: { reflect: true },
  };
  declare request: Omit<ExpressionRequest, "mode">;
  /** Why the expression has no derivatives; empty where it has. */
  declare missing: string;
  declare scheme: Scheme;
  private readonly comparison = new Task<Comparison>(this, { newer: "follow" });

  constructor() {
    super();
    this.request = { text: "", at: {} };
    this.missing = "";
    this.scheme = "light";
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!this.slice) return;
    const { request, names } = this;
    const { cotangent, wrt, tangent } = this.slice;
    if (names.length > 0 && this.missing === "")
      void this.comparison.ask([request.text, request.at, cotangent, wrt, tangent], ({ signal }) =>
        compare(async (one) => granted(await engine().call("express", [one], { signal })), request, names, {
          ...{ cotangent, wrt, tangent },
        }),
      );
  }

  private get names(): string[] {
    return givenNames(this.request);
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.slice) return nothing;
    return html`<div class="panel">
      <p>${words.text("lead")}</p>
      ${this.names.length === 0 ? html`<p>${words.text("nothing")}</p>` : this.small()}
      <gl-backprop-sizes path="modes" .slice=${this.slice.modes} scheme=${this.scheme}></gl-backprop-sizes>
    </div>`;
  }

  private small(): TemplateResult {
    const { slice, names } = this;
    if (this.missing) return html`<p>${this.missing}</p>`;
    const result = this.comparison.value;
    return html`<section class="part">
      <div>
        <h3>${words.text("small.title")}</h3>
        <div class="controls">
          ${this.typed("cotangent", result?.u ?? null)}
          <gl-menu
            path="wrt"
            label=${words.text("wrt")}
            help=${words.text("wrt.help")}
            .value=${names.includes(slice.wrt) ? slice.wrt : (names[0] ?? "")}
            .options=${names.map((name) => ({ value: name, label: name }))}
            @gl-change=${(event: ValueEvent<string>) => this.change({ wrt: event.detail.value, tangent: "" })}
          ></gl-menu>
          ${this.typed("tangent", result?.v ?? null)}
        </div>
        ${result ? this.identity(result) : nothing}
      </div>
      <div>
        ${failureNotice(this.comparison)}
        ${result ? html`${this.entries(result)}${countsTable(result, words.text("counts.small"), null)}` : nothing}
      </div>
    </section>`;
  }

  private typed(key: "cotangent" | "tangent", shape: Matrix64 | null): TemplateResult {
    const text = this.slice[key];
    const isWrong = shape !== null && text !== "" && typedVector(text, shape) === null;
    const set = (event: Event): void => {
      const field = event.target as HTMLInputElement;
      field.value = asRead(field.value.trim());
      this.change({ [key]: field.value });
    };
    // What is being typed is left alone when a result arrives meanwhile.
    const focused = this.shadowRoot?.activeElement;
    const isTyping = focused instanceof HTMLInputElement && focused.name === key;
    return html`<gl-field path=${key} label=${words.text(key)}>
      <label class="typed">
        <span>${words.text(key)}</span>
        <input
          class="field"
          type="text"
          autocomplete="off"
          spellcheck="false"
          maxlength="200"
          aria-invalid=${isWrong ? "true" : "false"}
          aria-label="${words.text(key)}, ${words.text("small.title")}"
          aria-describedby="about-${key}"
          name=${key}
          .value=${live(isTyping ? focused.value : text || "1")}
          @change=${set}
        />
        ${
          isWrong
            ? html`<span class="wrong" id="about-${key}" role="alert"
                >${words.text("misfit", { text, count: shape.values.length })}</span
              >`
            : html`<small id="about-${key}">${words.text(`${key}.help`)}</small>`
        }
      </label>
    </gl-field>`;
  }

  private entries({ entries }: Comparison): TemplateResult {
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.text("small.table")}>
        <table class="entries" translate="no">
          <caption class="unseen">
            ${words.text("small.table")}
          </caption>
          <thead>
            <tr>
              <th scope="col">${words.text("input")}</th>
              <th scope="col">${words.text("reverse")}</th>
              <th scope="col">${words.text("forward")}</th>
            </tr>
          </thead>
          <tbody>
            ${entries.map(
              ({ label, vjp, jvp }, index) => html`<tr>
                <th scope="row"><code>${label}</code></th>
                <td class="vjp">${numberHtml(vjp, { digits: 4 })}</td>
                <td class="jvp">
                  ${numberHtml(jvp, { digits: 4 })} <small>${words.text("forward.number", { pass: index + 1 })}</small>
                </td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${
        entries.length >= mostEntries
          ? html`<p class="quiet">${words.text("small.more", { count: mostEntries })}</p>`
          : nothing
      }`;
  }

  private identity({ forwards, backwards }: Comparison): TemplateResult {
    const [u, v, j] = [toned("backward", mi("u")), moving(mi("v")), mi("J")];
    const left: Maths[] = [u, mo("·"), parens(j, v), mo("="), mn(forwards, { digits: 6 })];
    const right: Maths[] = [parens(sup(j, upright("T")), u), mo("·"), v, mo("="), mn(backwards, { digits: 6 })];
    return html`<div class="identity">
      ${equation(left, words.text("identity.forward"))}${equation(right, words.text("identity.backward"))}
      <p class="quiet">${words.text("identity")}</p>
    </div>`;
  }

  static override styles = [baseStyles, controlStyles, mathsStyles, tangentStyles, modesStyles];
}

define("gradlab-backprop-modes", GradlabBackpropModes);
declare global {
  interface HTMLElementTagNameMap {
    "gradlab-backprop-modes": GradlabBackpropModes;
  }
}
