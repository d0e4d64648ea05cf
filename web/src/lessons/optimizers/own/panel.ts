import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import "../../../elements";
import { define, emit, type ValueEvent } from "../../../elements";
import type { Problem } from "../../../engine/types";
import { baseStyles, numberHtml, type Scheme } from "../../../look";
import { problemText } from "../../../messages";
import type { Patch } from "../../../state";
import { sample } from "../chips";
import type { Race } from "../race";
import type { Runner } from "../runner";
import type { State } from "../state";
import { panelStyles } from "../styles";
import { type Example, type Exercise, examples, exercises, partingOf } from "./examples";
import { words } from "./words";

/** How long a text rests before it is read. Milliseconds. */
const pause = 250;

/**
 * Where the learner writes a rule, sees what is wrong with it, turns its constants, and compares it with who else
 * races.
 * Sends `own-change` {patch, movement}: what is to be changed in the lesson's state.
 */
export class GlOwnRule extends LitElement {
  static override properties = {
    race: { attribute: false },
    runners: { attribute: false },
    state: { attribute: false },
    scheme: { attribute: false },
  };
  declare race: Race | null;
  /** Those of the race: a new list when they have run anew. */
  declare runners: readonly Runner[];
  declare state: State | null;
  declare scheme: Scheme;
  private exercise: Exercise | null = null;
  private resting = 0;

  constructor() {
    super();
    this.race = null;
    this.runners = [];
    this.state = null;
    this.scheme = "light";
  }

  private send(patch: Patch<State>, movement?: string): void {
    emit(this, "own-change", { patch, movement });
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    this.exercise ??= exercises.find(({ text }) => text === this.state?.own) ?? null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { race, state } = this;
    if (!race?.ground || !state) return nothing;
    return html`
      <div class="write"><h2>${words.text("title")}</h2><p>${words.text("text")}</p>
        ${this.starts("examples", examples)} ${this.starts("exercises", exercises)}
        ${this.exercise ? this.task(this.exercise) : nothing}
        ${this.field(race, state)}</div>
      <div class="see">
        <gl-race-map
          .ground=${race.ground}
          .runners=${this.runners}
          .start=${race.startOf(state)}
          .cursor=${state.steps}
          label=${words.text("map.title")}
          about=${words.text("map", { steps: state.steps })}
          @gl-start=${(event: CustomEvent<{ at: [number, number] }>) => this.send({ start: event.detail.at }, "start")}
        ></gl-race-map>
        ${this.beside()}</div>`;
  }

  private starts(kind: "examples" | "exercises", all: readonly (Example | Exercise)[]): TemplateResult {
    return html`<div
      class="starts"
      role="group"
      aria-label=${words.text(kind)}
    ><span>${words.text(kind)}</span>${all.map(
      (example) =>
        html`<gl-button
          path="own"
          .pressed=${this.state?.own === example.text}
          @click=${() => this.take(example)}
        >${words.text(`example.${example.name}`)}</gl-button>`,
    )}</div>`;
  }

  private take(example: Example | Exercise): void {
    clearTimeout(this.resting);
    const { text, constants } = example;
    const rules = this.state?.rules ?? [];
    const gone = Object.fromEntries(Object.keys(this.state?.knobs.own ?? {}).map((name) => [name, undefined]));
    const own = { ...gone, ...constants };
    this.exercise = "twin" in example ? example : null;
    if ("twin" in example)
      this.send({ own: text, rules: [example.twin, "own"], knobs: { own, [example.twin]: example.knobs } });
    else this.send({ own: text, rules: rules.includes("own") ? rules : [...rules, "own"], knobs: { own } });
  }

  private task({ name, twin }: Exercise): TemplateResult {
    const [own, other] = ["own", twin].map((rule) => this.runners.find((runner) => runner.rule === rule));
    const mended = own && other && partingOf(own.path, other.path).step === null;
    return html`<p
      class="task ${mended ? "correct" : ""}"
      role="status"
    >${words.text(`${name}.${mended ? "mended" : "task"}`)}</p>`;
  }

