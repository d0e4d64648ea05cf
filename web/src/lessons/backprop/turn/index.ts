import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import "../../../elements";
import { define, type ValueEvent } from "../../../elements";
import { isBare } from "../../../elements/bare-key";
import { emitGraded, failureNotice, Panel, Task } from "../../../kit";
import { receiptForm, receiptStyles } from "../../../kit/receipt/form";
import { AnswerLog } from "../../../kit/receipt/log";
import { Sight } from "../../../kit/sight";
import { baseStyles, controlStyles, numberText } from "../../../look";
import { inline, mathsStyles, mn, mo, toned } from "../../../maths";
import { seedAfter } from "../../../state/seed";
import "../graph/graph";
import { boxOf, type Drawn, type DrawnEdge } from "../graph/model";
import { matrixOf } from "../matrix";
import { adjoint, blankView, symbol } from "./blank";
import { blanksOf, type Worked, workedOut } from "./exercise";
import { atOnce, judge, questionOf, score } from "./grade";
import { entriesOf, exerciseOf, logName, receiptOf, resultOf } from "./receipt";
import { defaults, type Level, type TurnState } from "./state";
import type { Blank, TurnStep } from "./steps";
import { turnStyles } from "./styles";
import { words } from "./words";

export { defaults, schema, type TurnState } from "./state";

/** What was answered, exercise by exercise. All panels of a page share it. */
const log = new AnswerLog("backprop-turn");

/**
 * The learner does the backward pass of a small graph, blank by blank; `gradlab-result` after each answer.
 *
 *   <gradlab-backprop-turn path="turn" .slice=${state.turn}></gradlab-backprop-turn>
 */
export class GradlabBackpropTurn extends Panel<TurnState> {
  private readonly worked = new Task<Worked>(this);
  private readonly sight = new Sight(this);

  constructor() {
    super();
    this.slice = defaults;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { level, seed, again } = this.slice;
    void this.worked.ask([level, seed, again], async ({ signal }) => {
      const worked = await workedOut(level, seed, { signal });
      this.sight.restart();
      return worked;
    });
  }

  // ---- what the learner does --------------------------------------------------------------------------------------

  private get shown(): Worked | null {
    const { level, seed, again } = this.slice;
    return this.worked.valueFor([level, seed, again]);
  }

  private get blanks(): Blank[] {
    return this.shown ? blanksOf(this.shown) : [];
  }

  private isRight(index: number, blank: Blank): boolean {
    return judge(blank, this.slice.answers[index] ?? "").is === "right";
  }

  private answer(index: number, blank: Blank, text: string): void {
    const { slice } = this;
    if (text.trim() === (slice.answers[index] ?? "")) return;
    const verdict = judge(blank, text);
    // What was only rounded too much, or cannot be read, is asked for again without a loss.
    const slip = verdict.is === "wrong" && verdict.kinds[0] !== "rounding" ? 1 : 0;
    const answers = put(slice.answers, index, text.trim().slice(0, 24), "");
    const slips = put(slice.slips, index, (slice.slips[index] ?? 0) + slip, 0);
    this.beginLog();
    this.change({ answers, slips });
    if (verdict.is === "right" || verdict.is === "wrong") this.graded(index, blank, text.trim().slice(0, 24));
  }

  /** The answer goes into the log; what the page around is told is made of that, as a receipt is. */
  private graded(index: number, blank: Blank, answer: string): void {
    const { level, seed, help } = this.slice;
    const given = { question: questionOf(blank), answer, hints: help[index] ?? 0, seconds: this.sight.lap() };
    const entry = entriesOf(level, seed, log.add(logName(level, seed), given), this.blanks).at(-1);
    if (entry) emitGraded(this, resultOf(entry));
  }

  /** An exercise that nothing was put into is a new beginning, whatever was answered before. */
  private beginLog(): void {
    const { level, seed, answers, slips, help } = this.slice;
    const isBlank = answers.length === 0 && slips.length === 0 && help.length === 0;
    if (isBlank && log.of(logName(level, seed)).answers.length > 0) log.restart(logName(level, seed));
  }

  private help(index: number, much: 1 | 2): void {
    this.beginLog();
    this.change({ help: put(this.slice.help, index, Math.max(this.slice.help[index] ?? 0, much) as 0 | 1 | 2, 0) });
  }

