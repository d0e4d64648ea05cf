import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { define } from "../../elements";
import { styled } from "../../elements/styled";
import { engine, type LayerChoices } from "../../engine";
import { failureNotice, GradlabLesson, ShownAnswers, Task } from "../../kit";
import type { Scheme } from "../../look";
import { mathsStyles } from "../../maths";
import { course, messages } from "../../messages";
import { type Patch, type Plain, patched, type StateProblem, same } from "../../state";
import { lineLook } from "./figure/line-look";
import "./alike";
import "./deep";
import { depthLines, figure, refusals, type Shown } from "./figure/figure";
import { lessonStyles } from "./lesson-styles";
import { compared, lineLabel, linesOf, networksMeasured, networksShown, requestedFor } from "./lines";
import { type Observation, type ObservationTable, observationList, observations, overNetworks } from "./observations";
import { story } from "./section-words";
import { type Change, settings, unusual } from "./settings";
import { type RequestedSignal, Signals } from "./signals";
import "./sorting";
import { defaults, type LineKey, lineKeys, type State, schema } from "./state";
import { words } from "./words";

/** The schemes to compare with the chosen one: each chip shows or hides a line of the figure. */
function chips(state: State, theme: Scheme, change: Change): TemplateResult {
  const turn = (key: LineKey) =>
    change({
      compare: state.compare.includes(key) ? state.compare.filter((other) => other !== key) : [...state.compare, key],
    });
  return html`<gl-field path="compare"><div
    class="chips"
    role="group"
    aria-label=${words.text("settings.compare")}
  ><span>${words.text("settings.compare")}</span>
    ${lineKeys.map((key) => {
      const { colour, dashed } = lineLook(compared(key), theme);
      return html`<button
        type="button"
        aria-pressed=${state.compare.includes(key)}
        @click=${() => turn(key)}
        ${styled({ "--tone": colour })}
      ><i class=${dashed ? "dashed" : ""}></i>${lineLabel(compared(key))}</button>`;
    })}</div></gl-field>`;
}

/** The lesson on initialization: how the first weights of a deep network change a signal and its gradient. */
export class GradlabInit extends GradlabLesson<State> {
  static override properties = { ...GradlabLesson.properties, reading: { state: true } };
  /** The selected layer, or null. */
  declare reading: number | null;
  private readonly choices = new Task<LayerChoices>(this);
  private readonly signals = new Signals(this);
  /** What the figure drew last at each place, shown until the next signal is computed. */
  private readonly shownBefore = new Map<string, Shown>();
  /** Whether a setting in the drawer has ever differed from its default. */
  private unusual = false;

  constructor() {
    super({
      question: () => course.text("init.question"),
      schema,
      defaults,
      labels: {
        sorting: () => story.text("sort.title"),
        alike: () => story.text("alike.title"),
        deep: () => story.text("deep.title"),
      },
    });
    this.reading = null;
  }

  protected override usable(): Promise<unknown> {
    return engine().layerChoices();
  }

  /** Only the core knows the names of schemes, activations and normalizations: unknown ones are refused here. */
  protected override async refused(state: State): Promise<StateProblem[]> {
    const { initializers, activations, normalizations } = await engine().layerChoices();
    const lists = { scheme: initializers, activation: activations, normalization: normalizations } as const;
    return (["scheme", "activation", "normalization"] as const).flatMap((path) => {
      const names = lists[path].map(({ name }) => name);
      if (names.includes(state[path])) return [];
      const expected = messages.text("state.choice", { choices: names.join(", ") });
      return [{ path, code: "unknown", message: messages.text("state.unusable", { received: state[path], expected }) }];
    });
  }

  protected override seenChanged(): void {
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // The drawer stays open: the user may still be dragging a slider that has returned to its default.
    this.unusual ||= unusual(this.state);
    if (!this.seen) return;
    this.signals.request(this.requested);
    void this.choices.ask("choices", () => engine().layerChoices());
  }

  /**
   * The chosen line comes first, because it is the one that changes. While the figure shows an observation, more
   * networks are measured than are drawn.
   */
  private get requested(): RequestedSignal[] {
    const { state } = this;
    const networks = this.observed ? networksMeasured : networksShown;
    return linesOf(state).map((line) => requestedFor(line, state, networks));
  }

  /** The observation whose settings are those of the state; null if there is none. */
  private get observed(): Observation | null {
    const { state } = this;
    return observations.find(({ set }) => same(patched(state, set) as Plain, state as Plain)) ?? null;
  }

