import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import "../../charts";
import { define } from "../../elements";
import { engine, isRefused } from "../../engine";
import type { Catalog, Refused } from "../../engine/types";
import { failureNotices, GradlabLesson, ShownAnswers, Task, type Turn } from "../../kit";
import { countText } from "../../look";
import { course, currentLanguage, problemText } from "../../messages";
import { type Patch, type StateProblem, same } from "../../state";
import { code } from "./code";
import { controls } from "./controls";
import { curves, digits, layers, scores } from "./measurements";
import { notices, type Remedies, refusal } from "./notices";
import { type OwnDataDetail, ownData } from "./own-data";
import { network, picture } from "./picture";
import { answeredBy, prediction } from "./predictions";
import { presets } from "./presets";
import { Starts } from "./starts";
import {
  addressable,
  dataKey,
  defaults,
  experiment,
  fullSpeed,
  hash,
  lasting,
  networkKey,
  type State,
  schema,
} from "./state";
import { styles } from "./styles";
import { TestLooks, testRows } from "./test-rows";
import { Training } from "./training";
import { words } from "./words";

/** Debounce in milliseconds: a moving slider sends many values, and the network is built only for the last one. */
const rest = 180;

/** The lesson `playground`: a network in training, with a control for each hyper-parameter of the lecture. */
export class GradlabPlayground extends GradlabLesson<State> {
  private readonly catalog = new Task<Catalog>(this);
  /** The network of the state, or its problems. Closed when another network replaces it or the lesson is removed. */
  private readonly network = new Task<Training | Refused>(this, {
    rest,
    release: (opened) => !isRefused(opened) && void opened.close(),
  });
  /** Whether the network trains, or will train as soon as it is open. */
  private plays = false;
  private begun = false;
  /** Whether the controls have been shown. */
  private operable = false;
  /** The text of own data when it is too long for the state. */
  private csv = "";
  /** Whether the own data differ from the data that the link was made with. */
  private others = false;
  private readonly looks = new TestLooks(
    () => this.state,
    (looks) => this.note({ looks }),
  );
  private readonly starts = new Starts(this, async () => {
    const { training } = this;
    await this.pause();
    await training?.arrived();
    // The state may have changed meanwhile, so the key is that of the training, not of the state.
    const snapshot = (await training?.run.snapshot().catch(() => null)) ?? null;
    return { key: training?.key ?? null, snapshot };
  });

  constructor() {
    super({
      question: () => course.text("playground.question"),
      schema,
      defaults,
      lasting,
      labels: { test: () => words.text("test.title") },
      late: ["controls", "code"],
    });
  }

  /** The problems that only the engine finds. The schema accepts any name, so that a link with an unknown one opens. */
  protected override async refused(state: State): Promise<StateProblem[]> {
    if (state.data.source === "csv") return [];
    const { problems } = await engine().check(experiment(state, ""));
    return problems.map((problem) => ({ path: problem.path, code: problem.code, message: problemText(problem) }));
  }

  protected override async usable(): Promise<void> {
    await Promise.all([engine().catalog(), engine().ready("training")]);
    if (this.begun) await this.ask();
  }

  // ---- what it does -----------------------------------------------------------------------------------------------