  private begin(level: Level, seed: number): void {
    const isSame = level === this.slice.level && seed === this.slice.seed;
    const again = isSame ? this.slice.again + 1 : 0;
    this.change({ level, seed, again, answers: [], slips: [], help: [] });
  }

  /** Enter goes on to the next blank. */
  private async pressed(event: KeyboardEvent, index: number): Promise<void> {
    if (event.key !== "Enter" || !isBare(event)) return;
    const field = event.target as HTMLInputElement;
    field.blur();
    await new Promise(requestAnimationFrame);
    await this.updateComplete;
    const isRight = judge(this.blanks[index] as Blank, field.value).is === "right";
    const fields = [...this.renderRoot.querySelectorAll<HTMLInputElement>("input[data-blank]")];
    const next = isRight ? fields.find((one) => Number(one.dataset.blank) > index) : field;
    (next ?? this.renderRoot.querySelector<HTMLElement>(".summary"))?.focus();
    next?.select();
  }

  // ---- what it shows ----------------------------------------------------------------------------------------------

  protected override render(): TemplateResult {
    const { level, seed } = this.slice;
    const { shown } = this;
    return html`<p>${words.text("lead")} <span class="quiet">${words.text("lead.how")}</span></p>
      <div class="bar">
        <gl-segmented
          path="turn.level"
          label=${words.text("level")}
          .value=${String(level)}
          .options=${([1, 2, 3] as const).map((one) => ({
            value: String(one),
            label: words.text(`level.${one}`),
            help: words.text(`level.${one}.help`),
          }))}
          @gl-change=${(event: ValueEvent<string>) => this.begin(Number(event.detail.value) as Level, seed)}
        ></gl-segmented>
        <span class="which quiet">${words.text("number", { seed })}</span>
        <gl-button path="turn.seed" icon="dice" @click=${() => this.begin(level, seedAfter(seed))}
          >${words.text("next")}</gl-button
        >
      </div>
      ${failureNotice(this.worked)}
      ${
        shown
          ? this.exercise(shown)
          : html`<p class="quiet room">${this.worked.failure ? nothing : words.text("waiting")}</p>`
      }`;
  }

  private exercise(shown: Worked): TemplateResult {
    let first = 0;
    const groups = shown.steps.map((step) => {
      const from = first;
      first += step.blanks.length;
      return { step, from, isRight: step.blanks.every((blank, index) => this.isRight(from + index, blank)) };
    });
    const open = groups.findIndex(({ isRight }) => !isRight);
    const visible = open < 0 ? groups : groups.slice(0, open + 1);
    const later = groups.length - visible.length;
    return html`<div class="work">
      <gl-backprop-graph
        label=${words.text("graph")}
        of=${words.text("graph.of")}
        .drawn=${this.drawn(shown, groups[open]?.step.name ?? null)}
        @gl-visit=${(event: CustomEvent<{ id: number }>) => this.visit(shown, event.detail.id)}
      ></gl-backprop-graph>
      <div class="todo">
        <ol class="steps">
          ${visible.map(({ step, from }, index) => this.step(shown, step, from, index))}
        </ol>
        ${later > 0 ? html`<p class="quiet later">${words.text("step.more", { count: later })}</p>` : nothing}
        ${open < 0 ? this.summary() : nothing}
      </div>
    </div>`;
  }

  /** The graph with what the learner has found: adjoints below the nodes, local derivatives on the edges. */
  private drawn({ trace }: Worked, current: string | null): Drawn {
    const { nodes } = trace;
    const right = this.blanks.filter((blank, index) => this.isRight(index, blank));
    const node = (name: string) => nodes.findLast((one) => one.name === name)?.id ?? -1;
    const adjoints = new Map([[trace.output, 1], ...right.flatMap(adjointOf)]);
    const locals = new Map(right.flatMap(localOf));
    const now = current === null ? null : node(current);
    return {
      trace,
      mode: "vjp",
      now,
      nodes: nodes.map((one) => {
        const adjoint = adjoints.get(one.id);
        const derivative = adjoint === undefined ? null : matrixOf(adjoint);
        return boxOf(one, { derivative, valued: true, settled: derivative !== null, mode: "vjp" });
      }),
      edges: nodes.flatMap(({ id, inputs }) =>
        inputs.map((from, place): DrawnEdge => {
          const local = locals.get(`${id}:${place}`);
          const state = local === undefined ? "forward" : "backward";
          const slot = inputs.length > 1 ? place + 1 : 0;
          return { from, to: id, slot, state, now: id === now, label: local === undefined ? "" : numberText(local) };
        }),
      ),
    };

    function adjointOf({ kind, of, right }: Blank): [number, number][] {
      return kind === "adjoint" ? [[node(of), right]] : [];
    }
    function localOf({ kind, of, place, right }: Blank): [string, number][] {
      return kind === "local" ? [[`${node(of)}:${place}`, right]] : [];
    }
  }

