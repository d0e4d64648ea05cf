import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { define, type ValueEvent } from "../../elements";
import { engine } from "../../engine";
import { failureNotice, GradlabLesson, Memo, NearController, ShownAnswers, Stepping, Task } from "../../kit";
import { mathsStyles } from "../../maths";
import { course, currentLanguage } from "../../messages";
import type { Patch, StateProblem } from "../../state";
import { type ExampleName, examples } from "./examples";
import { direction, editor } from "./fields";
import { formulaText } from "./formula";
import "./graph/graph";
import { drawn } from "./graph/model";
import { graphKey } from "./graph/view";
import { operatorRows } from "./operators";
import { orderSection } from "./order";
import { askedOf, exampleMenu, hasShown, type Question, question } from "./question";
import { type ReadingCalls, read, refusals, type TextReading, type Wrong } from "./reading";
import "./rule";
import { freeNames } from "./names";
import { type Around, content, load, parts, section, sectionLabels } from "./sections";
import { sentence } from "./sentences";
import { defaults, lasting, type State, schema } from "./state";
import { lessonStyles } from "./styles";
import { tangentStyles } from "./symbols";
import { tapeTable } from "./tape";
import { type Known, known, stepOf } from "./walk";
import { words } from "./words";

/** Milliseconds between two steps while it plays. */
const slowly = 900;
const fine: Wrong = { problems: [], names: [] };

const asking = (signal?: AbortSignal): ReadingCalls => ({
  express: (request) => engine().call("express", [request], { signal }),
  operators: () => operatorRows(signal),
});

/** Back-propagation through an expression, one node at a time. */
export class GradlabBackprop extends GradlabLesson<State> {
  static override properties = { ...GradlabLesson.properties, lit: { state: true }, isWriting: { state: true } };
  /** The node that some view points at. */
  declare lit: number | null;
  /** Somebody is writing the expression: until that is over the figure shows the last one that could be read. */
  declare isWriting: boolean;
  private readonly near = new NearController(this, load);
  private readonly answer = new Task<TextReading | Wrong>(this, { newer: "follow" });
  private last: TextReading | null = null;
  private readonly stepping = new Stepping(slowly, () => this.requestUpdate());
  private readonly known = new Memo<Known>();

  constructor() {
    super({
      question: () => course.text("backprop.question"),
      schema,
      defaults,
      lasting,
      seedPath: "turn.seed",
      labels: sectionLabels,
    });
    this.lit = null;
    this.isWriting = false;
  }

