import { css, html, nothing, type TemplateResult } from "lit";
import { define } from "../../elements";
import { amongWorkers, Job, jobBar, Panel } from "../../kit";
import { baseStyles, countText, numberText } from "../../look";
import { sectionStyles } from "./lesson-styles";
import { story } from "./section-words";
import {
  agreed,
  type Beginning,
  beginningOf,
  beginningSteps,
  beginnings,
  cases,
  type End,
  endOf,
  ends,
  runCase,
  type SortingCase,
  type SortingOutcome,
  sortingRates,
  sortingSeeds,
  sortingSteps,
} from "./sorting-run";
import { nothingSorted, type State } from "./state";

type Half = "begins" | "ends";
/** The verdict on a case; null where its runs do not agree. */
type Verdict = { begins: Beginning | null; ends: End | null };

const halves = ["begins", "ends"] as const;
const choices = { begins: beginnings, ends } as const;

/**
 * The learner sorts first weights by how training begins and how it ends; then the networks are trained, and the runs
 * judge the answers.
 */
export class GlSorting extends Panel<State["sorting"]> {
  private readonly runs = new Job<(SortingOutcome[] | null)[]>(this, "init-sorting");

  private get answers(): State["sorting"]["answers"] {
    return this.slice.answers;
  }

  private get missing(): number {
    return cases.flatMap(({ key }) => halves.filter((half) => this.answers[key][half] === "")).length;
  }

  /** The results belong to these answers: after a change the runs have to be done again. */
  private get key() {
    const { rate, answers } = this.slice;
    return { rate, answers };
  }

  private outcomesOf(key: SortingCase["key"]): SortingOutcome[] | null {
    return this.runs.valueFor(this.key)?.[cases.findIndex((one) => one.key === key)] ?? null;
  }

  private get isFinished(): boolean {
    return cases.every(({ key }) => this.outcomesOf(key) !== null);
  }

  private readonly start = (): void => {
    const rate = Number(this.slice.rate);
    void this.runs.start(this.key, (turn) => amongWorkers(turn, cases, (one, ask) => runCase(one, rate, ask)));
  };

  private get right(): number {
    return cases.flatMap(({ key }) => {
      const outcomes = this.outcomesOf(key);
      return outcomes ? halves.filter((half) => verdictOf(outcomes)[half] === this.answers[key][half]) : [];
    }).length;
  }

  private readonly again = (): void => {
    this.change({ answers: nothingSorted() });
  };

  protected override render(): TemplateResult {
    const { rate } = this.slice;
    return html`
      <div class="words">
        <h2>${story.text("sort.title")}</h2>
        <p>${story.text("sort.text", { steps: countText(sortingSteps), rate })}</p>
        <p class="quiet rules">${story.text("sort.rules", { early: beginningSteps, seeds: sortingSeeds.length })}</p>
        <gl-segmented
          ${this.bind("rate")}
          label=${story.text("sort.rate")}
          help=${story.text("sort.rate.help")}
          ?disabled=${this.runs.busy}
          .options=${[...sortingRates].sort().map((value) => ({ value, label: value }))}
        ></gl-segmented>
      </div>
      <div class="cases">
        ${(["network", "linear"] as const).map(
          (model) => html`<h3>${story.text(`sort.model.${model}`)}</h3>
            <ul>${cases.filter((one) => one.model === model).map((one) => this.row(one))}</ul>`,
        )}
        <div class="go">${this.go()}</div>
        ${
          this.isFinished
            ? html`<p class="surprise">${story.text("sort.surprise")}</p>
                <p class="surprise">${story.text("sort.late")}</p>
                <p class="surprise">${story.text("sort.recovers")}</p>`
            : nothing
        }
      </div>`;
  }

  private go(): TemplateResult {
    if (this.isFinished)
      return html`<p role="status" translate="no">
          <b>${story.text("sort.score", { right: this.right, count: halves.length * cases.length })}</b>
        </p>
        <gl-button icon="reset" @click=${this.again}>${story.text("sort.again")}</gl-button>`;
    if (this.missing > 0) return html`<p class="quiet">${story.text("sort.missing", { count: this.missing })}</p>`;
    return html`${jobBar(this.runs, this.key, story.text("sort.run"), this.start)}`;
  }

