import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { define, type ValueEvent } from "../../elements";
import { GradlabLesson, Job, jobBar, NearController, ShownAnswers } from "../../kit";
import { course } from "../../messages";
import { lastSeed } from "../../state/seed";
import { counting } from "./counting";
import { defaults, lasting, type State, schema } from "./state";
import "./points";
import { styles } from "./styles";
import { gridFinding, measuredTime, runWays, scalesText, type Ways, wayPlots, ways } from "./ways";
import { words } from "./words";

/**
 * The lesson `hparams`: how to search hyper-parameters, with real runs. The figure is in ways.ts; the sections are
 * counting, map, study, game, changes, fooling, transfer, tips, in this order.
 */
export class GradlabHparams extends GradlabLesson<State> {
  private readonly runs = new Job<Ways>(this, "hparams-ways");
  private readonly near = new NearController(this, {
    map: () => import("./map"),
    study: () => import("./study"),
    game: () => import("./game"),
    changes: () => import("./changes"),
    fooling: () => import("./fooling"),
    transfer: () => import("./transfer"),
  });
  private begun = false;

  constructor() {
    super({
      question: () => course.text("hparams.question"),
      schema,
      defaults,
      lasting,
      seedPath: "game.seed",
      labels: {
        counting: () => words.text("counting.title"),
        map: () => words.text("map.title"),
        study: () => words.text("study.title"),
        game: () => words.text("game.title"),
        changes: () => words.text("changes.title"),
        fooling: () => words.text("fooling.title"),
        transfer: () => words.text("transfer.title"),
        tips: () => words.text("tips.title"),
        "ways.guess": () => words.text("ways.question"),
      },
    });
  }

  // ---- what it does -----------------------------------------------------------------------------------------------