  /** Goes to the blanks of a node. */
  private visit({ trace }: Worked, id: number): void {
    const name = trace.nodes[id]?.name;
    const index = this.blanks.findIndex(
      ({ kind, of }) => of === name && (kind === "local" || trace.nodes[id]?.op === "input"),
    );
    this.renderRoot.querySelector<HTMLInputElement>(`input[data-blank="${index}"]`)?.focus();
  }

  private step({ task, steps }: Worked, step: TurnStep, from: number, index: number): TemplateResult {
    const definition = task.text.split(";").find((part) => part.trim().startsWith(`${step.name} =`)) ?? "";
    return html`<li>
      <h3>
        <span class="quiet">${words.text("step", { step: index + 1, steps: steps.length })}</span>
        ${words.text("step.back")} <code>${definition}</code>
      </h3>
      <p class="known quiet">
        ${words.text("step.known")}
        ${step.inputs
          .filter(({ constant }) => !constant)
          .map(({ name, value }) => inline(symbol(name), mo("="), toned("forward", mn(value))))}
        ${inline(symbol(step.name), mo("="), toned("forward", mn(step.value)))}
        ${inline(adjoint(step.name), mo("="), toned("backward", mn(step.given)))}
      </p>
      ${step.blanks.map((blank, at) => this.blank(step, blank, from + at))}
    </li>`;
  }

  private blank(step: TurnStep, blank: Blank, index: number): TemplateResult {
    const filled = { text: this.slice.answers[index] ?? "", help: this.slice.help[index] ?? 0 };
    return blankView(step, blank, index, filled, {
      answer: (text) => this.answer(index, blank, text),
      help: (much) => this.help(index, much),
      pressed: (event) => void this.pressed(event, index),
    });
  }

  private summary(): TemplateResult {
    const { level, seed } = this.slice;
    const count = this.blanks.length;
    return html`<section class="summary" tabindex="-1" role="status">
      <h3>${words.text("summary.title", { score: Math.round(100 * score(this.slice, count)) })}</h3>
      <p>${words.text("summary.text", { atOnce: atOnce(this.slice, count), count })}</p>
      <p>${words.text("summary.gradient")}</p>
      ${this.receipt()}
      <div class="bar">
        <gl-button
          path="turn.seed"
          kind="primary"
          icon="dice"
          @click=${() => this.begin(level, seedAfter(seed))}
        >${words.text("next")}</gl-button
        >
        <gl-button
          path="turn.again"
          icon="reset"
          @click=${() => this.begin(level, seed)}
        >${words.text("again")}</gl-button>
        ${
          level < 3
            ? html`<gl-button path="turn.level" @click=${() => this.begin((level + 1) as Level, seed)}
                >${words.text("harder")}</gl-button
              >`
            : nothing
        }
      </div>
    </section>`;
  }

  private receipt(): TemplateResult {
    const { level, seed } = this.slice;
    const { blanks } = this;
    const key = logName(level, seed);
    const saved = log.of(key);
    const right = entriesOf(level, seed, saved, blanks).filter(({ correct }) => correct);
    return receiptForm({
      ...{ name: saved.name, beginning: saved.beginning },
      here: { here: new Set(right.map(({ answer }) => answer.question)).size, all: blanks.length },
      rename: (name) => {
        log.rename(key, name);
        this.requestUpdate();
      },
      receipt: () => ({
        file: words.text("file", { exercise: exerciseOf(level), seed }),
        receipt: receiptOf(level, seed, log.of(key), blanks),
      }),
    });
  }

  static override styles = [baseStyles, controlStyles, mathsStyles, turnStyles, receiptStyles];
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
