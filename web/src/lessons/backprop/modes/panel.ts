import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { failureOf } from "../../../kit/failure";
import "../../../charts";
import "../../../elements";
import { define, emit, type ValueEvent } from "../../../elements";
import { type ExpressionRequest, engine, type Matrix64 } from "../../../engine";
import { baseSheet, controlSheet, numberHtml } from "../../../look";
import { equation, type Maths, mathsSheet, mi, mn, mo, parens, sup, toned } from "../../../maths";
import { problemText } from "../../../messages";
import { givenNames } from "../typed";
import { typedVector } from "../typed";
import { Latest } from "../latest";
import { type Comparison, compare, mostEntries, type Seeds } from "./compare";
import { counts } from "./counts";
import { Race } from "./race";
import { raceSection } from "./race-section";
import { modesSheet } from "./sheet";
import { defaults, type ModesState } from "./state";
import { words } from "./words";

/** Jacobians of so many entries are run at once: milliseconds even where each entry has a pass of its own. */
const quick = 10_000;
/** With so few outputs a thousand inputs are measured at once, too. */
const fewOutputs = 10;
const seedNames = ["cotangent", "wrt", "tangent"] as const;
/** How long a slider has to rest: milliseconds. */
const rest = 150;

/**
 * Backward and forward mode side by side: at the lesson's expression, and at a function as large as one likes.
 *
 *   <gradlab-backprop-modes .state=${state.modes} .request=${{ text, at }} .seeds=${state} @panel-change=${...} @panel-seeds=${...}></gradlab-backprop-modes>
 */