  protected override seenChanged(): void {
    if (this.seen && this.mayBegin) this.begun = true;
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.begun && this.seen) void this.runs.ask(this.key, (turn) => this.run(turn));
  }

  /** All that determines the runs. Before the guess only random search is run, since the grid would show the answer. */
  private get key() {
    const { seed, scale } = this.state.ways;
    return { seed, scale, shown: [...this.shown] };
  }

  private get shown(): readonly (keyof Ways)[] {
    return this.isOpen ? ["random"] : ways;
  }

  private readonly shownAnswers = new ShownAnswers(this, () => (this.state.ways.guess === "" ? null : "ways"));

  /** Whether the question of the figure is not answered yet. */
  private get isOpen(): boolean {
    return this.isAsked(this.state.ways.guess) && !this.shownAnswers.has("ways");
  }

  private run(turn: Parameters<typeof runWays>[2]): Promise<Ways> {
    return runWays(this.state.ways, this.shown, turn);
  }

  private readonly start = (): void => {
    this.begun = true;
    void this.runs.start(this.key, (turn) => this.run(turn));
  };

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.begun = false;
  }

  private readonly guessed = ({ detail: { value } }: ValueEvent<State["ways"]["guess"]>): void => {
    this.change({ ways: { guess: value } });
    this.begun = true;
    this.predicted("ways", value, value === "six");
  };

  // ---- what it shows ----------------------------------------------------------------------------------------------

  protected override prose(): TemplateResult {
    return html`<p>${words.text("lead")}</p>`;
  }

  protected override asks(): TemplateResult {
    const options = (["both", "six", "few"] as const).map((value) => ({
      value,
      label: words.text(`ways.guess.${value}`),
    }));
    return html`<gl-predict
        path="ways.guess"
        reveals=".stage"
        question=${words.text("ways.question")}
        answer="six"
        ?closed=${this.shownAnswers.has("ways")}
        .value=${this.state.ways.guess}
        .options=${options}
        @gl-predict=${this.guessed}
      >
        <p>${words.text("ways.because")} ${gridFinding(this.results, this.state.ways.scale)}</p>
      </gl-predict>`;
  }

  private get results(): Ways {
    return this.runs.valueFor(this.key) ?? { random: [], grid: [], halton: [] };
  }

  protected override figure(): TemplateResult {
    const { results } = this;
    const label = words.text(results.random.length > 0 ? "ways.run" : "ways.begin");
    const plots = wayPlots(results, this.shown, this.state.ways, this.runs.busy);
    const scales = (["log-uniform", "uniform"] as const).map((value) => ({
      value,
      label: words.text(`scale.${value}`),
    }));
    // In the figure, not in the controls, because on a narrow page only the lower plots stay in view with the controls.
    return html`<gl-segmented
        label=${words.text("ways.scale")}
        .options=${scales}
        ${this.bind("ways.scale")}
      ></gl-segmented>
      ${plots} ${jobBar(this.runs, this.key, label, this.start)}`;
  }

  protected override controls(): TemplateResult {
    const { scale } = this.state.ways;
    return html`<p class="facts">${words.text(`scale.${scale}.help`)}</p>
      ${this.isOpen ? nothing : html`<p class="facts" role="status">${this.scales()}</p>`}
      <gl-number
        label=${words.text("seed")}
        min="0"
        max=${lastSeed}
        ${this.bind("ways.seed")}
      ></gl-number>`;
  }

  /** A sentence that compares both distributions of the rate with this seed. */
  private scales(): string {
    const drawn = (scale: State["ways"]["scale"]) => this.runs.valueFor({ ...this.key, scale });
    return scalesText(drawn("log-uniform"), drawn("uniform"));
  }

  protected override sections(): TemplateResult {
    const { state, bind } = this;
    const near = (part: "map" | "study" | "game" | "changes" | "fooling" | "transfer", content: TemplateResult) =>
      html`<div id=${part} data-part=${part}>
        ${this.near.notice(part)} ${content}
      </div>`;
    return html`
      ${counting(state, bind, measuredTime(this.runs.value))}
      ${near("map", html`<gl-hparams-map path="map" .slice=${state.map}></gl-hparams-map>`)}
      ${near("study", html`<gl-hparams-study path="study" .slice=${state.study}></gl-hparams-study>`)}
      ${near("game", html`<gl-hparams-game path="game" .slice=${state.game}></gl-hparams-game>`)}
      ${near("changes", html`<gl-hparams-changes path="changes" .slice=${state.changes}></gl-hparams-changes>`)}
      ${near(
        "fooling",
        html`<gl-hparams-fooling
        path="fooling" .slice=${state.fooling} ?shown=${state.game.opened}></gl-hparams-fooling>`,
      )}
      ${near("transfer", html`<gl-hparams-transfer path="transfer" .slice=${state.transfer}></gl-hparams-transfer>`)}
      ${tips()}`;
  }

  static override styles = [...GradlabLesson.styles, ...styles];
}

const tipList = ["explore", "one", "ranges", "transfer", "locked"] as const;
const tipSections = {
  explore: "study",
  one: "changes",
  ranges: "map",
  transfer: "transfer",
  locked: "fooling",
} as const;

/** The section with the lecture's general tips, each with a link to the figure that shows it. */
function tips(): TemplateResult {
  const go = (event: Event): void => {
    const link = event.currentTarget as HTMLElement;
    const section = (link.getRootNode() as ShadowRoot).getElementById(link.dataset.to ?? "");
    section?.scrollIntoView({ block: "start" });
  };
  return html`<section id="tips" class="part">
    <div>
      <h2>${words.text("tips.title")}</h2>
      <ul class="tips">
        ${tipList.map(
          (tip) => html`<li>
            ${words.text(`tips.${tip}`)}
            <gl-button
              kind="plain"
              data-to=${tipSections[tip]}
              @click=${go}
            >${words.text(`tips.${tip}.show`)}</gl-button>
          </li>`,
        )}
      </ul>
    </div>
  </section>`;
}

define("gradlab-hparams", GradlabHparams);
declare global {
  interface HTMLElementTagNameMap {
    "gradlab-hparams": GradlabHparams;
  }
}
