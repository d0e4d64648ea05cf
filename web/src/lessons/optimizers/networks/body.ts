import { html, nothing, type TemplateResult } from "lit";
import "../../../charts/line-chart";
import { engine } from "../../../engine";
import type { Catalog } from "../../../engine/types";
import { coming, emitGraded, failureNotice, type GradlabLesson, Task } from "../../../kit";
import { introduceRules } from "../../../look";
import { coreText } from "../../../messages";
import type { Patch, Plain } from "../../../state";
import { sample } from "../chips";
import { Attempts } from "../predict/judging";
import { type ComparisonActions, comparison } from "./comparison";
import { controls, type NetworksChange } from "./controls";
import { rulesOf, schedulesOf } from "./entry";
import { type GuessActions, guess } from "./guess";
import { type NameOf, ruleLook, scanPlot } from "./plots";
import { results } from "./results";
import { type ScheduleActions, schedules } from "./schedules";
import type { NetworksState } from "./state";
import { isComplete, isSmall, type NetworkStudy, studyOf } from "./study";
import { words as title } from "./title";
import { Trainings } from "./trainings";
import { exerciseOf, report } from "./verdict";
import { words } from "./words";

/** The part of a state that determines which networks are trained. */
const settingsOf = ({ band: _, guess: { asked }, ...settings }: NetworksState): Plain => ({ ...settings, asked });

/** The contents of the lesson: trains the networks that its state asks for, and shows the results. */
export class NetworksBody {
  private catalog: Catalog | null = null;
  private readonly catalogTask = new Task<Catalog>(() => this.lesson.requestUpdate());
  private readonly work = new Trainings(() => this.lesson.requestUpdate());
  private readonly scheduleWork = new Trainings(() => this.lesson.requestUpdate());
  private readonly attempts = new Attempts(() => this.secondsSeen());
  private inSight = false;

  constructor(
    private readonly lesson: GradlabLesson<NetworksState>,
    private readonly change: NetworksChange,
    private readonly settle: () => void,
    private readonly secondsSeen: () => number,
  ) {}

  private get state(): NetworksState {
    return this.lesson.state;
  }

  /** Whether the catalog, from which the controls are made, is loaded. */
  get hasCatalog(): boolean {
    return this.catalog !== null;
  }

  // ---- behaviour ----------------------------------------------------------------------------------------------------

  seen(inSight: boolean): void {
    this.inSight = inSight;
    if (!inSight) return;
    this.attempts.begin(exerciseOf(this.state));
    if (this.catalog) this.begin();
    else void this.load();
  }

  leave(): void {
    this.catalogTask.end();
    this.work.end();
    this.scheduleWork.end();
  }

  stateChanged(before: NetworksState): void {
    if (JSON.stringify(settingsOf(before)) === JSON.stringify(settingsOf(this.state))) return;
    this.work.end();
    this.scheduleWork.end();
    if (this.inSight) this.begin();
  }

  /** Loads the catalog; nothing is trained before the controls can be shown. */
  private readonly load = async (): Promise<void> => {
    const catalog = await this.catalogTask.start(null, () => engine().catalog());
    if (!catalog) return;
    this.catalog = catalog;
    introduceRules(catalog.optimizers);
    if (this.inSight) this.begin();
    this.lesson.requestUpdate();
  };

  /** Trains small comparisons, and those that the state asks for, once the settings have not changed for a while. */
  private begin(): void {
    const { state } = this;
    if (!this.catalog || !isSmall(state)) return;
    if (state.rate === "same" || state.guess.asked) this.work.ask(settingsOf(state), () => this.study().waiting);
    if (state.schedules.asked) this.scheduleWork.ask(settingsOf(state), () => this.scheduleStudy.waiting);
  }

  /** Trains at once. When all networks are trained, the learner's order is graded. */
  private async go(): Promise<void> {
    const { state } = this;
    const complete = await this.work.go(settingsOf(state), () => this.study().waiting);
    if (!complete || !state.guess.asked || state.rate !== "own") return;
    const result = report(state, this.study(), this.attempts);
    if (result) emitGraded(this.lesson, result);
  }

  private study(rate = this.state.rate): NetworkStudy {
    return studyOf(this.state, rulesOf(this.state), this.work.done, rate);
  }

  private get scheduleStudy(): NetworkStudy {
    return studyOf(this.state, schedulesOf(this.state), this.scheduleWork.done, "own");
  }

