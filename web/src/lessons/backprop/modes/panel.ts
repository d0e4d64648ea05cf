import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { failureOf } from "../../../lesson-base/failure";
import "../../../charts";
import type { LineSeries } from "../../../charts";
import "../../../elements";
import { define, emit, type ValueEvent } from "../../../elements";
import { type ExpressionRequest, engine, type Matrix64 } from "../../../engine";
import { baseSheet, controlSheet, numberHtml } from "../../../look";
import { equation, type Maths, mathsSheet, mi, mn, mo, parens, sup, toned } from "../../../maths";
import { problemText } from "../../../messages";
import { Latest } from "../latest";
import { givenNames } from "../names";
import { typedVector } from "../seed";
import { type Comparison, compare, mostEntries, type Seeds } from "./compare";
import "./heat-map";
import { Race } from "./race";
import { modesSheet } from "./sheet";
import { defaults, type ModesState } from "./state";
import { words } from "./words";

const count = (value: number): string => value.toLocaleString("en-US");

/**
 * Backward and forward mode side by side: at the lesson's expression, and at a function as large as one likes.
 *
 *   <gradlab-backprop-modes .state=${state.modes} .request=${{ text, at }} .seeds=${state} @panel-change=${...} @panel-seeds=${...}></gradlab-backprop-modes>
 */