  private field(race: Race, state: State): TemplateResult {
    const { problems } = race.own;
    const wrong = problems.length > 0;
    const races = state.rules.includes("own");
    return html`
      <label for="rule">${sample("own", this.scheme)} ${words.text("field")}</label>
      <gl-field
        path="own"
        label=${words.text("field")}
      ><textarea
        id="rule"
        rows=${state.own.split("\n").length + 1}
        spellcheck="false"
        autocomplete="off"
        autocapitalize="off"
        maxlength="2000"
        aria-describedby="says about"
        aria-invalid=${wrong ? "true" : "false"}
        .value=${state.own}
        @input=${this.typed}
        @change=${this.typed}
      ></textarea></gl-field>
      <div
        id="says"
        role="status"
      >${
        wrong
          ? html`${problems.map((problem) =>
              pointed(race.own.text, problem),
            )}<p class="quiet">${words.text("wrong")}</p>`
          : html`<p class="quiet">${words.text(races ? "reads" : "idle")}</p>`
      }</div>
      ${
        races
          ? nothing
          : html`<div><gl-button
        path="rules"
        icon="play"
        @click=${() => this.send({ rules: [...state.rules, "own"] })}
      >${words.text("join")}</gl-button></div>`
      }
      ${wrong ? nothing : (race.rule("own")?.knobs ?? []).map((knob) => this.slider(race, state, knob))}
      <p class="quiet" id="about">${words.text("functions")}</p>`;
  }

  private slider(
    race: Race,
    state: State,
    knob: NonNullable<ReturnType<Race["rule"]>>["knobs"][number],
  ): TemplateResult {
    const best = knob.name === "lr" ? race.bestRate("own") : null;
    const send = (value: number, movement?: string) => this.send({ knobs: { own: { [knob.name]: value } } }, movement);
    return html`<gl-slider
      path="knobs.own.${knob.name}"
      label=${knob.name}
      .knob=${best === null ? knob : { ...knob, default: best }}
      .value=${race.knobs(state, "own")[knob.name] ?? knob.default}
      @gl-input=${(event: ValueEvent<number>) => send(event.detail.value, `own ${knob.name}`)}
      @gl-change=${(event: ValueEvent<number>) => send(event.detail.value)}
    ></gl-slider>`;
  }

  private readonly typed = (event: Event): void => {
    const { value } = event.target as HTMLTextAreaElement;
    clearTimeout(this.resting);
    const send = () => this.send({ own: value }, "own rule");
    if (event.type === "change") send();
    else this.resting = window.setTimeout(send, pause);
  };

  /** Where each of the others leaves the path of the learner's rule, and by what a step. */
  private beside(): TemplateResult | typeof nothing {
    const own = this.runners.find(({ rule }) => rule === "own");
    if (!own) return nothing;
    const others = this.runners.filter((runner) => runner !== own);
    if (others.length === 0) return html`<p class="quiet">${words.text("table.none")}</p>`;
    const end = ({ path }: Runner) => (path.diverged ? Number.POSITIVE_INFINITY : (path.f.at(-1) ?? Number.NaN));
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.text("table")}><table
    aria-label=${words.text("table")} translate="no">
      <thead><tr>
        <th scope="col">${words.text("table.rule")}</th>
        <td></td>
        <th scope="col">${words.text("table.ratio")}</th>
        <th scope="col">${words.text("table.loss")}</th></tr></thead>
      <tbody>${others.map((other) => {
        const { step, ratio } = partingOf(own.path, other.path);
        return html`<tr>
          <th scope="row">${sample(other.rule, this.scheme)} ${other.label}</th>
          <td class=${step === null ? "correct" : ""}>${
            step === null ? words.text("table.same") : words.text("table.step", { step })
          }</td>
          <td>${step === null || !Number.isFinite(ratio) ? "" : numberHtml(ratio)}</td>
            <td>${numberHtml(end(other))}<small>${words.text("table.own", {
              loss: "",
            })}${numberHtml(end(own))}</small></td></tr>`;
      })}</tbody></table></div>`;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.resting);
  }

  static override styles = [baseStyles, panelStyles];
}

/** A problem under its line of the text, a caret below the column that it names. */
function pointed(text: string, problem: Problem): TemplateResult {
  const column = Number(problem.params.column);
  if (!Number.isInteger(column) || column < 1) return html`<p class="error">${problemText(problem)}</p>`;
  const before = [...text].slice(0, column - 1).join("");
  const from = before.lastIndexOf("\n") + 1;
  const line = text.split("\n")[before.split("\n").length - 1] ?? "";
  return html`<pre aria-hidden="true">${line}\n${" ".repeat(
    [...before.slice(from)].length,
  )}^</pre><p class="error">${problemText(problem)}</p>`;
}

define("gl-own-rule", GlOwnRule);
declare global {
  interface HTMLElementTagNameMap {
    "gl-own-rule": GlOwnRule;
  }
}