  /** A change of data or network is a new question, so the guess starts again. */
  private readonly configure = (patch: Patch<NetworksState>): void => {
    const asks = !("band" in patch);
    this.change(asks ? { ...patch, guess: { asked: false }, schedules: { asked: false } } : patch);
  };

  /** Fixes the learner's order, and lets every rule find its own rate. */
  private ask(): void {
    this.settle();
    this.change({ rate: "own", guess: { asked: true, ...(this.isShown ? { order: [] } : {}) } });
    void this.go();
  }

  private readonly guessing: GuessActions = {
    order: (order) => this.change({ guess: { order } }, "order"),
    run: () => this.ask(),
    again: () => this.change({ rate: "same", guess: { order: [], asked: false } }),
  };

  private readonly comparing: ComparisonActions = {
    rule: (rule) => {
      const { rules } = this.state;
      const all = (this.catalog?.optimizers ?? []).map(({ name }) => name);
      this.configure({ rules: all.filter((name) => (name === rule) !== rules.includes(name)) });
    },
    rate: (rate) => this.change({ rate }),
    lr: (lr) => this.change({ lr }),
    start: () => (this.state.rate === "own" && !this.state.guess.asked ? this.ask() : void this.go()),
    stop: () => {
      this.work.stop();
      this.lesson.requestUpdate();
    },
  };

  private readonly scheduling: ScheduleActions = {
    rule: (rule) => this.change({ schedules: { rule, asked: false } }),
    start: () => {
      this.change({ schedules: { asked: true } });
      void this.scheduleWork.go(settingsOf(this.state), () => this.scheduleStudy.waiting);
    },
    stop: () => {
      this.scheduleWork.stop();
      this.lesson.requestUpdate();
    },
  };

  // ---- rendering ----------------------------------------------------------------------------------------------------

  private readonly ruleName: NameOf = ({ rule }) => {
    const label = this.catalog?.optimizers.find(({ name }) => name === rule)?.label ?? rule;
    return coreText(`optimizers.${rule}.label`, label);
  };

  private readonly scheduleName: NameOf = ({ schedule }) => {
    const label = this.catalog?.schedules.find(({ name }) => name === schedule)?.label ?? schedule;
    return coreText(`schedules.${schedule}.label`, label);
  };

  /**
   * Whether the results at each rule's own rate are known already, without a guess: then they cannot be predicted any
   * more.
   */
  private get isShown(): boolean {
    return !this.state.guess.asked && isComplete(this.study("own"));
  }

  asks(): TemplateResult {
    const { state } = this;
    const own = this.catalog && (state.guess.asked || this.isShown) ? this.study("own") : null;
    const labels = Object.fromEntries(rulesOf(state).map((entry) => [entry.rule, this.ruleName(entry)]));
    const guessed = this.isShown ? { ...state, guess: { ...state.guess, order: [] } } : state;
    return guess(guessed, labels, own, this.work.busy, this.study("same"), this.guessing);
  }

  figure(): TemplateResult {
    if (!this.catalog)
      return html`${failureNotice(this.catalogTask, this.load)}${coming(this.catalogTask, title.text("waiting"))}`;
    return comparison(
      this.catalog,
      this.state,
      this.study(),
      this.work,
      this.lesson.scheme,
      this.ruleName,
      this.comparing,
    );
  }

  below(): TemplateResult | typeof nothing {
    const study = this.study();
    if (study.findings.length === 0) return nothing;
    return results(study, this.state, words.text("table.rule"), this.ruleName, ({ entry }) =>
      sample(entry.rule, this.lesson.scheme),
    );
  }

  controls(): TemplateResult | typeof nothing {
    return this.catalog ? controls(this.catalog, this.state, this.configure) : nothing;
  }

  sections(): TemplateResult | typeof nothing {
    const { catalog, state, scheduleWork } = this;
    if (!catalog) return nothing;
    const { scheme } = this.lesson;
    const scanned = state.rate === "own" || state.guess.asked ? this.study("own").findings : [];
    const names = { rule: this.ruleName, schedule: this.scheduleName };
    return html`<section
      class="part"
      id="scan"
    ><div class="words"><h2>${words.text("scan.title")}</h2><p>${words.text("scan.text")}</p></div>
        <div class="numbers">${scanPlot(scanned, this.ruleName, ruleLook(scheme))}</div></section>
      <section
        class="part schedules"
        id="schedules"
      >${schedules(catalog, state, this.scheduleStudy, scheduleWork, scheme, names, this.scheduling)}</section>`;
  }
}
