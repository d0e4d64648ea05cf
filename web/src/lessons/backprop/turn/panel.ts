import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { failureOf } from "../../../kit/failure";
import "../../../elements";
import { define, emit, type ValueEvent } from "../../../elements";
import { type Expressed, engine } from "../../../engine";
import { emitResult } from "../../../kit/result";
import { baseSheet, controlSheet } from "../../../look";
import { inline, mathsSheet, mn, mo, toned } from "../../../maths";
import { problemText } from "../../../messages";
import { blankView } from "./blank-view";
import { type Blank, type Step, steps } from "./blanks";
import { type Exercise, exercise } from "./exercise";
import { found } from "./found";
import { judge } from "./grade";
import { graph } from "./graph";
import { resultOf } from "./result";
import { atOnce, score } from "./score";
import { turnSheet } from "./sheet";
import { defaults, type Level, type TurnState } from "./state";
import { words } from "./words";
import { adjoint, symbol } from "./worked";

/**
 * The learner does the backward pass of a small graph, blank by blank; `gradlab-result` when it is done.
 *
 *   <gradlab-backprop-turn .state=${state.turn} @panel-change=${...}></gradlab-backprop-turn>
 */
export class GradlabBackpropTurn extends LitElement {
  static override properties = { state: { attribute: false }, trace: { state: true }, failure: { state: true } };
  declare state: TurnState;
  /** The engine's backward pass over the exercise, or null while it is worked out. */
  declare trace: Expressed | null;
  declare failure: string;
  private task: Exercise | null = null;
  private steps: readonly Step[] = [];

  constructor() {
    super();
    this.state = defaults;
    this.trace = null;
    this.failure = "";
  }

  protected override willUpdate(changed: PropertyValues): void {
    const { level, seed } = this.state;
    if (changed.has("state") && (this.task?.level !== level || this.task.seed !== seed)) void this.work();
  }

  private async work(): Promise<void> {
    const task = exercise(this.state.level, this.state.seed);
    this.task = task;
    this.failure = "";
    try {
      const trace = await engine().call("express", [{ text: task.text, at: { ...task.at }, mode: "vjp" }]);
      if (this.task !== task) return;
      if ("problems" in trace) {
        this.failure = trace.problems.map(problemText).join(" ");
        return;
      }
      this.steps = steps(trace);
      this.trace = trace;
    } catch (caught) {
      this.failure = failureOf(caught);
    }
  }

  /** The operation that is worked at stays inside the frame of the graph, which scrolls on a narrow screen. */
  protected override updated(): void {
    const frame = this.renderRoot.querySelector(".graph");
    const at = frame?.querySelector(".current")?.getBoundingClientRect();
    if (!frame || !at) return;
    const seen = frame.getBoundingClientRect();
    if (at.left < seen.left || at.right > seen.right)
      frame.scrollLeft += at.left + at.width / 2 - seen.left - seen.width / 2;
  }

  // ---- what the learner does --------------------------------------------------------------------------------------

  private get blanks(): Blank[] {
    return this.steps.flatMap((step) => [...step.blanks]);
  }

  private isRight(index: number, blank: Blank): boolean {
    return judge(blank, this.state.answers[index] ?? "").is === "right";
  }

  private answer(index: number, blank: Blank, text: string): void {
    if (text === (this.state.answers[index] ?? "")) return;
    const verdict = judge(blank, text);
    // What was only rounded too much, or cannot be read, is asked for again without a loss.
    const slip = verdict.is === "wrong" && verdict.kinds[0] !== "rounding" ? 1 : 0;
    const answers = put(this.state.answers, index, text.trim().slice(0, 24), "");
    const slips = put(this.state.slips, index, (this.state.slips[index] ?? 0) + slip, 0);
    const before = this.done;
    this.change({ answers, slips });
    const done = this.blanks.every((one, at) => judge(one, answers[at] ?? "").is === "right");
    if (done && !before)
      emitResult(this, resultOf(this.task?.text ?? "", this.blanks, { ...this.state, answers, slips }));
  }

  private get done(): boolean {
    return this.steps.length > 0 && this.blanks.every((blank, index) => this.isRight(index, blank));
  }

  private help(index: number, much: 1 | 2): void {
    this.change({ help: put(this.state.help, index, Math.max(this.state.help[index] ?? 0, much) as 0 | 1 | 2, 0) });
  }

  private begin(level: Level, seed: number): void {
    this.change({ level, seed, answers: [], slips: [], help: [] });
    if (level !== this.state.level || seed !== this.state.seed) this.trace = null;
  }

  private change(patch: Partial<TurnState>): void {
    emit(this, "panel-change", { patch, movement: null });
  }

  /** Enter goes on to the next blank. */
  private async pressed(event: KeyboardEvent, index: number): Promise<void> {
    event.stopPropagation();
    if (event.key !== "Enter") return;
    const field = event.target as HTMLInputElement;
    field.blur();
    await new Promise(requestAnimationFrame);
    await this.updateComplete;
    const fields = [...this.renderRoot.querySelectorAll<HTMLInputElement>("input[data-blank]")];
    const next =
      judge(this.blanks[index] as Blank, field.value).is === "right"
        ? fields.find((one) => Number(one.dataset.blank) > index)
        : field;
    (next ?? this.renderRoot.querySelector<HTMLElement>(".summary"))?.focus();
    next?.select();
  }