  private row({ key, model }: SortingCase): TemplateResult {
    const outcomes = this.outcomesOf(key);
    return html`<li>
      <span class="first">${story.text(`sort.case.${key}`)}</span>
      ${halves.map((half) => (outcomes ? this.judged(key, half, verdictOf(outcomes)) : this.choice(key, half, model)))}
      ${outcomes ? html`<small>${evidence(outcomes)}</small>` : nothing}
    </li>`;
  }

  private choice(key: SortingCase["key"], half: Half, model: SortingCase["model"]): TemplateResult {
    return html`<gl-segmented
      ${this.bind(`answers.${key}.${half}`)}
      compact
      label="${story.text(`sort.case.${key}`)}: ${story.text(`sort.${half}`)}"
      of=${story.text(`sort.model.${model}`)}
      ?disabled=${this.runs.busy}
      .options=${choices[half].map((value) => ({ value, label: story.text(`sort.${value}`) }))}
    ></gl-segmented>`;
  }

  private judged(key: SortingCase["key"], half: Half, verdict: Verdict): TemplateResult {
    const guess = this.answers[key][half];
    const result = verdict[half];
    const right = result === guess;
    const note =
      right || guess === ""
        ? story.text("sort.yours")
        : story.text("sort.said", { guess: story.text(`sort.${guess}`) });
    return html`<span class="verdict">
      <b>${result === null ? story.text("sort.disagree") : story.text(`sort.${result}`)}</b>
      <span class=${right ? "correct" : "error"}>${right ? "✓" : "✗"} ${note}</span>
    </span>`;
  }

  static override styles = [
    baseStyles,
    sectionStyles,
    css`
      .rules { font: 13px/1.5 var(--sans) }
      .cases { min-width: 0 }
      h3 { font: 600 15px/1.4 var(--sans); letter-spacing: 0; margin-bottom: 4px }
      ul { list-style: none; padding: 0; margin: 0 0 24px }
      li {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 16px;
        align-items: center;
        min-height: 48px;
        border-top: 1px dotted var(--line);
        font: 15px/1.4 var(--sans);
      }
      .first { flex: 0 0 9rem; font-weight: 600 }
      .verdict { display: flex; flex-wrap: wrap; gap: 0 12px; align-items: baseline; flex: 0 1 15rem }
      small {
        flex: 1 1 100%;
        padding-bottom: 8px;
        font-size: 13px;
        color: var(--muted);
        font-variant-numeric: tabular-nums;
      }
      .go { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; font: 15px/1.4 var(--sans) }
      .surprise { margin-top: 16px }
      gl-segmented { max-width: 100%; min-width: 0 }
    `,
    css`@container (width < 860px) { li { padding: 8px 0 } }`,
  ];
}

const verdictOf = (outcomes: readonly SortingOutcome[]): Verdict => ({
  begins: agreed(outcomes.map(beginningOf)),
  ends: agreed(outcomes.map(endOf)),
});

/** The measurements as ranges over the runs of a case. */
function evidence(outcomes: readonly SortingOutcome[]): string {
  const diverged = outcomes.filter((one) => one.diverged).length;
  const ranges = {
    first: range(outcomes.map(({ first }) => first)),
    early: range(outcomes.map(({ early }) => early)),
    last: range(outcomes.map(({ last }) => last)),
  };
  if (diverged > 0) return story.text("sort.evidence.diverged", { ...ranges, diverged, count: outcomes.length });
  const alike = outcomes.every((one) => one.alike);
  return story.text(alike ? "sort.evidence.alike" : "sort.evidence", {
    ...ranges,
    accuracy: `${range(outcomes.map(({ accuracy }) => 100 * accuracy))} %`,
  });
}

function range(values: readonly number[]): string {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return "∞";
  const [least, most] = [Math.min(...finite), Math.max(...finite)].map((value) => numberText(value, { digits: 2 }));
  return least === most ? `${least}` : `${least} – ${most}`;
}

define("gl-init-sorting", GlSorting);
declare global {
  interface HTMLElementTagNameMap {
    "gl-init-sorting": GlSorting;
  }
}