export class GradlabBackpropModes extends LitElement {
  static override properties = {
    state: { attribute: false },
    request: { attribute: false },
    // The lesson hands over its whole state, which changes with every step.
    seeds: {
      attribute: false,
      hasChanged: (after: Seeds, before?: Seeds) => seedNames.some((name) => before?.[name] !== after[name]),
    },
    found: { state: true },
    failure: { state: true },
  };
  declare state: ModesState;
  declare request: Omit<ExpressionRequest, "mode">;
  declare seeds: Seeds;
  declare found: Comparison | null;
  declare failure: string;
  private readonly latest = new Latest();
  private readonly race = new Race(() => this.requestUpdate());
  private pause: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.state = defaults;
    this.request = { text: "", at: {} };
    this.seeds = { cotangent: "", wrt: "", tangent: "" };
    this.found = null;
    this.failure = "";
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("request") || changed.has("seeds")) void this.latest.ask(() => this.compare());
    const { race, state } = this;
    if (!race.vjp || (race.vjp.inputs === state.inputs && race.vjp.outputs === state.outputs)) return;
    if (race.busy) race.stop();
    else race.clear();
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.follow(), rest);
  }

  /** It opens with both matrices built and the curves measured, unless the address asks for what takes long. */
  protected override firstUpdated(): void {
    this.follow();
  }

  /** Runs the sizes that were chosen, and the curve they are on where it is short work too; what takes long waits to be asked for. */
  private follow(): void {
    const { inputs, outputs } = this.state;
    if (inputs * outputs > quick) return;
    if (outputs <= fewOutputs && !this.race.isSwept(outputs)) void this.race.sweep(inputs, outputs);
    else void this.race.both(inputs, outputs);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.pause);
    this.race.stop();
  }

  private get names(): string[] {
    return givenNames(this.request);
  }

  private async compare(): Promise<void> {
    if (this.names.length === 0) return;
    try {
      const found = await compare(
        (request) => engine().call("express", [request]),
        this.request,
        this.names,
        this.seeds,
      );
      this.failure = "problems" in found ? found.problems.map(problemText).join(" ") : "";
      this.found = "problems" in found ? null : found;
    } catch (caught) {
      const reason = failureOf(caught);
      if (reason !== "") this.failure = words.text("failed", { reason });
    }
  }

  private readonly change = (patch: Partial<ModesState>, movement: string | null = null): void => {
    emit(this, "panel-change", { patch, movement });
  };

  /** Where the passes begin is chosen for the whole lesson. */
  private begin(patch: Partial<Seeds>): void {
    emit(this, "panel-seeds", { patch });
  }

  protected override render(): TemplateResult {
    return html`<div class="panel">
      <p>${words.text("lead")}</p>
      ${this.names.length === 0 ? html`<p>${words.text("nothing")}</p>` : this.small()}
      ${raceSection(this.state, this.race, this.change)}
    </div>`;
  }

  private small(): TemplateResult {
    const { found, seeds } = this;
    return html`<section class="part">
      <div>
        <h3>${words.text("small.title")}</h3>
        <div class="controls">
          ${this.typed("cotangent", found?.u ?? null)}
          <gl-menu label=${words.text("wrt")} help=${words.text("wrt.help")} .value=${this.names.includes(seeds.wrt) ? seeds.wrt : (this.names[0] ?? "")}
            .options=${this.names.map((name) => ({ value: name, label: name }))} @gl-change=${(event: ValueEvent<string>) => this.begin({ wrt: event.detail.value, tangent: "" })}></gl-menu>
          ${this.typed("tangent", found?.v ?? null)}
        </div>
        ${found ? this.identity(found) : nothing}
      </div>
      <div>
        ${this.failure ? html`<gl-notice kind="error" text=${this.failure}></gl-notice>` : nothing}
        ${found ? html`${this.entries(found)}${counts(found)}` : nothing}
      </div>
    </section>`;
  }

  private typed(key: "cotangent" | "tangent", shape: Matrix64 | null): TemplateResult {
    const text = this.seeds[key];
    const wrong = shape !== null && text !== "" && typedVector(text, shape) === null;
    return html`<label class="typed"><span>${words.text(key)}</span>
      <input class="field" type="text" autocomplete="off" spellcheck="false" maxlength="200" aria-invalid=${wrong ? "true" : "false"} aria-label=${words.text(key)} aria-describedby="about-${key}"
        .value=${text || "1"} @keydown=${(event: Event) => event.stopPropagation()} @change=${(event: Event) => this.begin({ [key]: (event.target as HTMLInputElement).value.trim() })}>
      ${wrong ? html`<span class="wrong" id="about-${key}" role="alert">${words.text("misfit", { text, count: shape.values.length })}</span>` : html`<small id="about-${key}">${words.text(`${key}.help`)}</small>`}</label>`;
  }

  private entries({ entries }: Comparison): TemplateResult {
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.text("small.table")}><table class="entries">
      <caption class="unseen">${words.text("small.table")}</caption>
      <thead><tr><th scope="col">${words.text("input")}</th><th scope="col">${words.text("reverse")}</th><th scope="col">${words.text("forward")}</th></tr></thead>
      <tbody>${entries.map(
        (
          { label, vjp, jvp },
          index,
        ) => html`<tr><th scope="row"><code>${label}</code></th><td class="vjp">${numberHtml(vjp, { digits: 4 })}</td>
        <td class="jvp">${numberHtml(jvp, { digits: 4 })} <small>${words.text("forward.number", { pass: index + 1 })}</small></td></tr>`,
      )}</tbody></table></div>
      ${entries.length >= mostEntries ? html`<p class="quiet">${words.text("small.more", { count: mostEntries })}</p>` : nothing}`;
  }

  private identity({ forwards, backwards }: Comparison): TemplateResult {
    const [u, v, j] = [toned("backward", mi("u")), toned("parameter", mi("v")), mi("J")];
    const left: Maths[] = [u, mo("·"), parens(j, v), mo("="), mn(forwards, { digits: 6 })];
    const right: Maths[] = [parens(sup(j, mi("T")), u), mo("·"), v, mo("="), mn(backwards, { digits: 6 })];
    return html`<div class="identity">${equation(left)}${equation(right)}<p class="quiet">${words.text("identity")}</p></div>`;
  }

  static override styles = [baseSheet, controlSheet, mathsSheet, modesSheet];
}

define("gradlab-backprop-modes", GradlabBackpropModes);
declare global {
  interface HTMLElementTagNameMap {
    "gradlab-backprop-modes": GradlabBackpropModes;
  }
}
