import { html, nothing, type TemplateResult } from "lit";
import "../charts/line-chart";
import { define, type ValueEvent } from "../elements";
import { GradlabLesson } from "../lesson-base";
import { emitResult } from "../lesson-base/result";
import { numberText } from "../look";
import { mathsSheet } from "../maths";
import { coreText, problemText } from "../messages";
import type { Patch } from "../state";
import { type ChallengeName, challenges, outcome, pairsRight } from "./optimizers/challenges";
import { chipSheet, chips } from "./optimizers/chips";
import { raceControls, ruleControls, surfaceControls } from "./optimizers/controls";
import "./optimizers/map";
import { foretell, type Outcome, orderOf } from "./optimizers/foretell";
import type { Spot } from "./optimizers/ground";
import { inside } from "./optimizers/inside/view";
import { Playback } from "./optimizers/playback";
import { type Curves, curvesOf, plots, standings } from "./optimizers/plots";
import { insideOf, Race, sweepSteps } from "./optimizers/race";
import { divergedAt, type Runner } from "./optimizers/runner";
import { sheet } from "./optimizers/sheet";
import { limitOf, quadratic } from "./optimizers/stability";
import { stability } from "./optimizers/stability-view";
import { defaults, type State, schema } from "./optimizers/state";
import { sweep } from "./optimizers/sweep";
import { words } from "./optimizers/words";

/** Charts and tables follow a race that plays this often; the map follows it every frame. Milliseconds. */
const readingEvery = 80;

/** Sweeps cost fifty races a rule: they wait until the race has rested so long. Milliseconds. */
const sweepAfter = 300;

/** Seven update rules raced from one start, looked into, and tested for what is said of them. */
export class GradlabOptimizers extends GradlabLesson<State> {
  private readonly race = new Race(() => this.computed());
  private readonly playback = new Playback(
    () => this.moved(),
    () => this.rested(),
    () => this.state.speed,
    () => this.state.steps,
  );
  private begun = false;
  private sweeping = 0;
  /** What came of the race that was foretold. */
  private foretold: Outcome | null = null;
  private playFirst = false;
  private read = 0;
  private curves: Curves | null = null;
  private drawn: { runners: readonly Runner[]; scheme: string } | null = null;

  constructor() {
    super({ slug: "optimizers", number: 5, question: () => words.text("question"), schema, defaults });
  }

  // ---- what it does -----------------------------------------------------------------------------------------------

  protected override seenChanged(): void {
    if (this.seen && !this.begun) {
      this.begun = true;
      // Below the race, and as large as it: loaded once the race is there.
      void import("./optimizers/claims");
      this.playFirst = this.state.step === 0 && !matchMedia("(prefers-reduced-motion: reduce)").matches;
      this.playback.cursor = this.state.step;
      void this.race.refresh(this.state);
      void this.judge();
    }
    if (!this.seen) this.pause();
  }

  /** Something new has come from the engine. */
  private computed(): void {
    this.requestUpdate();
    if (this.drawn?.runners !== this.race.runners) {
      clearTimeout(this.sweeping);
      this.sweeping = window.setTimeout(() => void this.race.sweep(this.state), sweepAfter);
    }
    if (!this.playFirst || this.race.runners.length === 0) return;
    this.playFirst = false;
    this.playback.play();
  }

  protected override stateChanged(before: State): void {
    if (!this.begun) return;
    const raced = (state: State) => {
      const { surface, start, rules, knobs, steps, noise, seed } = state;
      return JSON.stringify([surface, start, rules, knobs, steps, noise, seed, insideOf(state)]);
    };
    if (raced(before) !== raced(this.state)) void this.race.refresh(this.state);
    if (before.step !== this.state.step && !this.playback.playing) this.playback.cursor = this.state.step;
    if (before.surface.name !== this.state.surface.name) this.replay();
    if (JSON.stringify(before.guess) !== JSON.stringify(this.state.guess) && !this.foretold) void this.judge();
  }

  private moved(): void {
    const map = this.renderRoot.querySelector("gl-race-map");
    if (map) map.cursor = this.playback.cursor;
    const now = performance.now();
    if (now - this.read < readingEvery && this.playback.playing) return;
    this.read = now;
    this.requestUpdate();
  }

  /** Where it stands belongs to the address, once it stands. */
  private rested(): void {
    this.note({ step: Math.floor(this.playback.cursor) });
    this.requestUpdate();
  }

  private pause(): void {
    if (!this.playback.playing) return;
    this.playback.pause();
    this.rested();
  }

  private replay(): void {
    this.playback.pause();
    this.playback.cursor = 0;
    this.playFirst = !matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  override toggle(): void {
    if (this.playback.playing) this.pause();
    else this.play();
  }

  private play(): void {
    if (this.playback.cursor >= this.state.steps) this.playback.cursor = 0;
    this.playback.play();
    this.requestUpdate();
  }

  override step(): void {
    this.playback.pause();
    this.playback.to(Math.floor(this.playback.cursor) + 1);
    this.rested();
  }

  override restart(): void {
    this.playback.pause();
    this.playback.to(0);
    this.rested();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.sweeping);
    this.playback.pause();
    this.begun = false;
  }

