import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import "../charts";
import { define } from "../elements";
import { engine } from "../engine";
import type { Catalog } from "../engine/types";
import { GradlabLesson } from "../kit";
import { numberText } from "../look";
import { currentLanguage } from "../messages";
import type { Patch } from "../state";
import { asking } from "./playground/asking";
import { controls } from "./playground/controls";
import "./playground/csv";

import { network, picture } from "./playground/figure";
import { hash } from "./playground/hash";
import { notices, type Remedies } from "./playground/notices";
import { curves, digits, layerPanel, scores, testPanel } from "./playground/panels";
import { presets } from "./playground/presets";
import { Session } from "./playground/session";
import { sheet } from "./playground/sheet";
import { defaults, experiment, fullSpeed, type State, schema } from "./playground/state";
import { torch } from "./playground/torch";
import { words } from "./playground/words";

/** Sliders send many values on their way: the network is built when they rest. */
const rest = 180;
/** The longest own data that travel in the address. */
const addressable = 2000;

/** Every hyper-parameter of the lecture, and a network that trains while you watch. */
export class GradlabPlayground extends GradlabLesson<State> {
  static override properties = { ...GradlabLesson.properties, catalog: { state: true } };
  declare catalog: Catalog | null;
  private readonly session = new Session(
    () => this.requestUpdate(),
    () => (this.state.view.speed >= fullSpeed ? Number.POSITIVE_INFINITY : this.state.view.speed),
  );
  private csv = "";
  /** Own data that are not those the link was made with. */
  private others = false;
  private waiting = 0;
  private begun = false;

  constructor() {
    super({ slug: "playground", number: 6, question: () => words.text("question"), schema, defaults });
    this.catalog = null;
  }

  // ---- what it does -----------------------------------------------------------------------------------------------

  private async begin(): Promise<void> {
    this.begun = true;
    await this.session.guard(async () => {
      this.catalog = await engine().catalog();
    });
    if (this.catalog) await this.rebuild(!matchMedia("(prefers-reduced-motion: reduce)").matches);
  }

  /** The same document always gives the same network, from the same first weights. */
  private async rebuild(thenPlay: boolean): Promise<void> {
    if (this.lacksData) return this.session.close();
    await this.session.open(experiment(this.state, this.csv || this.state.csv.text));
    if (thenPlay && this.seen) this.session.play();
  }

  /** A link to own data that are not in it. */
  private get lacksData(): boolean {
    return this.state.data.source === "csv" && this.csv === "" && this.state.csv.text === "";
  }

  /** There is no network, and none is on its way. */
  private get unfit(): boolean {
    return this.session.run === null && (this.lacksData || this.session.problems.length > 0);
  }

