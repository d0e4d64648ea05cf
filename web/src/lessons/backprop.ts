import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { define, type ValueEvent } from "../elements";
import { engine } from "../engine";
import { GradlabLesson } from "../kit";
import { engineNotice } from "../kit/engine-notice";
import { failureOf } from "../kit/failure";
import { Kept } from "../kit/kept";
import { NearController } from "../kit/near";
import { Stepping } from "../kit/stepping";
import { mathsSheet } from "../maths";
import { currentLanguage } from "../messages";
import { type Known, known, stepOf } from "./backprop/cursor";
import { exampleMenu } from "./backprop/examples/example-menu";
import { type ExampleName, exampleOf, examples } from "./backprop/examples/examples";
import { direction } from "./backprop/input/direction";
import { editor } from "./backprop/input/editor";
import { formulaText } from "./backprop/input/formula-text";
import "./backprop/graph/graph";
import { prediction } from "./backprop/examples/prediction";
import { graphKey } from "./backprop/graph/key";
import { drawn } from "./backprop/graph/model";
import { lessonSheet } from "./backprop/lesson-sheet";
import { type Reading, read, type Wrong } from "./backprop/reading";
import "./backprop/rule/rule-panel";
import { says } from "./backprop/says";
import { type Around, content, load, parts, section } from "./backprop/sections";
import { defaults, type State, schema } from "./backprop/state";
import { tangentSheet } from "./backprop/tangent";
import { orderSection } from "./backprop/tape/order-section";
import { tapeTable } from "./backprop/tape/tape-table";
import { words } from "./backprop/words";

/** Milliseconds between two steps while it plays. */
const slowly = 900;
/** What of the state the engine is asked about. */
const readFrom = ["text", "at", "mode", "wrt", "cotangent", "tangent"] as const;
const fine: Wrong = { problems: [], names: [] };

/** Back-propagation through an expression, one node at a time. */
export class GradlabBackprop extends GradlabLesson<State> {
  static override properties = {
    ...GradlabLesson.properties,
    reading: { state: true },
    wrong: { state: true },
    lit: { state: true },
    failure: { state: true },
  };
  declare reading: Reading | null;
  declare wrong: Wrong;
  /** The node that some view points at. */
  declare lit: number | null;
  declare failure: string;
  private readonly near = new NearController(this, load);
  /** Counts what was asked of the engine, so that an answer to earlier words is not taken for one to these. */
  private asked = 0;
  private begun = false;
  private readonly stepping = new Stepping(slowly, () => this.requestUpdate());
  private readonly kept = new Kept<Known>();

  constructor() {
    super({ slug: "backprop", number: 2, question: () => words.text("question"), schema, defaults });
    this.reading = null;
    this.wrong = fine;
    this.lit = null;
    this.failure = "";
  }

  // ---- what it does -----------------------------------------------------------------------------------------------

  private async differentiate(): Promise<void> {
    const asked = ++this.asked;
    try {
      const found = await read(this.state, (request) => engine().call("express", [request]));
      if (asked !== this.asked) return;
      this.wrong = "problems" in found ? found : fine;
      if ("problems" in found) return;
      this.reading = found;
      this.failure = "";
    } catch (caught) {
      if (asked === this.asked) this.failure = failureOf(caught);
    }
  }

  protected override stateChanged(before: State): void {
    const { state } = this;
    if (this.begun && readFrom.some((key) => before[key] !== state[key])) void this.differentiate();
  }

  protected override seenChanged(): void {
    if (!this.seen) this.stepping.pause();
    else if (!this.begun) {
      this.begun = true;
      void this.differentiate();
    }
  }

  /** Steps taken of those there are. */
  private get cursor(): number {
    return Math.min(this.state.cursor, this.reading?.walk.length ?? 0);
  }

  private go(cursor: number): void {
    const last = this.reading?.walk.length ?? 0;
    this.change({ cursor: Math.max(0, Math.min(last, cursor)) }, "cursor");
  }

  override step(): void {
    this.stepping.pause();
    this.go(this.cursor + 1);
  }

  private readonly back = (): void => {
    this.stepping.pause();
    this.go(this.cursor - 1);
  };

  override restart(): void {
    this.stepping.pause();
    this.go(0);
  }

  override toggle(): void {
    if (this.stepping.playing) this.stepping.pause();
    else void this.play();
  }