  private readonly changed = (patch: Patch<State>, movement?: string): void => {
    this.change(patch, movement ?? null);
    if (movement === undefined) this.settle();
  };

  private readonly toggleRule = (rule: string): void => {
    const { rules } = this.state;
    const order = (this.race.catalog?.optimizers ?? []).map(({ name }) => name);
    const next = rules.includes(rule)
      ? rules.filter((name) => name !== rule)
      : order.filter((name) => name === rule || rules.includes(name));
    this.change({ rules: next });
  };

  private readonly started = (event: CustomEvent<{ at: Spot; settled: boolean }>): void => {
    const [x, y] = event.detail.at;
    this.change({ start: [x, y] }, "start");
    if (event.detail.settled) this.settle();
  };

  private readonly turned = (event: CustomEvent<{ turn: number; tilt: number; settled: boolean }>): void => {
    const { turn, tilt, settled } = event.detail;
    this.change({ view: { turn, tilt } }, "turn");
    if (settled) this.settle();
  };

  // ---- predictions ------------------------------------------------------------------------------------------------

  private readonly challenge = {
    choose: (challenge: ChallengeName) => {
      this.foretold = null;
      this.change({ guess: { challenge, order: [...challenges[challenge].rules], asked: false } });
    },
    order: (order: string[]) => this.change({ guess: { order } }, "order"),
    race: () => void this.foretell(),
  };

  /** Runs the race that was foretold in the figure, and keeps what came of it. */
  private async foretell(): Promise<void> {
    const { challenge } = this.state.guess;
    this.state = {
      ...this.state,
      ...structuredClone(challenges[challenge]),
      step: 0,
      guess: { ...this.state.guess, order: orderOf(this.state.guess), asked: true },
    };
    this.replay();
    await this.judge();
    if (!this.foretold) return;
    const { order } = this.state.guess;
    const truth = this.foretold.map(({ rule }) => rule);
    const { right, of } = pairsRight(order, truth);
    emitResult(this, { lesson: "optimizers", seed: 0, score: right / of, answers: order, challenge, truth });
  }

  /** The outcome of the race that was foretold, whatever the figure shows by now. */
  private async judge(): Promise<void> {
    const { challenge, asked } = this.state.guess;
    if (!asked) return;
    const race = new Race(() => {});
    await race.refresh({ ...this.state, ...challenges[challenge] });
    const floor = race.place({ ...this.state, ...challenges[challenge] })?.floor ?? 0;
    if (race.runners.length > 0) this.foretold = outcome(race.runners, floor);
    this.requestUpdate();
  }

  // ---- what it shows ----------------------------------------------------------------------------------------------

  protected override prose(): TemplateResult {
    return html`<p>${words.text("lead")}</p>
      ${this.race.catalog ? surfaceControls(this.race.catalog, this.state, this.changed) : nothing}
      ${foretell(this.state.guess, this.labels, this.foretold, this.challenge)}`;
  }

  private get labels(): Record<string, string> {
    return Object.fromEntries(
      (this.race.catalog?.optimizers ?? []).map(({ name, label }) => [name, coreText(`optimizers.${name}.label`, label)]),
    );
  }

  protected override figure(): TemplateResult {
    const { race, state, playback } = this;
    const { ground } = race;
    const start = race.startOf(state);
    const step = Math.floor(playback.cursor);
    const about = words.text("map.about", {
      surface: ground?.label ?? "",
      rules: race.runners.map(({ label }) => label).join(", "),
      x: start[0],
      y: start[1],
      step,
    });
    const all = [
      ...(race.catalog?.optimizers ?? []).map(({ name, label, help }) => ({
        rule: name,
        label,
        help: coreText(`optimizers.${name}.help`, help),
      })),
    ];
    return html`
      ${chips(words.text("chips.label"), all, state.rules, this.scheme, this.toggleRule)}
      <gl-race-map .ground=${ground} .runners=${race.runners} .start=${start} .cursor=${playback.cursor} .kind=${state.view.kind} .turn=${state.view.turn} .tilt=${state.view.tilt}
        about=${about} @gl-start=${this.started} @gl-turn=${this.turned}></gl-race-map>
      <gl-transport .playing=${playback.playing} .step=${step} .steps=${state.steps} ?disabled=${race.runners.length === 0}
        @gl-play=${this.toggle} @gl-pause=${this.toggle} @gl-step=${this.step} @gl-reset=${this.restart}>
        <gl-segmented compact label=${words.text("view.label")} .value=${state.view.kind} .options=${(["map", "space"] as const).map((value) => ({ value, label: words.text(`view.${value}`) }))}
          @gl-change=${(event: ValueEvent<State["view"]["kind"]>) => this.change({ view: { kind: event.detail.value } })}></gl-segmented></gl-transport>
      <gl-slider class="scrub" label=${words.text("scrub")} help=${words.text("scrub.help")} .value=${step}
        .knob=${{ name: "step", default: 0, min: 0, max: state.steps, scale: "linear", integer: true }} @gl-input=${this.scrubbed} @gl-change=${this.scrubbed}></gl-slider>
      ${state.view.kind === "space" ? this.turning() : nothing}
      ${this.notices()}`;
  }

