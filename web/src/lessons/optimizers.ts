import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import "../charts/line-chart";
import { define } from "../elements";
import { GradlabLesson } from "../kit";
import { NearController } from "../kit/near";
import { Playback } from "../kit/playback";
import { mathsSheet } from "../maths";
import { coreText, currentLanguage } from "../messages";
import type { Patch } from "../state";
import { chipSheet } from "./optimizers/chips";
import { raceControls, ruleControls, surfaceControls } from "./optimizers/controls";
import { type FigureActions, figure } from "./optimizers/figure";
import { foretell } from "./optimizers/foretell/foretell";
import { Foretelling } from "./optimizers/foretell/foretelling";
import { notices } from "./optimizers/notices";
import { type Curves, curvesOf, plots, standings } from "./optimizers/plots";
import { insideOf, Race } from "./optimizers/race";
import type { Runner } from "./optimizers/runner";
import { parts, type SectionActions, sections } from "./optimizers/sections";
import { sheet } from "./optimizers/sheet";
import { defaults, type State, schema } from "./optimizers/state";
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
  private readonly foretelling = new Foretelling(
    this,
    (patch, movement) => this.changed(patch, movement),
    () => this.replay(),
  );
  private readonly near = new NearController(this, parts);
  private begun = false;
  private sweeping = 0;
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
      void this.foretelling.judge();
    }
    if (!this.seen) this.pause();
  }

  /** Something new has come from the engine. */
  private computed(): void {
    if (!this.begun) return;
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
      const { surface, start, rules, knobs, own, steps, noise, seed } = state;
      return JSON.stringify([surface, start, rules, knobs, own, steps, noise, seed, insideOf(state)]);
    };
    if (raced(before) !== raced(this.state)) void this.race.refresh(this.state);
    if (before.step !== this.state.step && !this.playback.playing) this.playback.cursor = this.state.step;
    if (before.surface.name !== this.state.surface.name) this.replay();
    if (JSON.stringify(before.guess) !== JSON.stringify(this.state.guess) && !this.foretelling.found)
      void this.foretelling.judge();
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
    this.playback.play();
    this.requestUpdate();
  }

  private stand(step: number): void {
    this.playback.to(step);
    this.rested();
  }

  override step(): void {
    this.stand(Math.floor(this.playback.cursor) + 1);
  }

  override restart(): void {
    this.stand(0);
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
      this.playback.to(step);
      if (settled) this.rested();
    },
  };

  private readonly sectionActs: SectionActions = {
    change: (patch, movement) => this.changed(patch, movement),
    choose: (rule) => this.change({ inside: rule }),
    back: () => this.stand(Math.ceil(this.playback.cursor) - 1),
    forward: () => this.stand(Math.floor(this.playback.cursor) + 1),
    atBest: (rates) => {
      this.change({ knobs: Object.fromEntries(Object.entries(rates).map(([rule, lr]) => [rule, { lr }])), step: 0 });
      this.replay();
    },
    claims: (patch) => this.change({ claims: patch }),
  };

  // ---- what it shows ----------------------------------------------------------------------------------------------

  protected override prose(): TemplateResult {
    const { race, state, foretelling } = this;
    const labels = Object.fromEntries(
      race.entrants.map(({ name, label }) => [name, coreText(`optimizers.${name}.label`, label)]),
    );
    return html`<p>${words.text("lead")}</p>
      ${race.catalog ? surfaceControls(race.catalog, state, this.changed) : nothing}
      ${foretell(state.guess, labels, foretelling, foretelling)}`;
  }

  protected override figure(): TemplateResult {
    const { race, state, playback, scheme } = this;
    return html`${figure(race, state, playback, scheme, this.figureActs)}
      ${notices(race, state, playback.cursor, { again: () => void race.refresh(state), back: (rule) => this.change({ knobs: { [rule]: undefined } }) })}`;
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
    const { race, state, scheme } = this;
    if (!race.catalog) return nothing;
    // Some fifty sliders that do not move while the race plays.
    return html`${guard(
      [race.catalog, race.runners, state, scheme, currentLanguage()],
      () => html`<section class="group"><h2>${words.text("controls.race")}</h2>${raceControls(race, state, this.changed)}</section>
        <section class="group"><h2>${words.text("controls.rules")}</h2>${ruleControls(race, state, scheme, this.changed)}</section>`,
    )}`;
  }

  protected override sections(): TemplateResult | typeof nothing {
    return sections(this.race, this.state, this.playback.cursor, this.scheme, this.near, this.sectionActs);
  }

  static override styles = [...GradlabLesson.styles, mathsSheet, chipSheet, sheet];
}

define("gradlab-optimizers", GradlabOptimizers);
declare global {
  interface HTMLElementTagNameMap {
    "gradlab-optimizers": GradlabOptimizers;
  }
}
