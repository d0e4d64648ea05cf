import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { define, emit, type ValueEvent } from "../../../elements";
import { emitResult } from "../../../kit/result";
import { Work } from "../../../kit/work";
import { baseSheet, numberText } from "../../../look";
import { panelSheet } from "../panel-sheet";
import type { State } from "../state";
import { story } from "../story-words";
import { cases, type SortingCase, type Verdict, verdicts } from "./sorting-cases";
import { runCase } from "./sorting-run";
import { type Outcome, verdictOf } from "./sorting-verdict";

type Sorted = State["sorted"];

/** The learner sorts first weights by what will become of them; then the networks are trained, and the runs judge. */
export class GlSorting extends LitElement {
  static override properties = {
    sorted: { attribute: false },
    outcomes: { state: true },
  };
  /** What the learner said; sends `gl-sorted` with what changed. */
  declare sorted: Sorted;
  declare outcomes: ReadonlyMap<string, Outcome>;
  private readonly work = new Work(() => this.requestUpdate());

  constructor() {
    super();
    this.sorted = Object.fromEntries(cases.map(({ key }) => [key, ""])) as Sorted;
    this.outcomes = new Map();
  }

  private get missing(): number {
    return cases.filter(({ key }) => this.sorted[key] === "").length;
  }

  private get finished(): boolean {
    return this.outcomes.size === cases.length;
  }

  private readonly run = async (): Promise<void> => {
    this.outcomes = new Map();
    const ended = await this.work.run(async (signal) => {
      for (const one of cases) this.outcomes = new Map([...this.outcomes, [one.key, await runCase(one, signal)]]);
    });
    if (ended)
      emitResult(this, { lesson: "init", seed: 1, score: this.right / cases.length, answers: { ...this.sorted } });
  };

  private get right(): number {
    return cases.filter(({ key }) => {
      const outcome = this.outcomes.get(key);
      return outcome !== undefined && verdictOf(outcome) === this.sorted[key];
    }).length;
  }

  private readonly again = (): void => {
    this.outcomes = new Map();
    emit(this, "gl-sorted", Object.fromEntries(cases.map(({ key }) => [key, ""])));
  };

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.work.stop();
  }

  protected override render(): TemplateResult {
    return html`
      <div class="words"><h2>${story.text("sort.title")}</h2><p>${story.text("sort.text")}</p><p class="quiet rules">${story.text("sort.rules")}</p></div>
      <div class="cases">
        ${(["network", "linear"] as const).map(
          (model) => html`<h3>${story.text(`sort.model.${model}`)}</h3>
          <ul>${cases.filter((one) => one.model === model).map((one) => this.row(one))}</ul>`,
        )}
        <div class="go">${this.go()}</div>
        ${this.work.failure ? html`<gl-notice kind="error" text=${story.text("quiet.failed", { reason: this.work.failure })}></gl-notice>` : nothing}
        ${this.finished ? html`<p class="surprise">${story.text("sort.surprise")}</p><p class="surprise">${story.text("sort.recovers")}</p>` : nothing}
      </div>`;
  }

  private go() {
    if (this.work.busy)
      return html`<p role="status">${story.text("sort.running", { done: this.outcomes.size, count: cases.length })}</p>
        <gl-button icon="stop" @click=${() => this.work.stop()}>${story.text("deep.stop")}</gl-button>`;
    if (this.finished)
      return html`<p role="status"><b>${story.text("sort.score", { right: this.right, count: cases.length })}</b></p>
        <gl-button icon="reset" @click=${this.again}>${story.text("sort.again")}</gl-button>`;
    return html`<gl-button icon="play" kind="primary" ?disabled=${this.missing > 0} @click=${this.run}>${story.text("sort.run")}</gl-button>
      ${this.missing > 0 ? html`<p class="quiet">${story.text("sort.missing", { count: this.missing })}</p>` : nothing}`;
  }

  private row({ key }: SortingCase): TemplateResult {
    const outcome = this.outcomes.get(key);
    return html`<li>
      <span class="first">${story.text(`sort.case.${key}`)}</span>
      ${outcome ? this.judged(this.sorted[key], outcome) : this.choice(key)}
    </li>`;
  }

  private choice(key: SortingCase["key"]): TemplateResult {
    const label = `${story.text(`sort.case.${key}`)}: ${story.text("sort.guess")}`;
    return html`<gl-segmented compact label=${label} .value=${this.sorted[key]} ?disabled=${this.work.busy}
      .options=${verdicts.map((value) => ({ value, label: story.text(`sort.${value}`) }))}
      @gl-change=${(event: ValueEvent<Verdict>) => emit(this, "gl-sorted", { [key]: event.detail.value })}></gl-segmented>`;
  }

  private judged(guess: Sorted[SortingCase["key"]], outcome: Outcome): TemplateResult {
    const verdict = verdictOf(outcome);
    const right = verdict === guess;
    const said =
      right || guess === "" ? story.text("sort.yours") : story.text("sort.not", { guess: story.text(`sort.${guess}`) });
    return html`<span class="verdict"><b>${story.text(`sort.${verdict}`)}</b>
      <span class=${right ? "correct" : "error"}>${right ? "✓" : "✗"} ${said}</span>
      <small>${evidence(outcome)}</small></span>`;
  }

  static override styles = [
    baseSheet,
    panelSheet,
    css`
      .rules { font: 13px/1.5 var(--sans) }
      .cases { min-width: 0 }
      h3 { font: 600 15px/1.4 var(--sans); letter-spacing: 0; margin-bottom: 4px }
      ul { list-style: none; padding: 0; margin: 0 0 24px }
      li { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center; min-height: 48px; border-top: 1px dotted var(--line); font: 15px/1.4 var(--sans) }
      .first { flex: 0 0 9.5rem }
      .verdict { display: flex; flex-wrap: wrap; gap: 0 16px; align-items: baseline }
      .verdict b { min-width: 7rem }
      small { font-size: 13px; color: var(--muted); font-variant-numeric: tabular-nums }
      .go { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; font: 15px/1.4 var(--sans) }
      .surprise { margin-top: 16px }
      gl-segmented { max-width: 100%; min-width: 0 }
    `,
    css`@container (width < 860px) { li { padding: 8px 0 } }`,
  ];
}

function evidence({ first, last, accuracy, alike, diverged }: Outcome): string {
  if (diverged) return story.text("sort.evidence.diverged", { first: numberText(first) });
  const losses = { first: numberText(first), last: numberText(last) };
  if (alike) return story.text("sort.evidence.alike", losses);
  return story.text("sort.evidence", { ...losses, accuracy: `${numberText(accuracy * 100)} %` });
}

define("gl-init-sorting", GlSorting);
declare global {
  interface HTMLElementTagNameMap {
    "gl-init-sorting": GlSorting;
  }
}