export class GradlabBackpropModes extends LitElement {
  static override properties = {
    state: { attribute: false },
    request: { attribute: false },
    seeds: { attribute: false },
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

  constructor() {
    super();
    this.state = defaults;
    this.request = { text: "", at: {} };
    this.seeds = { cotangent: "", wrt: "", tangent: "" };
    this.found = null;
    this.failure = "";
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get("seeds") ?? this.seeds;
    const asked = (["cotangent", "wrt", "tangent"] as const).some((key) => before[key] !== this.seeds[key]);
    if (changed.has("request") || asked) void this.latest.ask(() => this.compare());
    const { vjp } = this.race;
    if (vjp && !this.race.running && (vjp.inputs !== this.state.inputs || vjp.outputs !== this.state.outputs)) this.race.clear();
  }

  /** It opens with both matrices built, unless the address asks for large ones. */
  protected override firstUpdated(): void {
    const { inputs, outputs } = this.state;
    if (inputs * outputs <= 10_000) void this.race.both(inputs, outputs);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.race.stop();
  }

  private get names(): string[] {
    return givenNames(this.request);
  }

  private async compare(): Promise<void> {
    if (this.names.length === 0) return;
    try {
      const found = await compare((request) => engine().call("express", [request]), this.request, this.names, this.seeds);
      this.failure = "problems" in found ? found.problems.map(problemText).join(" ") : "";
      this.found = "problems" in found ? null : found;
    } catch (caught) {
      const reason = failureOf(caught);
      if (reason !== "") this.failure = words.text("failed", { reason });
    }
  }

  private change(patch: Partial<ModesState>, movement: string | null = null): void {
    emit(this, "panel-change", { patch, movement });
  }

  /** Where the passes begin is chosen for the whole lesson. */
  private begin(patch: Partial<Seeds>): void {
    emit(this, "panel-seeds", { patch });
  }

  // ---- the expression ---------------------------------------------------------------------------------------------

  protected override render(): TemplateResult {
    return html`<div class="panel">
      <p>${words.text("lead")}</p>
      ${this.names.length === 0 ? html`<p>${words.text("nothing")}</p>` : this.small()}
      ${this.big()}
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
        ${found ? html`${this.entries(found)}${this.counts(found)}` : nothing}
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

  private counts({ vjp, jvp }: Pick<Comparison, "vjp" | "jvp">, times: { vjp: number; jvp: number } | null = null): TemplateResult {
    const line = (name: "passes" | "multiplications" | "stored") =>
      html`<tr class=${name}><th scope="row">${words.text(name)}</th><td>${count(vjp[name])}</td><td>${count(jvp[name])}</td></tr>`;
    return html`<table class="counts"><caption class="unseen">${words.text("counts.label")}</caption>
      <thead><tr><td></td><th scope="col" class="vjp">${words.text("counts.vjp")}</th><th scope="col" class="jvp">${words.text("counts.jvp")}</th></tr></thead>
      <tbody>${line("passes")}${line("multiplications")}${line("stored")}
      ${times ? html`<tr class="time"><th scope="row">${words.text("time")}</th><td>${numberHtml(times.vjp)}</td><td>${numberHtml(times.jvp)}</td></tr>` : nothing}</tbody></table>`;
  }

  private identity({ forwards, backwards }: Comparison): TemplateResult {
    const [u, v, j] = [toned("backward", mi("u")), toned("parameter", mi("v")), mi("J")];
    const left: Maths[] = [u, mo("·"), parens(j, v), mo("="), mn(forwards, { digits: 6 })];
    const right: Maths[] = [parens(sup(j, mi("T")), u), mo("·"), v, mo("="), mn(backwards, { digits: 6 })];
    return html`<div class="identity">${equation(left)}${equation(right)}<p class="quiet">${words.text("identity")}</p></div>`;
  }

  // ---- the race ---------------------------------------------------------------------------------------------------

  private big(): TemplateResult {
    const { inputs, outputs } = this.state;
    const { race } = this;
    const knob = (name: "inputs" | "outputs") =>
      ({ name, default: defaults[name], min: 1, max: 1000, scale: "log", integer: true }) as const;
    const slider = (
      name: "inputs" | "outputs",
    ) => html`<gl-slider label=${words.text(name)} help=${words.text(`${name}.help`)} .knob=${knob(name)} .value=${this.state[name]} ?disabled=${race.running}
      @gl-input=${(event: ValueEvent<number>) => this.change({ [name]: event.detail.value }, `modes.${name}`)}
      @gl-change=${(event: ValueEvent<number>) => this.change({ [name]: event.detail.value }, `modes.${name}`)}></gl-slider>`;
    const builds = race.vjp && race.jvp ? { vjp: race.vjp, jvp: race.jvp } : null;
    const took = (mode: "vjp" | "jvp") =>
      race.measured.find((one) => one.mode === mode && one.inputs === inputs && one.outputs === outputs)?.milliseconds;
    const [vjp, jvp] = [took("vjp"), took("jvp")];
    return html`<section class="part">
      <div>
        <h3>${words.text("big.title")}</h3><p>${words.text("big.text")}</p>
        <div class="controls">${slider("inputs")}${slider("outputs")}</div>
        <div class="buttons" role="group" aria-label=${words.text("preset.label")}>
          <gl-button @click=${() => this.change({ inputs: 500, outputs: 1 })}>${words.text("preset.loss")}</gl-button>
          <gl-button @click=${() => this.change({ inputs: 200, outputs: 200 })}>${words.text("preset.square")}</gl-button>
          <gl-button @click=${() => this.change({ inputs: 1, outputs: 500 })}>${words.text("preset.curve")}</gl-button>
        </div>
        <p class="quiet">${words.text("kept.text")}</p>
      </div>
      <div>
        <div class="buttons">
          ${
            race.running
              ? html`<gl-button kind="primary" icon="stop" @click=${() => race.stop()}>${words.text("stop")}</gl-button><progress max="1" .value=${race.progress} aria-label=${words.text("both")}></progress>`
              : html`<gl-button kind="primary" icon="play" @click=${() => void race.both(inputs, outputs)}>${words.text("both")}</gl-button>
              <gl-button icon="step" @click=${() => void race.step(inputs, outputs)}>${words.text("step")}</gl-button>
              <gl-button @click=${() => void race.sweep(inputs, outputs)}>${words.text("sweep")}</gl-button>`
          }
        </div>
        ${race.failure ? html`<gl-notice kind="error" text=${race.failure}></gl-notice>` : nothing}
        <div class="maps">${(["vjp", "jvp"] as const).map((mode) => this.map(mode))}</div>
        ${builds ? this.counts(builds, vjp !== undefined && jvp !== undefined ? { vjp, jvp } : null) : nothing}
        ${this.charts()}
      </div>
    </section>`;
  }

  private map(mode: "vjp" | "jvp"): TemplateResult {
    const build = this.race[mode];
    const total = build?.total ?? (mode === "vjp" ? this.state.outputs : this.state.inputs);
    const label = words.text(`map.${mode}`, { passes: build?.passes ?? 0, total });
    return html`<figure><gl-backprop-jacobian .build=${build} .passes=${build?.passes ?? 0} label=${label}></gl-backprop-jacobian><figcaption>${label}</figcaption></figure>`;
  }

  private charts(): TemplateResult {
    const { outputs } = this.state;
    const series = (what: "milliseconds" | "multiplications"): LineSeries[] =>
      (["vjp", "jvp"] as const).flatMap((mode) => {
        const points = this.race.measured
          .filter((one) => one.mode === mode && one.outputs === outputs)
          .sort((one, other) => one.inputs - other.inputs);
        const look = { label: words.text(`chart.${mode}`), colour: mode === "vjp" ? "backward" : "parameter", dotted: true };
        return points.length === 0 ? [] : [{ ...look, x: points.map(({ inputs }) => inputs), y: points.map((point) => point[what]) }];
      });
    return html`
      <gl-line-chart label=${words.text("chart.time", { outputs })} y-label=${words.text("chart.time.y")} x-label=${words.text("chart.x")} scale="log" x-scale="log" .height=${200} .xEnd=${1000} .series=${series("milliseconds")} empty=${words.text("chart.empty")}></gl-line-chart>
      <gl-line-chart label=${words.text("chart.count", { outputs })} y-label=${words.text("chart.count.y")} x-label=${words.text("chart.x")} scale="log" x-scale="log" .height=${160} .xEnd=${1000} .series=${series("multiplications")} empty=${words.text("chart.empty")}></gl-line-chart>`;
  }

  static override styles = [baseSheet, controlSheet, mathsSheet, modesSheet];
}

define("gradlab-backprop-modes", GradlabBackpropModes);
declare global {
  interface HTMLElementTagNameMap {
    "gradlab-backprop-modes": GradlabBackpropModes;
  }
}
