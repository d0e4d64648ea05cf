import { css, html, nothing, type TemplateResult } from "lit";
import "../charts/line-chart";
import { define, type ValueEvent } from "../elements";
import { GradlabLesson } from "../lesson-base";
import { numberText } from "../look";
import { mathsSheet } from "../maths";
import { coreText, problemText } from "../messages";
import type { Patch } from "../state";
import { chipSheet, chips } from "./optimizers/chips";
import { raceControls, ruleControls, surfaceControls } from "./optimizers/controls";
import "./optimizers/map";
import type { Spot } from "./optimizers/ground";
import { Playback } from "./optimizers/playback";
import { type Curves, curvesOf, plots, standings } from "./optimizers/plots";
import { Race } from "./optimizers/race";
import { divergedAt, type Runner } from "./optimizers/runner";
import { limitOf, quadratic } from "./optimizers/stability";
import { defaults, type State, schema } from "./optimizers/state";
import { words } from "./optimizers/words";

/** Charts and tables follow a race that plays this often; the map follows it every frame. Milliseconds. */
const readingEvery = 80;

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
      this.playFirst = this.state.step === 0 && !matchMedia("(prefers-reduced-motion: reduce)").matches;
      this.playback.cursor = this.state.step;
      void this.race.refresh(this.state);
    }
    if (!this.seen) this.pause();
  }

  /** New paths have come. */
  private computed(): void {
    this.requestUpdate();
    if (!this.playFirst || this.race.runners.length === 0) return;
    this.playFirst = false;
    this.playback.play();
  }

  protected override stateChanged(before: State): void {
    if (!this.begun) return;
    const raced = ({ surface, start, rules, knobs, steps, noise, seed, own }: State) =>
      JSON.stringify([surface, start, rules, knobs, steps, noise, seed, own]);
    if (raced(before) !== raced(this.state)) void this.race.refresh(this.state);
    if (before.step !== this.state.step && !this.playback.playing) this.playback.cursor = this.state.step;
    if (before.surface.name !== this.state.surface.name) this.replay();
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
    this.begun = false;
  }

  private readonly changed = (patch: Patch<State>, movement?: string): void => {
    this.change(patch, movement ?? null);
    if (movement === undefined) this.settle();
  };

  private readonly toggleRule = (rule: string): void => {
    const { rules } = this.state;
    const order = [...(this.race.catalog?.optimizers ?? []).map(({ name }) => name), "own"];
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

  // ---- what it shows ----------------------------------------------------------------------------------------------

  protected override prose(): TemplateResult {
    return html`<p>${words.text("lead")}</p>
      ${this.race.catalog ? surfaceControls(this.race.catalog, this.state, this.changed) : nothing}`;
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

  static override styles = [
    ...GradlabLesson.styles,
    mathsSheet,
    chipSheet,
    css`
      .group { border-top: 1px solid var(--line); padding: 16px 0 8px }
      .group h2 { font: 600 15px/1.4 var(--sans); letter-spacing: 0; margin-bottom: 4px }
      .about { font: 15px/1.45 var(--sans); color: var(--muted); margin-bottom: 4px }
      .turning { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 24px; --label: 2.5rem }
      .scrub { --label: 2.5rem }
      .plots { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 16px }
      .scroll { overflow-x: auto; min-width: 0 }
      .standings { border-collapse: collapse; font: 13px/1.4 var(--sans); font-variant-numeric: tabular-nums; width: 100% }
      .standings th, .standings td { text-align: right; padding: 6px 0 6px 16px; white-space: nowrap; font-weight: 400 }
      .standings thead th { color: var(--muted); font-weight: 600; border-bottom: 1px solid var(--line) }
      .standings th:first-child { text-align: left; padding-left: 0 }
      .standings tbody th { font-weight: 600 }
      .standings tbody tr + tr > * { border-top: 1px dotted var(--line) }
      @container lesson (width < 1080px) { .plots { grid-template-columns: minmax(0, 1fr) } }
    `,
  ];
}

define("gradlab-optimizers", GradlabOptimizers);
declare global {
  interface HTMLElementTagNameMap {
    "gradlab-optimizers": GradlabOptimizers;
  }
}
