import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import "../../charts/line-chart";
import { define } from "../../elements";
import { engine } from "../../engine";
import { GradlabLesson, NearController, Playback, prefersLessMotion } from "../../kit";
import { mathsStyles } from "../../maths";
import { coreText, course, currentLanguage } from "../../messages";
import type { Patch, StateProblem } from "../../state";
import { chipStyles } from "./chips";
import { raceControls, ruleControls, surfaceControls } from "./controls";
import { type FigureActions, figure } from "./figure";
import { notices } from "./notices";
import { type Curves, curvesOf, plots, standings } from "./plots";
import { Prediction } from "./predict/prediction";
import { predict } from "./predict/view";
import { Race } from "./race";
import { refusedOf } from "./refused";
import type { Runner } from "./runner";
import { parts, type SectionActions, sectionLabels, sections } from "./sections";
import { defaults, type State, schema } from "./state";
import { raceStyles } from "./styles";
import { words } from "./words";

/** Milliseconds between two updates of charts and tables while the race plays; the map is updated in every frame. */
const readingEvery = 80;

/**
 * The lesson on optimizers: update rules race from the same start, their updates are shown in numbers, and common
 * claims about them are tested.
 */
export class GradlabOptimizers extends GradlabLesson<State> {
  private readonly race = new Race(() => this.computed());
  private readonly playback = new Playback(
    () => this.moved(),
    () => this.rested(),
    () => this.state.speed,
    () => this.state.steps,
  );
  private readonly prediction = new Prediction(this, {
    change: (patch, movement) => this.changed(patch, movement),
    become: (state) => this.become(state),
    isBarred: (state) => this.isBarred(state),
    replay: () => this.replay(),
    secondsSeen: () => this.secondsSeen,
  });
  private readonly near = new NearController(this, parts);
  private begun = false;
  private playFirst = false;
  private beginsByItself = false;
  /**
   * Whether the race was started automatically: its position is then no choice of the reader's, and is not noted in the
   * address.
   */
  private byItself = false;
  private read = 0;
  private curves: Curves | null = null;
  private drawn: { runners: readonly Runner[]; scheme: string } | null = null;

  constructor() {
    super({
      question: () => course.text("optimizers.question"),
      schema,
      defaults,
      labels: sectionLabels,
      late: ["controls", "code", "inside", "own"],
    });
  }

  protected override async usable(): Promise<void> {
    await Promise.all([engine().descentChoices(), engine().ready("descent")]);
  }

  protected override async refused(state: State): Promise<readonly StateProblem[]> {
    return refusedOf(await engine().descentChoices(), state);
  }

  // ---- behaviour ----------------------------------------------------------------------------------------------------

  protected override seenChanged(): void {
    if (this.seen && !this.begun) {
      this.begun = true;
      this.stand();
      this.requestUpdate();
    }
    if (!this.seen) this.pause();
  }

  /** Called when the engine has computed something new. */
  private computed(): void {
    if (!this.begun) return;
    this.requestUpdate();
    if (!this.playFirst || this.race.runners.length === 0) return;
    this.playFirst = false;
    this.byItself = this.beginsByItself;
    this.playback.play();
  }

  protected override stateChanged(before: State): void {
    if (!this.begun) return;
    if (before.surface.name !== this.state.surface.name) this.stand();
    else if (before.step !== this.state.step) this.stop();
    else if (!this.playback.playing)
      this.playback.cursor = this.byItself ? Math.min(this.playback.cursor, this.state.steps) : this.standing;
  }

  /** Called when the reader or the host page has set the step. */
  private stop(): void {
    this.byItself = false;
    if (!this.playback.playing) this.playback.cursor = this.standing;
  }

  /** The step of the state, but at most the number of steps. */
  private get standing(): number {
    return Math.min(this.state.step, this.state.steps);
  }