  private async play(): Promise<void> {
    await this.stepping.play(
      () => this.go(this.cursor + 1),
      () => this.cursor >= (this.reading?.walk.length ?? 0),
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

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.asked++;
    this.begun = false;
    this.stepping.pause();
  }

  private open(name: ExampleName): void {
    const { text, at, cursor } = examples[name];
    const forgotten = Object.fromEntries(Object.keys(this.state.at).map((key) => [key, undefined]));
    this.change({ text, at: { ...forgotten, ...at }, cursor, wrt: "", cotangent: "", tangent: "" });
  }

  // ---- what it shows ----------------------------------------------------------------------------------------------

  protected override prose(): TemplateResult {
    const example = exampleOf(this.state.text);
    return html`
      <p>${words.text("lead")}</p>
      ${exampleMenu(example, (name) => this.open(name))}
      ${example ? html`<p class="quiet">${words.text(`example.${example}.says`)}</p>` : nothing}
      ${prediction(example, this.state.guesses, (guesses) => this.change({ guesses }))}`;
  }

  protected override controls(): TemplateResult {
    const { state, reading } = this;
    return html`
      ${editor(state, this.wrong, this.wrong !== fine && reading !== null, {
        text: (text, settled) => {
          this.change({ text }, "text");
          if (settled) this.settle();
        },
        value: (name, text, settled) => {
          this.change({ at: { [name]: text } }, `at.${name}`);
          if (settled) this.settle();
        },
      })}
      ${direction(state, reading, this.wrong, (patch, settled) => {
        this.change(patch, "mode" in patch || "wrt" in patch ? null : Object.keys(patch).join());
        if (settled) this.settle();
      })}`;
  }

  protected override figure(): TemplateResult {
    const { reading } = this;
    const at = this.known();
    const stale = this.wrong !== fine && reading !== null;
    return html`
      <div class="alive ${stale ? "stale" : ""}">
        ${reading ? formulaText(reading.text, reading.trace.nodes, { now: at?.now?.node ?? null, lit: this.lit }, this.point) : html`<p class="formula-text"></p>`}
        <gl-backprop-graph ?unread=${reading === null && this.wrong !== fine} label=${words.text("graph.label")} .drawn=${reading && at ? drawn(reading.trace, at, reading.mode) : null} .lit=${this.lit}
          @gl-node=${(event: CustomEvent<{ id: number | null }>) => this.point(event.detail.id)} @gl-visit=${(event: CustomEvent<{ id: number }>) => this.visit(event.detail.id)}></gl-backprop-graph>
        ${reading ? graphKey(reading) : nothing}
      </div>
      <gl-transport .playing=${this.stepping.playing} .step=${this.cursor} .steps=${reading?.walk.length ?? 0} .done=${reading !== null && this.cursor === reading.walk.length} ?disabled=${!reading}
        @gl-play=${this.toggle} @gl-pause=${this.toggle} @gl-step=${this.step} @gl-reset=${this.restart}>
        <gl-button class="back" icon="undo" label=${words.text("step.back")} ?disabled=${this.cursor === 0} @click=${this.back}></gl-button></gl-transport>
      <p class="says" role="status">${reading ? says(reading.trace, at?.now ?? null, reading.mode === "jvp" ? reading.wrt : "") : ""}</p>
      ${engineNotice(this.failure, () => void this.differentiate())}`;
  }

  private known(): Known | null {
    const { reading, cursor } = this;
    return reading
      ? this.kept.get([reading, cursor], () => known(reading.trace, reading.walk, reading.mode, cursor))
      : null;
  }

  protected override below(): TemplateResult {
    const { reading, state } = this;
    const at = this.known();
    const tabs = (["rule", "tape", "code"] as const).map((value) => ({ value, label: words.text(`panel.${value}`) }));
    return html`<gl-tabs label=${words.text("panels.label")} .tabs=${tabs} .value=${state.panel} @gl-change=${(event: ValueEvent<State["panel"]>) => this.change({ panel: event.detail.value })}>
      ${state.panel === "rule" ? html`<gl-backprop-rule slot="rule" scheme=${this.scheme} .trace=${reading?.trace ?? null} .moment=${at?.now ?? null} .output=${reading?.output ?? 0}></gl-backprop-rule>` : nothing}
      <div slot="tape">${state.panel === "tape" && reading && at ? tapeTable(reading.trace, at, { mode: reading.mode, lit: this.lit, reading }, { point: this.point, visit: this.visit }) : nothing}</div>
      <div slot="code">${state.panel === "code" ? content("code", this.around()) : nothing}</div>
    </gl-tabs>`;
  }

  protected override sections(): TemplateResult {
    const { reading, state } = this;
    const around = this.around();
    const isReused = state.text === examples.reused.text;
    return html`
      ${guard([reading, isReused, currentLanguage()], () => (reading ? orderSection(reading, isReused, () => this.open("reused")) : nothing))}
      ${parts.map((part) => section(part, around))}`;
  }

  private around(): Around {
    const { reading, state, scheme, lit, point } = this;
    return {
      ...{ state, reading, scheme, lit, point, at: this.known() },
      of: (part) => this.near.of(part),
      retry: (part) => void this.near.bring(part),
      changed: (part, { detail: { patch, movement } }) =>
        this.change({ [part]: patch }, movement && `${part}.${movement}`),
      seeds: ({ detail: { patch } }) => this.change(patch),
    };
  }

  static override styles = [...GradlabLesson.styles, mathsSheet, tangentSheet, lessonSheet];
}

define("gradlab-backprop", GradlabBackprop);
declare global {
  interface HTMLElementTagNameMap {
    "gradlab-backprop": GradlabBackprop;
  }
}