  /**
   * The numbers measured for an observation, over the networks that are ready for all of its lines; null until the
   * signals from all inputs are there.
   */
  private tableOf({ claims }: Observation): ObservationTable | null {
    const { requested } = this;
    if (!requested.every((one) => this.signals.isFull(one))) return null;
    const lines = requested.map((one) => [this.signals.get(one), ...this.signals.repeatsOf(one)]);
    const networks = Math.min(...lines.map(({ length }) => length));
    const each = Array.from({ length: networks }, (_, index) => claims(lines.flatMap((line) => line[index] ?? [])));
    return { measured: overNetworks(each), networks };
  }

  private readonly changed = (patch: Patch<State>): void => {
    this.change(patch);
    this.settle();
  };

  /** Sets the figure to the observation `reused`: the quiz's answer used in every layer. */
  private readonly reuse = (): void => {
    if (this.reused && !this.bars(this.reused)) this.changed(this.reused.set);
  };

  private readonly reused = observations.find(({ key }) => key === "reused");

  /** Whether a locked setting prevents an observation from being shown. */
  private readonly bars = ({ set }: Observation): boolean => this.isBarred(patched<State>(this.state, set));

  private readonly shownAnswers = new ShownAnswers(this, () => {
    const hasShown = linesOf(this.state).some(({ scheme }) => scheme === "unit-variance");
    return this.state.guess !== "" || hasShown ? "guess" : null;
  });

  private readonly guessed = (event: CustomEvent<{ value: State["guess"] }>): void => {
    const guess = event.detail.value;
    this.change({ guess });
    this.predicted("prediction", guess, guess === "grows");
    this.reuse();
  };

  private readonly again = (): void => {
    this.choices.retry();
    this.signals.retry();
  };

  protected override prose(): TemplateResult {
    return html`<p>${words.text("lead")}</p>
      <p>${words.text("lead.two")}</p>`;
  }

  protected override asks(): TemplateResult {
    return html`<gl-predict
        path="guess"
        reveals=".watched"
        ?closed=${this.shownAnswers.has("guess")}
        question=${words.text("predict.question")}
        answer="grows"
        .value=${this.state.guess}
        .options=${(["stays", "grows", "shrinks"] as const).map((value) => ({
          value,
          label: words.text(`predict.${value}`),
        }))}
        @gl-predict=${this.guessed}
      >
        <p>${words.text("predict.because")}</p>
        <gl-button
          ?disabled=${this.reused !== undefined && this.bars(this.reused)}
          @click=${this.reuse}
        >${words.text("predict.show")}</gl-button>
      </gl-predict>`;
  }

  protected override further(): TemplateResult {
    const { observed } = this;
    return html`${observationList(observations, observed, observed && this.tableOf(observed), {
      show: ({ set }) => this.changed(set),
      bars: this.bars,
    })}`;
  }

  protected override figure(): TemplateResult {
    const { state, signals, scheme } = this;
    const lines = linesOf(state);
    const drawn = depthLines(lines, state, signals, this.shownBefore, this.choices.value, scheme);
    const read = (event: CustomEvent<{ layer: number | null }>) => {
      this.reading = event.detail.layer;
    };
    const { failure, cause } = signals.failure ? signals : this.choices;
    const failed = { failure, cause, retry: this.again };
    const status = { busy: this.seen && signals.busy, notes: refusals(lines, state, signals), failure };
    return html`${figure(drawn, state, this.reading, status, this.bind, read)}${failureNotice(failed)}`;
  }

  protected override below(): TemplateResult {
    const choices = this.choices.value;
    return html`${choices ? settings(choices, this.state, this.unusual, this.bind, this.changed) : nothing}
    ${chips(this.state, this.scheme, this.changed)}`;
  }

  protected override sections(): TemplateResult {
    const { state } = this;
    return html`
      <section id="sorting"><gl-init-sorting path="sorting" .slice=${state.sorting}></gl-init-sorting></section>
      <section id="alike"><gl-init-alike></gl-init-alike></section>
      <section id="deep">
        <gl-init-deep
          path="deep"
          .slice=${state.deep}
          .lines=${linesOf(state)}
          .seed=${state.seed}
          .scheme=${this.scheme}
        ></gl-init-deep>
      </section>`;
  }

  static override styles = [...GradlabLesson.styles, mathsStyles, lessonStyles];
}

define("gradlab-init", GradlabInit);
declare global {
  interface HTMLElementTagNameMap {
    "gradlab-init": GradlabInit;
  }
}