  private readonly scrubbed = (event: ValueEvent<number>): void => {
    this.playback.pause();
    this.playback.to(event.detail.value);
    if (event.type === "gl-change") this.rested();
  };

  /** The keyboard's way to turn the view. */
  private turning(): TemplateResult {
    const { turn, tilt } = this.state.view;
    const slider = (key: "turn" | "tilt", value: number, min: number, max: number) =>
      html`<gl-slider label=${words.text(`view.${key}`)} unit="°" .value=${value} .knob=${{ name: key, default: defaults.view[key], min, max, scale: "linear" }}
        @gl-input=${(event: ValueEvent<number>) => this.changed({ view: { [key]: event.detail.value } }, key)} @gl-change=${() => this.settle()}></gl-slider>`;
    return html`<div class="turning">${slider("turn", turn, -180, 180)}${slider("tilt", tilt, 5, 90)}</div>`;
  }

  private notices() {
    const { race } = this;
    if (race.failure)
      return html`<gl-notice kind="error" text=${words.text("engine.failed", { reason: race.failure })} action=${words.text("engine.again")} @gl-action=${() => void race.refresh(this.state)}></gl-notice>`;
    if (race.problems.length > 0)
      return html`<gl-notice kind="error" text=${words.text("problems")}><ul>${race.problems.map((problem) => html`<li><code>${problem.path}</code> ${problemText(problem)}</li>`)}</ul></gl-notice>`;
    return race.runners
      .filter((runner) => (divergedAt(runner) ?? Number.POSITIVE_INFINITY) <= this.playback.cursor + 1)
      .map((runner) => this.divergence(runner));
  }

  private divergence(runner: Runner): TemplateResult {
    const bowl = quadratic(this.state.surface);
    const limit = bowl && limitOf(runner.rule, runner.knobs, bowl);
    const rate = runner.knobs.lr ?? Number.NaN;
    const beyond =
      limit && rate > limit.value ? words.text("diverged.limit", { limit: `${limit.label} = ${numberText(limit.value)}` }) : "";
    return html`<gl-notice kind="error" text=${words.text("diverged", { rule: runner.label, step: divergedAt(runner) ?? 0, rate: numberText(rate), limit: beyond })}
      action=${words.text("diverged.back")} @gl-action=${() => this.change({ knobs: { [runner.rule]: undefined } })}></gl-notice>`;
  }

  protected override below(): TemplateResult | typeof nothing {
    const { race, scheme } = this;
    const { ground, runners } = race;
    if (!ground) return nothing;
    if (this.drawn?.runners !== runners || this.drawn.scheme !== scheme) {
      this.drawn = { runners, scheme };
      this.curves = curvesOf(ground, runners, scheme);
    }
    return html`${standings(ground, runners, this.playback.cursor, this.state.steps, scheme)}
      ${this.curves ? plots(this.curves, ground, this.playback.cursor, this.state.steps) : nothing}`;
  }

  protected override controls(): TemplateResult | typeof nothing {
    if (!this.race.catalog) return nothing;
    return html`<section class="group"><h2>${words.text("controls.race")}</h2>${raceControls(this.race, this.state, this.changed)}</section>
      <section class="group"><h2>${words.text("controls.rules")}</h2>${ruleControls(this.race, this.state, this.scheme, this.changed)}</section>`;
  }

  private readonly claimsChanged = (event: CustomEvent<{ patch: Partial<State["claims"]> }>): void =>
    this.change({ claims: { ...this.state.claims, ...event.detail.patch } });

  protected override sections(): TemplateResult | typeof nothing {
    const { race, state, scheme, playback } = this;
    const { ground, runners } = race;
    if (!ground || !race.catalog) return nothing;
    const to = (step: number) => {
      playback.pause();
      playback.to(step);
      this.rested();
    };
    const atBest = (best: Record<string, number>) => {
      this.change({ knobs: Object.fromEntries(Object.entries(best).map(([rule, lr]) => [rule, { lr }])), step: 0 });
      this.replay();
    };
    return html`
      <section class="part">${sweep(ground, runners, race.sweeps, sweepSteps(state), scheme, atBest)}</section>
      <section class="part">${inside(runners, race.catalog.optimizers, insideOf(state), playback.cursor, {
        choose: (rule) => this.change({ inside: rule }),
        back: () => to(Math.ceil(playback.cursor) - 1),
        forward: () => to(Math.floor(playback.cursor) + 1),
      })}</section>
      <section class="part">${stability(state, runners, scheme, this.changed)}</section>

      <section class="part"><gradlab-optimizers-claims .state=${state.claims} .scheme=${scheme} @panel-change=${this.claimsChanged}></gradlab-optimizers-claims></section>`;
  }

  static override styles = [...GradlabLesson.styles, mathsSheet, chipSheet, sheet];
}

define("gradlab-optimizers", GradlabOptimizers);
declare global {
  interface HTMLElementTagNameMap {
    "gradlab-optimizers": GradlabOptimizers;
  }
}
