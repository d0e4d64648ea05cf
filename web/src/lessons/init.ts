import { html, nothing, type TemplateResult } from "lit";
import { define } from "../elements";
import { type Catalog, engine } from "../engine";
import { GradlabLesson } from "../kit";
import { engineNotice } from "../kit/engine-notice";
import { failureOf } from "../kit/failure";
import { mathsSheet } from "../maths";
import { type Patch, type Plain, patched, same } from "../state";
import "./init/alike/alike";
import { bench, unusual } from "./init/bench";
import { chips } from "./init/figure/chips";
import "./init/deep/deep";
import { depthLines, figure, refusals, type Shown } from "./init/figure/figure";
import { linesOf, networksMeasured, networksShown, wishFor } from "./init/figure/lines";
import { observationList, type Table } from "./init/observations/observation-list";
import { type Observation, observations, overNetworks } from "./init/observations/observations";
import { sheet } from "./init/sheet";
import "./init/sorting/sorting";
import { Signals, type Wish } from "./init/signal/signals";
import { defaults, type State, schema } from "./init/state";
import { words } from "./init/words";

/** What the first weights do to a signal on its way through a deep network, and to the gradient on its way back. */
export class GradlabInit extends GradlabLesson<State> {
  static override properties = { ...GradlabLesson.properties, catalog: { state: true }, reading: { state: true } };
  declare catalog: Catalog | null;
  /** The layer that is being read, or null. */
  declare reading: number | null;
  private readonly signals = new Signals(() => this.arrived());
  private readonly lately = new Map<string, Shown>();
  private readonly tables = new Map<string, Table>();
  private begun = false;
  /** Whether something in the drawer has been other than usual. */
  private unusual = false;

  constructor() {
    super({ slug: "init", number: 4, question: () => words.text("question"), schema, defaults });
    this.catalog = null;
    this.reading = null;
  }

  // ---- what it does -----------------------------------------------------------------------------------------------

  private async begin(): Promise<void> {
    this.begun = true;
    this.look();
    try {
      this.catalog = await engine().catalog();
    } catch (caught) {
      this.signals.failure = failureOf(caught);
    }
    this.requestUpdate();
  }

  /** Asks for what the state shows: the chosen line first, for it is the one that moves. */
  private look(): void {
    this.signals.want(this.wishes);
  }

  /** An observation is measured in more networks than are drawn. */
  private get wishes(): Wish[] {
    const { state } = this;
    const networks = this.observed() ? networksMeasured : networksShown;
    return linesOf(state).map((line) => wishFor(line, state, networks));
  }

  private arrived(): void {
    const shown = this.observed();
    if (shown) this.measure(shown);
    this.requestUpdate();
  }

  /** Fills the table of an observation with the networks that are known of all its lines. */
  private measure({ key, claims }: Observation): void {
    const { wishes } = this;
    if (!wishes.every((wish) => this.signals.isFull(wish))) return;
    const lines = wishes.map((wish) => [this.signals.get(wish), ...this.signals.repeatsOf(wish)]);
    const networks = Math.min(...lines.map(({ length }) => length));
    const each = Array.from({ length: networks }, (_, index) => claims(lines.flatMap((line) => line[index] ?? [])));
    this.tables.set(key, { measured: overNetworks(each), networks });
  }

  /** The observation that the laboratory is set to. */
  private observed(): Observation | null {
    const { state } = this;
    return observations.find(({ set }) => same(patched(state, set) as Plain, state as Plain)) ?? null;
  }

  protected override stateChanged(): void {
    if (!this.begun) return;
    this.look();
    this.arrived();
  }

  protected override seenChanged(): void {
    if (this.seen && !this.begun) void this.begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.begun = false;
    this.signals.want([]);
  }

  private readonly changed = (patch: Patch<State>, movement?: string): void => {
    this.change(patch, movement ?? null);
    if (movement === undefined) this.settle();
  };

  private readonly guessed = (event: CustomEvent<{ value: State["guess"] }>): void => {
    this.change({ guess: event.detail.value });
    this.reuse();
  };

  /** The quiz's answer in every layer. */
  private readonly reuse = (): void => {
    const reused = observations.find(({ key }) => key === "reused");
    if (reused) this.change(reused.set);
  };

  private readonly again = (): void => {
    this.signals.failure = "";
    void this.begin();
  };

  // ---- what it shows ----------------------------------------------------------------------------------------------

  protected override prose(): TemplateResult {
    return html`
      <p>${words.text("lead")}</p>
      <p>${words.text("lead.two")}</p>
      <gl-predict question=${words.text("predict.question")} answer="grows" .value=${this.state.guess} @gl-predict=${this.guessed}
        .options=${(["stays", "grows", "shrinks"] as const).map((value) => ({ value, label: words.text(`predict.${value}`) }))}>
        <p>${words.text("predict.because")}</p>
        <gl-button @click=${this.reuse}>${words.text("predict.show")}</gl-button>
      </gl-predict>
      ${observationList(observations, this.observed(), this.tables, ({ set }) => this.changed(set))}`;
  }

  protected override figure(): TemplateResult {
    const { state, signals } = this;
    const lines = linesOf(state);
    const drawn = depthLines(lines, state, signals, this.lately, this.catalog, this.scheme);
    const status = { busy: this.begun && signals.busy, notes: refusals(lines, state, signals) };
    return html`${figure(drawn, state, this.reading, status, this.changed, (event) => {
      this.reading = event.detail.layer;
    })}${engineNotice(signals.failure, this.again)}`;
  }

  protected override below(): TemplateResult {
    // Once open it stays: a slider that comes back to its usual value is still in somebody's hand.
    this.unusual ||= unusual(this.state);
    return html`${this.catalog ? bench(this.catalog, this.state, this.unusual, this.changed) : nothing}${chips(this.state, this.scheme, this.changed)}`;
  }

  protected override sections(): TemplateResult {
    const { state } = this;
    return html`
      <section>
        <gl-init-sorting
          .sorted=${state.sorted}
          .rate=${state.sortingRate}
          @gl-sorted=${(event: CustomEvent<Patch<State["sorted"]>>) => this.change({ sorted: event.detail })}
          @gl-rate=${(event: CustomEvent<State["sortingRate"]>) => this.change({ sortingRate: event.detail })}
        ></gl-init-sorting>
      </section>
      <section><gl-init-alike></gl-init-alike></section>
      <section><gl-init-deep .lines=${linesOf(state)} .settings=${state.deep} .seed=${state.seed} .scheme=${this.scheme}
        @gl-deep=${(event: CustomEvent<Partial<State["deep"]>>) => this.change({ deep: event.detail })}></gl-init-deep></section>`;
  }

  static override styles = [...GradlabLesson.styles, mathsSheet, sheet];
}

define("gradlab-init", GradlabInit);
declare global {
  interface HTMLElementTagNameMap {
    "gradlab-init": GradlabInit;
  }
}