  protected override stateChanged(before: State): void {
    if (!this.begun) return;
    const document = (state: State) => JSON.stringify([experiment(state, ""), state.csv]);
    if (document(before) === document(this.state)) return;
    if (this.state.csv.hash !== before.csv.hash && this.state.csv.hash !== hash(this.csv)) this.csv = "";
    const playing = this.session.playing;
    clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => void this.rebuild(playing), rest);
  }

  protected override seenChanged(): void {
    if (this.seen && !this.begun) void this.begin();
    if (!this.seen) void this.session.pause();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.waiting);
    this.begun = false;
    void this.session.close();
  }

  override toggle(): void {
    if (this.session.playing) void this.session.pause();
    else this.session.play();
  }

  override step(): void {
    void this.session.pause().then(() => this.session.advance(1));
  }

  override epoch(): void {
    const { run } = this.session;
    if (run) void this.session.pause().then(() => this.session.advance(run.summary.batchesPerEpoch));
  }

  override restart(): void {
    void this.rebuild(false);
  }

  private take(state: State): void {
    this.state = { ...state, asked: this.state.asked, guess: this.state.guess };
    this.settle();
  }

  private readonly changed = (patch: Patch<State>, movement?: string): void => {
    this.change(patch, movement ?? null);
    if (movement === undefined) this.settle();
  };

  private readonly own = (event: CustomEvent<{ name: string; text: string; rows: number }>): void => {
    const { name, text, rows } = event.detail;
    this.others = this.lacksData && this.state.csv.hash !== "" && this.state.csv.hash !== hash(text);
    this.csv = text;
    this.change({ csv: { name, rows, hash: hash(text), text: text.length <= addressable ? text : "" } });
  };

  // ---- what it shows ----------------------------------------------------------------------------------------------

  protected override prose(): TemplateResult {
    return html`
      <p>${words.text("lead")}</p>
      <div class="presets" role="group" aria-label=${words.text("try.title")}><span>${words.text("try.title")}</span>
        ${presets.map(({ key, state }) => html`<gl-button @click=${() => this.take(state)}>${words.text(key)}</gl-button>`)}</div>
      ${asking(this.state, { change: (change) => this.change(change), show: this.show })}`;
  }

  private readonly show = (state: State): void => {
    this.take(state);
    clearTimeout(this.waiting);
    void this.rebuild(true);
  };

  protected override figure(): TemplateResult {
    const { session } = this;
    const progress = session.run?.progress;
    const asked =
      this.state.csv.name !== "" && this.lacksData
        ? words.text("csv.ask", { name: this.state.csv.name, rows: this.state.csv.rows })
        : "";
    return html`
      ${this.others ? html`<gl-notice kind="info" closable text=${words.text("csv.wrong")} @gl-close=${this.sawOthers}></gl-notice>` : nothing}
      ${asked ? html`<gl-notice kind="info" text=${asked}></gl-notice>` : nothing}
      ${this.state.data.source === "csv" ? html`<gl-drawer label=${words.text("csv.label")} ?open=${this.lacksData}><gl-csv .text=${this.csv || this.state.csv.text} @gl-csv=${this.own}></gl-csv></gl-drawer>` : nothing}
      ${this.lacksData ? nothing : picture(session)}
      <gl-transport with-epoch .playing=${session.playing} .step=${progress?.step ?? 0} .steps=${progress?.steps ?? 0} .rate=${session.rate} .done=${session.over} ?disabled=${!session.run}
        @gl-play=${this.toggle} @gl-pause=${this.toggle} @gl-step=${this.step} @gl-epoch=${this.epoch} @gl-reset=${this.restart}></gl-transport>
      ${notices(session, this.remedies)}`;
  }

  /** What the buttons beside a message do. */
  private readonly remedies: Remedies = {
    again: () => void this.again(),
    forget: () => {
      this.session.interrupted = false;
      this.requestUpdate();
    },
    cooler: () => {
      this.change({ optimizer: { lr: Number(this.state.optimizer.lr) / 10 } });
      clearTimeout(this.waiting);
      void this.rebuild(true);
    },
    more: () => void this.session.extend(this.state.steps).then(() => this.session.play()),
  };

  private readonly sawOthers = (): void => {
    this.others = false;
    this.requestUpdate();
  };

  private again(): Promise<void> {
    this.session.failure = "";
    return this.catalog ? this.rebuild(false) : this.begin();
  }

  protected override below(): TemplateResult | typeof nothing {
    const { session } = this;
    const { run } = session;
    if (this.unfit) return nothing;
    return html`
      ${run ? scores(session) : nothing}
      ${network(session)}
      ${run ? html`<p class="quiet sizes">${words.text("rows", { ...run.summary.rows, parameters: numberText(run.summary.parameters, { digits: 6 }) })}</p>` : nothing}
      ${curves(session, this.state.view, (view) => this.change({ view }))}
      ${this.code()}`;
  }

  private code() {
    const { catalog, state } = this;
    const { prepared } = this.session;
    if (!catalog || !prepared) return nothing;
    return guard(
      [catalog, state, prepared, currentLanguage()],
      () => html`<gl-drawer label=${words.text("code.title")} summary=${words.text("code.summary")}>
        <gl-code copyable label=${words.text("code.label")} .lines=${torch(catalog, state, prepared).map((text) => ({ text }))}
          .tones=${{ backward: "backward", logits: "forward", prediction: "forward", loss: "forward" }}></gl-code></gl-drawer>`,
    );
  }

  protected override controls(): TemplateResult {
    const { catalog, state } = this;
    // Sixty frames a second change none of them.
    return html`${guard([catalog, state, currentLanguage()], () => (catalog ? controls(catalog, state, this.changed) : nothing))}`;
  }

  protected override sections(): TemplateResult | typeof nothing {
    if (this.unfit) return nothing;
    return html`${digits(this.session)}${layerPanel(this.session)}${testPanel(this.session, () => void this.session.evaluateTest())}`;
  }

  static override styles = [...GradlabLesson.styles, sheet];
}

define("gradlab-playground", GradlabPlayground);
declare global {
  interface HTMLElementTagNameMap {
    "gradlab-playground": GradlabPlayground;
  }
}