  private get training(): Training | null {
    const { value } = this.network;
    return value && !isRefused(value) ? value : null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!this.begun) return;
    void this.catalog.ask("catalog", () => engine().catalog());
    void this.ask();
  }

  private ask(): unknown {
    if (this.lacksData) return this.network.end();
    return this.network.ask([networkKey(this.state), this.starts.number], (turn) => this.open(turn));
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.plays && this.seen && this.network.isFresh) this.training?.play();
  }

  /** The same document always gives the same network, from the same first weights. */
  private async open({ signal }: Turn<Training | Refused>): Promise<Training | Refused> {
    const { state, training: before } = this;
    const [key, data] = [networkKey(state), dataKey(state)];
    // Another network on the same data reuses the prepared data.
    const earlier = before && same(before.data, data) ? before.prepared : null;
    const snapshot = this.starts.snapshotOf(key);
    const around = {
      changed: () => this.requestUpdate(),
      speed: () => (this.state.view.speed >= fullSpeed ? Number.POSITIVE_INFINITY : this.state.view.speed),
    };
    const document = experiment(state, this.csv || state.csv.text);
    return Training.open(document, around, signal, { key, data, earlier, snapshot });
  }

  /** Whether the state uses own data whose text is missing, because it was too long for the link. */
  private get lacksData(): boolean {
    return this.state.data.source === "csv" && this.csv === "" && this.state.csv.text === "";
  }

  protected override stateChanged(before: State): void {
    if (this.state.csv.hash !== before.csv.hash && this.state.csv.hash !== hash(this.csv)) this.csv = "";
  }

  protected override seenChanged(): void {
    if (this.seen && !this.begun) {
      this.begun = true;
      this.plays = this.mayBegin;
    }
    // `updated` plays it again when the lesson is visible again.
    if (!this.seen) void this.training?.pause();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.begun = false;
    this.plays = false;
  }

  private readonly play = (): void => {
    this.plays = true;
    this.requestUpdate();
  };

  private readonly pause = async (): Promise<void> => {
    this.plays = false;
    await this.training?.pause();
    this.requestUpdate();
  };

  override toggle(): unknown {
    if (!this.training || this.training.over) return false;
    return this.plays ? this.pause() : this.play();
  }

  override step(): unknown {
    return this.training ? this.advance(1) : false;
  }

  override stepBack(): unknown {
    const { training } = this;
    if (!training?.canGoBack) return false;
    return this.pause().then(() => training.goBack());
  }

  override epoch(): unknown {
    return this.training ? this.advance(this.training.run.summary.batchesPerEpoch) : false;
  }

  private readonly advance = async (steps: number): Promise<void> => {
    await this.pause();
    await this.training?.advance(steps);
  };

  /** Back to the first weights; undo brings the run back. */
  override restart(): unknown {
    const { training, starts } = this;
    if (!training || (training.step === 0 && !training.diverged)) return false;
    starts.forgetUndone();
    const { number, next } = starts;
    this.did({ undo: () => void starts.goTo(number), redo: () => void starts.goTo(next) });
    return starts.goTo(next);
  }

  /** A preset with the reader's own progress: question, guess and looks at the test rows. */
  private started(state: State): State {
    const { asked, guess, looks } = this.state;
    return { ...state, asked, guess, looks };
  }

  private readonly bars = (state: State): boolean => this.isBarred(this.started(state));

  /** Starts from another preset and trains at once. */
  private readonly take = (state: State): void => {
    if (this.bars(state)) return;
    this.become(this.started(state));
    this.settle();
    this.play();
  };

  private readonly changed = (patch: Patch<State>, movement?: string): void => {
    this.change(patch, movement ?? null);
    if (movement === undefined) this.settle();
  };

  private readonly useOwnData = ({ name, text, rows }: OwnDataDetail): void => {
    this.others = this.lacksData && this.state.csv.hash !== "" && this.state.csv.hash !== hash(text);
    this.csv = text;
    this.changed({ csv: { name, rows, hash: hash(text), text: text.length <= addressable ? text : "" } });
  };

  // ---- what it shows ----------------------------------------------------------------------------------------------

  protected override prose(): TemplateResult {
    return html`<p>${words.text("lead")}</p>`;
  }

  /** Which questions the page has already answered: a trained network shows the answer. */
  private readonly shownAnswers = new ShownAnswers(this, () =>
    answeredBy(this.state, (this.training?.run.progress.step ?? 0) > 0),
  );

  protected override asks(): TemplateResult {
    return prediction(this.state, this.shownAnswers, {
      change: (change) => this.change(change),
      guess: (asked, guess, isRight) => {
        this.change({ guess });
        this.predicted(`prediction ${asked}`, guess, isRight);
      },
      show: this.take,
      bars: this.bars,
    });
  }

  protected override dial(): TemplateResult {
    return html`<div class="presets" role="group" aria-label=${words.text("try.title")}>
        <span>${words.text("try.title")}</span>
        ${presets.map(
          ({ key, state }) => html`<gl-button
            ?disabled=${this.bars(state)}
            @click=${() => this.take(state)}
          >${words.text(key)}</gl-button>`,
        )}
      </div>`;
  }

  protected override figure(): TemplateResult {
    const { training } = this;
    const progress = training?.run.progress;
    return html`
      ${this.state.data.source === "csv" ? this.ownDataPanel() : nothing} ${this.lacksData ? nothing : this.picture()}
      <gl-transport
        with-epoch
        .playing=${this.plays && training !== null && !training.over}
        .step=${progress?.step ?? 0}
        .steps=${progress?.steps ?? 0}
        .rate=${training?.rate ?? 0}
        .done=${training?.over ?? false}
        ?disabled=${!training}
        @gl-play=${this.play}
        @gl-pause=${this.pause}
        @gl-step=${this.step}
        @gl-epoch=${this.epoch}
        @gl-reset=${this.restart}
      ></gl-transport>
      ${failureNotices(this.catalog, this.network)} ${this.refusal()}
      ${training ? notices(training, { ...this.remedies, mayCool: !this.isLocked("optimizer.lr") }) : nothing}`;
  }

  private picture() {
    const { training } = this;
    if (training) return picture(training);
    const failed = this.network.failure !== "" || this.network.value !== null;
    return html`<gl-surface class="picture" empty=${words.text(failed ? "figure.none" : "opening")}></gl-surface>`;
  }

  private refusal() {
    const { value } = this.network;
    return value && isRefused(value) ? refusal(value.problems) : nothing;
  }

  private ownDataPanel() {
    const { csv } = this.state;
    return ownData(this.state.data, {
      text: this.csv || csv.text,
      missing: csv.name !== "" && this.lacksData ? csv : null,
      others: this.others,
      open: this.lacksData,
      use: this.useOwnData,
      forgetOthers: () => {
        this.others = false;
        this.requestUpdate();
      },
    });
  }

  /** The actions of the buttons beside a message. */
  private readonly remedies: Omit<Remedies, "mayCool"> = {
    again: () => void this.training?.advance(0),
    forget: () => {
      if (this.training) this.training.interrupted = false;
      this.requestUpdate();
    },
    cooler: () => {
      this.changed({ optimizer: { lr: Number(this.state.optimizer.lr) / 10 } });
      this.play();
    },
    more: () => void this.training?.extend(this.state.steps).then(this.play),
  };

  protected override below(): TemplateResult | typeof nothing {
    const { training, state } = this;
    if (!training) return nothing;
    const catalog = this.catalog.value;
    const { rows, parameters } = training.run.summary;
    return html`
      ${scores(training)} ${network(training)}
      <p class="quiet sizes" translate="no">${words.text("rows", { ...rows, parameters: countText(parameters) })}</p>
      ${curves(training, state.view, this.bind)} ${catalog ? code(catalog, state, training.prepared) : nothing}`;
  }

  protected override controls(): TemplateResult {
    // Before the first network is open the figure has priority; if it is refused, the controls can correct it.
    const isOpening = this.network.value === null && this.network.busy && !this.operable;
    const catalog = isOpening ? null : this.catalog.value;
    this.operable ||= catalog !== null;
    const { state, bind, changed: change, outcome } = this;
    // Training renders up to 60 frames a second, and none of them changes the controls.
    return html`${guard([catalog, state, this.lock, currentLanguage()], () =>
      catalog ? controls({ catalog, state, bind, change, outcome }) : nothing,
    )}`;
  }

  protected override sections(): TemplateResult | typeof nothing {
    const { training, looks } = this;
    if (!training) return nothing;
    const look = () => void looks.look(training);
    return html`${digits(training)} ${layers(training)} ${testRows(training, looks.number, look)}`;
  }

  static override styles = [...GradlabLesson.styles, styles];
}

define("gradlab-playground", GradlabPlayground);
declare global {
  interface HTMLElementTagNameMap {
    "gradlab-playground": GradlabPlayground;
  }
}