  /** Starts as if the lesson had been opened with this state: at its step; from step 0 the race plays automatically. */
  private stand(): void {
    this.playback.pause();
    this.playback.cursor = this.standing;
    this.byItself = false;
    this.playFirst = this.state.step === 0 && this.mayBegin && !this.isLocked("step");
    this.beginsByItself = true;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!this.begun) return;
    if (this.isLocked("step") && (this.playFirst || this.playback.playing)) this.stand();
    void this.race.ask(this.state);
    void this.prediction.ask();
  }

  private moved(): void {
    const map = this.renderRoot.querySelector("gl-race-map");
    if (map) map.cursor = this.playback.cursor;
    const now = performance.now();
    if (now - this.read < readingEvery && this.playback.playing) return;
    this.read = now;
    this.requestUpdate();
  }

  /** Notes the step in the address when the race comes to rest, unless it was started automatically. */
  private rested(): void {
    if (!this.byItself) this.note({ step: Math.floor(this.playback.cursor) });
    this.requestUpdate();
  }

  private pause(): void {
    if (!this.playback.playing) return;
    this.playback.pause();
    this.rested();
  }

  /** Plays the race from step 0, because the reader asked for it. */
  private replay(): void {
    if (this.isLocked("step")) {
      this.stand();
      return;
    }
    this.playback.pause();
    this.playback.cursor = 0;
    this.playFirst = !prefersLessMotion();
    this.beginsByItself = this.byItself = false;
  }

  override toggle(): boolean {
    if (this.race.runners.length === 0 || this.isLocked("step")) return false;
    this.byItself = false;
    if (this.playback.playing) this.pause();
    else this.play();
    return true;
  }

  private play(): void {
    this.playback.play();
    this.requestUpdate();
  }

  /** Moves the cursor to a step. Returns false if it cannot move. */
  private goTo(step: number): boolean {
    if (this.isLocked("step")) return false;
    const to = Math.max(0, Math.min(this.state.steps, step));
    if (this.race.runners.length === 0 || (to === this.playback.cursor && !this.playback.playing)) return false;
    this.byItself = false;
    this.playback.to(to);
    this.rested();
    return true;
  }

  override step(): boolean {
    return this.goTo(Math.floor(this.playback.cursor) + 1);
  }

  override stepBack(): boolean {
    return this.goTo(Math.ceil(this.playback.cursor) - 1);
  }

  override restart(): boolean {
    return this.goTo(0);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.race.end();
    this.playback.pause();
    this.begun = false;
  }

  private readonly changed = (patch: Patch<State>, movement?: string): void => {
    this.change(patch, movement ?? null);
    if (movement === undefined) this.settle();
  };

  private readonly figureActs: FigureActions = {
    rule: (rule) => {
      const { rules } = this.state;
      const order = this.race.entrants.map(({ name }) => name);
      this.change({ rules: order.filter((name) => (name === rule) !== rules.includes(name)) });
    },
    start: ({ detail: { at, settled } }) => {
      this.change({ start: [at[0], at[1]] }, "start");
      if (settled) this.settle();
    },
    turn: ({ detail: { turn, tilt, settled } }) => {
      this.change({ view: { turn, tilt } }, "turn");
      if (settled) this.settle();
    },
    turnBy: (key, value) => (value === undefined ? this.settle() : this.changed({ view: { [key]: value } }, key)),
    view: (kind) => this.change({ view: { kind } }),
    toggle: () => this.toggle(),
    step: () => this.step(),
    restart: () => this.restart(),
    scrub: (step, settled) => {
      if (this.isLocked("step")) return;
      this.byItself = false;
      this.playback.to(step);
      if (settled) this.rested();
    },
  };

  private readonly sectionActs: SectionActions = {
    change: (patch, movement) => this.changed(patch, movement),
    choose: (rule) => this.change({ inside: rule }),
    write: (program) => this.change({ program }),
    back: () => this.goTo(Math.ceil(this.playback.cursor) - 1),
    forward: () => this.goTo(Math.floor(this.playback.cursor) + 1),
    atBest: (rates) => {
      this.change({ knobs: Object.fromEntries(Object.entries(rates).map(([rule, lr]) => [rule, { lr }])), step: 0 });
      this.replay();
    },
  };

  // ---- rendering ----------------------------------------------------------------------------------------------------

  protected override prose(): TemplateResult {
    return html`<p>${words.text("lead")}</p>`;
  }

  protected override asks(): TemplateResult {
    const { race, state, prediction } = this;
    const labels = Object.fromEntries(
      race.entrants.map(({ name, label }) => [name, coreText(`optimizers.${name}.label`, label)]),
    );
    return predict(state.guess, labels, prediction, prediction);
  }

  protected override dial(): TemplateResult {
    const { race, state } = this;
    return html`${race.catalog ? surfaceControls(race.catalog, state, this.changed, this.outcome) : nothing}`;
  }

  protected override figure(): TemplateResult {
    const { race, state, playback, scheme } = this;
    return html`${figure(race, state, playback, scheme, this.figureActs)}
      ${notices(race, state, playback.cursor, {
        again: () => race.race.retry(),
        back: (rule) => this.change({ knobs: { [rule]: race.remedy(state, rule) } }),
        mayBack: (rule) =>
          !this.isLocked(`knobs.${rule}`) && (state.knobs[rule] ?? race.remedy(state, rule)) !== undefined,
      })}`;
  }

  protected override below(): TemplateResult | typeof nothing {
    const { race, scheme } = this;
    const { ground, runners } = race;
    if (!ground || race.isFirst) return nothing;
    if (this.drawn?.runners !== runners || this.drawn.scheme !== scheme) {
      this.drawn = { runners, scheme };
      this.curves = curvesOf(ground, runners, scheme);
    }
    return html`${standings(ground, runners, this.playback.cursor, this.state.steps, scheme)}
      ${this.curves ? plots(this.curves, ground, this.playback.cursor, this.state.steps) : nothing}`;
  }

  protected override controls(): TemplateResult | typeof nothing {
    const { race, state, scheme } = this;
    if (!race.catalog || race.isFirst) return nothing;
    // About fifty sliders, which do not change while the race plays.
    return html`${guard(
      [race.catalog, race.runners, state, scheme, currentLanguage()],
      () => html`<section class="group"><h2>${words.text("controls.race")}</h2>
        ${raceControls(race, state, this.changed)}</section>
        <section class="group"><h2>${words.text("controls.rules")}</h2>
          ${ruleControls(race, state, scheme, this.changed)}</section>`,
    )}`;
  }

  protected override sections(): TemplateResult | typeof nothing {
    return sections(this.race, this.state, this.playback.cursor, this.scheme, this.near, this.sectionActs);
  }

  static override styles = [...GradlabLesson.styles, mathsStyles, chipStyles, raceStyles];
}

define("gradlab-optimizers", GradlabOptimizers);
declare global {
  interface HTMLElementTagNameMap {
    "gradlab-optimizers": GradlabOptimizers;
  }
}