  // ---- what it does -----------------------------------------------------------------------------------------------

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { text, at, mode, wrt, cotangent, tangent } = this.state;
    if (this.seen || this.answer.value)
      void this.answer.ask({ text, at, mode, wrt, cotangent, tangent }, ({ signal }) =>
        read(this.state, asking(signal)),
      );
    const { value } = this.answer;
    if (value && !("problems" in value)) this.last = value;
    else if (value && !this.isWriting) this.last = null;
  }

  /**
   * What the engine cannot read of a state from outside: the expression, values of its names, or what a pass begins
   * with.
   */
  protected override async refused(state: State): Promise<readonly StateProblem[]> {
    const { text, wrt } = state;
    if (text === defaults.text && Object.keys(state.at).length === 0 && !state.cotangent && !state.tangent) return [];
    const answer = await read(state, asking());
    const names = freeNames(text);
    const unknown = {
      path: "wrt",
      code: "unknown",
      message: words.text("field.wrt.unknown", { name: wrt, names: names.join(", ") }),
    };
    return [
      ...("problems" in answer ? refusals(state, answer) : []),
      ...(wrt && !names.includes(wrt) ? [unknown] : []),
    ];
  }

  protected override seenChanged(): void {
    if (this.seen) this.requestUpdate();
    else this.stepping.pause();
  }

  /** What was wrong with what was typed. */
  private get wrong(): Wrong {
    const { value } = this.answer;
    return value && "problems" in value ? value : fine;
  }

  /** What is shown: the newest expression that could be read, or the one before it while somebody is writing. */
  private get reading(): TextReading | null {
    return this.last;
  }

  private get steps(): number {
    return this.reading?.walk.moments.length ?? 0;
  }

  /** Steps taken of those there are. */
  private get cursor(): number {
    return Math.min(this.state.cursor ?? this.reading?.walk.start ?? 0, this.steps);
  }

  /** Says whether there was anywhere to go. */
  private go(cursor: number): boolean {
    this.stepping.pause();
    return this.move(cursor);
  }

  private move(cursor: number): boolean {
    const to = Math.max(0, Math.min(this.steps, cursor));
    if (this.isLocked("cursor") || !this.reading || to === this.cursor) return false;
    this.change({ cursor: to }, "cursor");
    return true;
  }

  override step(): boolean {
    return this.go(this.cursor + 1);
  }

  override stepBack(): boolean {
    return this.go(this.cursor - 1);
  }

  override restart(): boolean {
    return this.go(0);
  }

  override toggle(): boolean {
    if (this.stepping.playing) this.stepping.pause();
    else if (this.cursor < this.steps && !this.isLocked("cursor")) void this.play();
    else return false;
    return true;
  }

  /** What plays on would be new steps, which leave nothing to redo. */
  override undo(): unknown {
    this.stepping.pause();
    return super.undo();
  }

  override reset(): void {
    this.stepping.pause();
    super.reset();
  }

  private async play(): Promise<void> {
    await this.stepping.play(
      () => this.move(this.cursor + 1),
      () => this.cursor >= this.steps || this.isLocked("cursor"),
    );
    this.settle();
  }

  private readonly point = (id: number | null): void => {
    this.lit = id;
  };

  /** Goes to the step of a node. */
  private readonly visit = (id: number): void => {
    const step = this.reading ? stepOf(this.reading.walk, id, this.cursor) : null;
    if (step !== null) this.go(step);
  };

  /** A fresh expression begins at the start, with the values that it brings. */
  private open(name: ExampleName): void {
    this.stepping.pause();
    this.change({ ...this.only([]), text: examples[name].text, cursor: null, wrt: "", cotangent: "", tangent: "" });
  }

  /** Takes away what was typed for names that are not among these. */
  private only(names: readonly string[]): Patch<State> {
    const gone = Object.keys(this.state.at).filter((name) => !names.includes(name));
    return { at: Object.fromEntries(gone.map((name) => [name, undefined])) };
  }

  private typed(text: string, isSettled: boolean): void {
    const isNew = text !== this.state.text;
    if (isNew) this.stepping.pause();
    const names = freeNames(text);
    const rest = isSettled ? { ...this.only(names), wrt: names.includes(this.state.wrt) ? this.state.wrt : "" } : {};
    this.change({ ...rest, text, ...(isNew ? { cursor: null } : {}) }, "text");
    if (isSettled) this.settle();
  }

  /** The pass has shown what it was asked, the program of the way back was opened, or the reader was told. */
  private readonly shownAnswers = new ShownAnswers<Question>(this, () => {
    const { reading, at, state } = this;
    // A forward pass shows the same derivative, and the question is back with the other mode.
    const asked = askedOf({ ...state, mode: "vjp", cotangent: state.mode === "jvp" ? "" : state.cotangent });
    if (asked === null || state.guesses[asked] !== "" || state.panel === "code") return asked;
    return reading !== null && at !== null && hasShown(asked, reading, at) ? asked : null;
  });

  /** A question that is asked has no answer yet. */
  private get isOpen(): boolean {
    const asked = askedOf(this.state);
    return asked !== null && this.isAsked(this.state.guesses[asked]) && !this.shownAnswers.has(asked);
  }

  private guessed(asked: Question, answer: string, isRight: boolean): void {
    this.change({ guesses: { [asked]: answer } });
    this.predicted(`prediction ${asked}`, answer, isRight);
    if (!this.stepping.playing) void this.play();
  }

  // ---- what it shows ----------------------------------------------------------------------------------------------

  protected override prose(): TemplateResult {
    return html`
      <p>${words.text("lead")}</p>
      ${exampleMenu(this.state, (name) => this.open(name))}`;
  }

  protected override asks(): TemplateResult | typeof nothing {
    return html`${question(this.state, this.shownAnswers, (...answer) => this.guessed(...answer))}`;
  }

  protected override figure(): TemplateResult {
    const { reading } = this;
    const at = this.at;
    const isStale = this.wrong !== fine && reading !== null;
    const announcement = reading ? sentence(reading.trace, reading.walk, at?.now ?? null, reading.wrt) : "";
    return html`
      <div class="alive ${isStale ? "stale" : ""}">
        ${
          reading
            ? formulaText(reading.text, reading.trace.nodes, { now: at?.now?.node ?? null, lit: this.lit }, this.point)
            : html`<p class="formula-text"></p>`
        }
        <gl-backprop-graph
          ?unread=${reading === null && (this.wrong !== fine || this.answer.failure !== "")}
          label=${words.text("graph.title")}
          .drawn=${reading && at ? drawn(reading.trace, at, reading.mode) : null}
          .lit=${this.lit}
          @gl-node=${(event: CustomEvent<{ id: number | null }>) => this.point(event.detail.id)}
          @gl-visit=${(event: CustomEvent<{ id: number }>) => this.visit(event.detail.id)}
        ></gl-backprop-graph>
        ${reading ? graphKey(reading) : nothing}
      </div>
      <gl-transport
        path="cursor"
        .playing=${this.stepping.playing}
        .step=${this.cursor}
        .steps=${this.steps}
        .done=${reading !== null && this.cursor === this.steps}
        announcement=${announcement}
        ?disabled=${!reading}
        @gl-play=${this.toggle}
        @gl-pause=${this.toggle}
        @gl-step=${this.step}
        @gl-reset=${this.restart}
      >
        <gl-button
          class="back"
          path="cursor"
          icon="back"
          label=${words.text("step.back")}
          ?disabled=${this.cursor === 0}
          @click=${this.stepBack}
        ></gl-button>
      </gl-transport>
      <p class="sentence" translate="no">${announcement}</p>
      ${failureNotice(this.answer)}`;
  }

  /** What is known at the cursor. */
  private get at(): Known | null {
    const { reading, cursor } = this;
    return reading ? this.known.get([reading, cursor], () => known(reading.trace, reading.walk, cursor)) : null;
  }

  protected override below(): TemplateResult {
    const { reading, state } = this;
    const at = this.at;
    const tabs = (["rule", "tape", "code"] as const).map((value) => ({ value, label: words.text(`panel.${value}`) }));
    return html`<gl-tabs
      path="panel"
      label=${words.text("panels.label")}
      .tabs=${tabs}
      .value=${state.panel}
      @gl-change=${(event: ValueEvent<State["panel"]>) => this.change({ panel: event.detail.value })}
    >
      ${
        state.panel === "rule"
          ? html`<gl-backprop-rule
              slot="rule"
              scheme=${this.scheme}
              .trace=${reading?.trace ?? null}
              .walk=${reading?.walk ?? null}
              .moment=${at?.now ?? null}
            ></gl-backprop-rule>`
          : nothing
      }
      <div slot="tape">
        ${
          state.panel === "tape" && reading && at
            ? tapeTable(reading, at, this.lit, { point: this.point, visit: this.visit })
            : nothing
        }
      </div>
      <div slot="code">${state.panel === "code" ? content("code", this.around()) : nothing}</div>
    </gl-tabs>`;
  }

  protected override controls(): TemplateResult {
    const { state, reading } = this;
    const writing = (isWriting: boolean) => () => {
      this.isWriting = isWriting;
    };
    return html`<div @focusin=${writing(true)} @focusout=${writing(false)}>
      ${editor(state, this.wrong, reading?.rows ?? [], this.wrong !== fine && reading !== null, {
        text: (text, isSettled) => this.typed(text, isSettled),
        value: (name, text, isSettled) => {
          this.change({ at: { [name]: text } }, `at.${name}`);
          if (isSettled) this.settle();
        },
      })}
      ${direction(state, reading, this.wrong, this.isOpen, (patch, isSettled) => {
        this.change(patch, "mode" in patch || "wrt" in patch ? null : Object.keys(patch).join());
        if (isSettled) this.settle();
      })}
    </div>`;
  }

  protected override sections(): TemplateResult {
    const { reading, state } = this;
    const around = this.around();
    const isReused = state.text === examples.reused.text;
    const { isOpen } = this;
    return html`
      ${guard([reading, isReused, isOpen, currentLanguage()], () =>
        reading ? orderSection(reading, isReused, !isOpen, () => this.open("reused")) : nothing,
      )}
      ${parts.map((part) => section(part, around))}`;
  }

  private around(): Around {
    const { reading, state, scheme, lit, point, near, at, isOpen } = this;
    return { reading, state, scheme, lit, point, near, at, isOpen };
  }

  static override styles = [...GradlabLesson.styles, mathsStyles, tangentStyles, lessonStyles];
}

define("gradlab-backprop", GradlabBackprop);
declare global {
  interface HTMLElementTagNameMap {
    "gradlab-backprop": GradlabBackprop;
  }
}
