import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import "../../../elements";
import { define } from "../../../elements";
import { Timer } from "../../../elements/timer";
import { Panel } from "../../../kit";
import { baseStyles, numberHtml, type Scheme } from "../../../look";
import { sample } from "../chips";
import type { Spot } from "../map/ground";
import type { Race } from "../race";
import type { Runner } from "../runner";
import type { State } from "../state";
import { type Example, type Exercise, examples, exercises, partingOf } from "./examples";
import { words } from "./words";

/** Milliseconds without a key press before a text is read. */
const pause = 250;

/**
 * The panel in which the learner writes a rule, sees its problems, sets its constants, and compares it with the other
 * rules of the race.
 */
export class GlOwnRule extends Panel<State> {
  static override properties = {
    ...Panel.properties,
    race: { attribute: false },
    runners: { attribute: false },
    scheme: { attribute: false },
  };
  declare race: Race | null;
  /** The runners of the race; a new array when they have run again. */
  declare runners: readonly Runner[];
  declare scheme: Scheme;
  private exercise: Exercise | null = null;
  private readonly resting = new Timer();
  /** The typed text that the lesson has not received yet; null if there is none. */
  private written: string | null = null;

  constructor() {
    super();
    this.race = null;
    this.runners = [];
    this.scheme = "light";
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    this.exercise ??= exercises.find(({ text }) => text === this.slice.own) ?? null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { race, slice: state } = this;
    if (!race?.ground) return nothing;
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
          @gl-start=${this.started}
        ></gl-race-map>
        ${this.beside()}</div>`;
  }

  private starts(kind: "examples" | "exercises", all: readonly (Example | Exercise)[]): TemplateResult {
    // Each button names its group (`of`), so screen readers skip the heading.
    return html`<div class="starts"><span aria-hidden="true">${words.text(kind)}</span>${all.map(
      (example) =>
        html`<gl-button
          path="own"
          of=${words.text(kind)}
          .pressed=${this.slice.own === example.text}
          @click=${() => this.take(example)}
        >${words.text(`example.${example.name}`)}</gl-button>`,
    )}</div>`;
  }

  private take(example: Example | Exercise): void {
    this.resting.stop();
    this.written = null;
    const { text, constants } = example;
    const rules = this.slice.rules;
    const removed = Object.fromEntries(Object.keys(this.slice.knobs.own ?? {}).map((name) => [name, undefined]));
    const own = { ...removed, ...constants };
    this.exercise = "twin" in example ? example : null;
    if ("twin" in example)
      this.change({ own: text, rules: [example.twin, "own"], knobs: { own, [example.twin]: example.knobs } });
    else this.change({ own: text, rules: rules.includes("own") ? rules : [...rules, "own"], knobs: { own } });
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
        aria-describedby="reading about"
        aria-invalid=${wrong ? "true" : "false"}
        .value=${state.own}
        @input=${this.typed}
        @change=${this.typed}
      ></textarea></gl-field>
      <div id="reading">
        <gl-problems .problems=${problems} .text=${race.own.text}></gl-problems>
        <p class="quiet" role="status">${words.text(wrong ? "wrong" : races ? "reads" : "idle")}</p>
      </div>
      ${
        races
          ? nothing
          : html`<div><gl-button
        path="rules"
        icon="play"
        @click=${() => this.change({ rules: [...state.rules, "own"] })}
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
    return html`<gl-slider
      ${this.bind(`knobs.own.${knob.name}`, { show: () => race.knobs(state, "own")[knob.name] ?? knob.default })}
      label=${knob.name}
      of=${words.text("title")}
      .knob=${best === null ? knob : { ...knob, default: best }}
    ></gl-slider>`;
  }

  private readonly started = ({ detail: { at, settled } }: CustomEvent<{ at: Spot; settled: boolean }>): void => {
    this.change({ start: [at[0], at[1]] }, "start");
    if (settled) this.settle();
  };

  private readonly typed = (event: Event): void => {
    this.written = (event.target as HTMLTextAreaElement).value;
    this.resting.after(pause, this.send);
    if (event.type !== "change") return;
    this.send();
    this.settle();
  };

  /** Sends the last typed text to the lesson. */
  private readonly send = (): void => {
    this.resting.stop();
    const own = this.written;
    this.written = null;
    if (own !== null) this.change({ own }, "own rule");
  };

  /**
   * A table of the other rules: the first step at which the learner's rule leaves the path of each, the ratio of the
   * lengths of that step, and the final losses.
   */
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
    this.send();
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid; grid-template-columns: minmax(0, 25rem) minmax(0, 1fr); gap: 24px 64px; grid-column: 1 / -1;
        font: 17px/1.58 var(--serif); color: var(--ink);
      }
      .write, .see { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; align-content: start }
      .write, .see { min-width: 0 }
      .see { max-width: 640px }
      .starts { display: flex; flex-wrap: wrap; gap: 8px; font: 13px/1.4 var(--sans) }
      .starts span { flex-basis: 100%; font-weight: 600 }
      .task { border-left: 2px solid var(--ink); padding-left: 12px }
      .task.correct { border-color: var(--correct) }
      label { font: 600 13px/1.4 var(--sans); display: flex; align-items: center; gap: 8px }
      .sample { width: 26px; height: 8px; flex: none; vertical-align: middle }
      textarea {
        field-sizing: content; min-height: 5.5rem; font: 15px/1.6 var(--mono); color: inherit; width: 100%;
        padding: 8px 12px; border: 1px solid var(--edge); border-radius: var(--radius); background: var(--surface);
        resize: vertical; overflow-x: auto;
      }
      textarea[aria-invalid="true"] { border-color: var(--error) }
      #reading {
        min-height: 24px; font: 15px/1.45 var(--sans); display: grid; grid-template-columns: minmax(0, 1fr); gap: 4px;
      }
      .correct { color: var(--correct) }
      .quiet { font: 13px/1.45 var(--sans); color: var(--muted) }
      table { border-collapse: collapse; width: 100%; font: 13px/1.4 var(--sans); font-variant-numeric: tabular-nums }
      th, td {
        text-align: right; padding: 6px 0 6px 16px; font-weight: 400; border-bottom: 1px dotted var(--line);
        white-space: nowrap;
      }
      thead th { color: var(--muted); font-weight: 600; white-space: normal; vertical-align: bottom }
      th:first-child { text-align: left; padding-left: 0 }
      tbody th { font-weight: 600 }
      small { display: block; color: var(--muted); font-size: 13px }
      @container lesson (width < 860px) { :host { grid-template-columns: minmax(0, 1fr) } }
      @container lesson (width < 560px) {
        th, td { padding-left: 8px; white-space: normal }
        tbody th, small { white-space: nowrap }
      }
    `,
  ];
}

define("gl-own-rule", GlOwnRule);
declare global {
  interface HTMLElementTagNameMap {
    "gl-own-rule": GlOwnRule;
  }
}