  // ---- what it shows ----------------------------------------------------------------------------------------------

  protected override render(): TemplateResult {
    const { level, seed } = this.state;
    return html`
      <p>${words.text("lead")} <span class="quiet">${words.text("lead.how")}</span></p>
      <div class="bar">
        <gl-segmented label=${words.text("level")} .value=${String(level)}
          .options=${([1, 2, 3] as const).map((one) => ({ value: String(one), label: words.text(`level.${one}`), help: words.text(`level.${one}.help`) }))}
          @gl-change=${(event: ValueEvent<string>) => this.begin(Number(event.detail.value) as Level, seed)}></gl-segmented>
        <span class="which quiet">${words.text("number", { seed })}</span>
        <gl-button icon="dice" @click=${() => this.begin(level, (seed + 1) % 10_000)}>${words.text("next")}</gl-button>
      </div>
      ${this.failure ? html`<gl-notice kind="error" text=${words.text("failed", { reason: this.failure })} action=${words.text("retry")} @gl-action=${() => void this.work()}></gl-notice>` : nothing}
      ${this.trace ? this.exercise(this.trace) : html`<p class="quiet">${this.failure ? nothing : words.text("waiting")}</p>`}`;
  }

  private exercise(trace: Expressed): TemplateResult {
    let first = 0;
    const groups = this.steps.map((step) => {
      const from = first;
      first += step.blanks.length;
      return { step, from, right: step.blanks.every((blank, index) => this.isRight(from + index, blank)) };
    });
    const open = groups.findIndex(({ right }) => !right);
    const shown = open < 0 ? groups : groups.slice(0, open + 1);
    const later = groups.length - shown.length;
    return html`<div class="work">
      ${graph(this.task?.text ?? "", trace.nodes, found(trace, this.blanks, this.state.answers, groups[open]?.step.name ?? null))}
      <div class="todo"><ol class="steps">${shown.map(({ step, from }, index) => this.step(step, from, index))}</ol>
      ${later > 0 ? html`<p class="quiet later">${words.text("step.more", { count: later })}</p>` : nothing}
      ${open < 0 ? this.summary() : nothing}</div></div>`;
  }

  private step(step: Step, from: number, index: number): TemplateResult {
    const definition = this.task?.text.split(";").find((part) => part.trim().startsWith(`${step.name} =`)) ?? "";
    return html`<li>
      <h3><span class="quiet">${words.text("step", { step: index + 1, steps: this.steps.length })}</span> ${words.text("step.back")} <code>${definition}</code></h3>
      <p class="known quiet">${words.text("step.known")}
        ${step.inputs.filter(({ constant }) => !constant).map(({ name, value }) => inline(symbol(name), mo("="), toned("forward", mn(value))))}
        ${inline(symbol(step.name), mo("="), toned("forward", mn(step.value)))}
        ${inline(adjoint(step.name), mo("="), toned("backward", mn(step.given)))}</p>
      ${step.blanks.map((blank, at) => this.blank(step, blank, from + at))}
    </li>`;
  }

  private blank(step: Step, blank: Blank, index: number): TemplateResult {
    const filled = { text: this.state.answers[index] ?? "", help: this.state.help[index] ?? 0 };
    return blankView(step, blank, index, filled, {
      answer: (text) => this.answer(index, blank, text),
      help: (much) => this.help(index, much),
      pressed: (event) => void this.pressed(event, index),
    });
  }

  private summary(): TemplateResult {
    const { level, seed } = this.state;
    const count = this.blanks.length;
    return html`<section class="summary" tabindex="-1" role="status">
      <h3>${words.text("summary.title", { score: Math.round(100 * score(this.state, count)) })}</h3>
      <p>${words.text("summary.text", { atOnce: atOnce(this.state, count), count })}</p>
      <p>${words.text("summary.gradient")}</p>
      <div class="bar">
        <gl-button kind="primary" icon="dice" @click=${() => this.begin(level, (seed + 1) % 10_000)}>${words.text("next")}</gl-button>
        <gl-button icon="reset" @click=${() => this.begin(level, seed)}>${words.text("again")}</gl-button>
        ${level < 3 ? html`<gl-button @click=${() => this.begin((level + 1) as Level, seed)}>${words.text("harder")}</gl-button>` : nothing}
      </div>
    </section>`;
  }

  static override styles = [baseSheet, controlSheet, mathsSheet, turnSheet];
}

/** The list with one place set; places before it that nothing was put into hold `usual`. */
function put<T>(list: readonly T[], index: number, value: T, usual: T): T[] {
  return Array.from({ length: Math.max(list.length, index + 1) }, (_, at) =>
    at === index ? value : (list[at] ?? usual),
  );
}

define("gradlab-backprop-turn", GradlabBackpropTurn);
declare global {
  interface HTMLElementTagNameMap {
    "gradlab-backprop-turn": GradlabBackpropTurn;
  }
}
