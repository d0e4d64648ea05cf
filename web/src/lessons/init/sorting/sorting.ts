import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { define, emit, type ValueEvent } from "../../../elements";
import { emitResult } from "../../../kit/result";
import { amongWorkers, Work } from "../../../kit/work";
import { baseSheet, numberText } from "../../../look";
import { panelSheet } from "../panel-sheet";
import type { State } from "../state";
import { story } from "../story-words";
import {
  type Beginning,
  beginningSteps,
  beginnings,
  cases,
  type End,
  ends,
  type SortingCase,
  sortingRates,
  sortingSeeds,
  sortingSteps,
} from "./sorting-cases";
import { runCase } from "./sorting-run";
import { agreed, beginningOf, endOf, type Outcome } from "./sorting-verdict";

type Sorted = State["sorted"];
type Half = "begins" | "ends";
/** What a case came to; null: its runs do not agree. */
type Verdict = { begins: Beginning | null; ends: End | null };

const halves = ["begins", "ends"] as const;
const choices = { begins: beginnings, ends } as const;

/** The learner sorts first weights by how the network begins and how it ends; then they are trained, and the runs judge. */
export class GlSorting extends LitElement {
  static override properties = {
    sorted: { attribute: false },
    rate: {},
    outcomes: { state: true },
  };
  /** What the learner said; sends `gl-sorted` with what changed. */
  declare sorted: Sorted;
  /** The learning rate; sends `gl-rate` with another one. */
  declare rate: State["sortingRate"];
  declare outcomes: ReadonlyMap<string, readonly Outcome[]>;
  private readonly work = new Work(() => this.requestUpdate());

  constructor() {
    super();
    this.sorted = Object.fromEntries(cases.map(({ key }) => [key, { begins: "", ends: "" }])) as Sorted;
    this.rate = "0.1";
    this.outcomes = new Map();
  }

  private get missing(): number {
    return cases.flatMap(({ key }) => halves.filter((half) => this.sorted[key][half] === "")).length;
  }

  private get finished(): boolean {
    return this.outcomes.size === cases.length;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // What was trained at another rate says nothing about this one.
    if (!changed.has("rate") || changed.get("rate") === undefined) return;
    this.work.stop();
    this.outcomes = new Map();
  }

  private readonly run = async (): Promise<void> => {
    this.outcomes = new Map();
    const rate = Number(this.rate);
    const ended = await this.work.run((signal) =>
      amongWorkers(cases, signal, async (one) => {
        const outcomes = await runCase(one, rate, signal);
        if (!signal.aborted) this.outcomes = new Map([...this.outcomes, [one.key, outcomes]]);
      }),
    );
    if (ended)
      emitResult(this, {
        lesson: "init",
        seed: sortingSeeds[0],
        score: this.right / (halves.length * cases.length),
        answers: structuredClone(this.sorted),
      });
  };

  private get right(): number {
    return cases.flatMap(({ key }) => {
      const outcomes = this.outcomes.get(key);
      return outcomes ? halves.filter((half) => verdictOf(outcomes)[half] === this.sorted[key][half]) : [];
    }).length;
  }

  private readonly again = (): void => {
    this.outcomes = new Map();
    emit(this, "gl-sorted", Object.fromEntries(cases.map(({ key }) => [key, { begins: "", ends: "" }])));
  };

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.work.stop();
  }

  protected override render(): TemplateResult {
    return html`
      <div class="words"><h2>${story.text("sort.title")}</h2><p>${story.text("sort.text", { steps: sortingSteps, rate: this.rate })}</p>
        <p class="quiet rules">${story.text("sort.rules", { early: beginningSteps, seeds: sortingSeeds.length })}</p>
        ${this.rates()}</div>
      <div class="cases">
        ${(["network", "linear"] as const).map(
          (model) => html`<h3>${story.text(`sort.model.${model}`)}</h3>
          <ul>${cases.filter((one) => one.model === model).map((one) => this.row(one))}</ul>`,
        )}
        <div class="go">${this.go()}</div>
        ${this.work.failure ? html`<gl-notice kind="error" text=${story.text("quiet.failed", { reason: this.work.failure })}></gl-notice>` : nothing}
        ${
          this.finished
            ? html`<p class="surprise">${story.text("sort.surprise")}</p>
                <p class="surprise">${story.text("sort.late")}</p>
                <p class="surprise">${story.text("sort.recovers")}</p>`
            : nothing
        }
      </div>`;
  }

  private go() {
    if (this.work.busy)
      return html`<p role="status">${story.text("sort.running", { done: this.outcomes.size, count: cases.length })}</p>
        <gl-button icon="stop" @click=${() => this.work.stop()}>${story.text("deep.stop")}</gl-button>`;
    if (this.finished)
      return html`<p role="status"><b>${story.text("sort.score", { right: this.right, count: halves.length * cases.length })}</b></p>
        <gl-button icon="reset" @click=${this.again}>${story.text("sort.again")}</gl-button>`;
    return html`<gl-button icon="play" kind="primary" ?disabled=${this.missing > 0} @click=${this.run}>${story.text("sort.run")}</gl-button>
      ${this.missing > 0 ? html`<p class="quiet">${story.text("sort.missing", { count: this.missing })}</p>` : nothing}`;
  }

  private rates(): TemplateResult {
    return html`<gl-segmented
      label=${story.text("sort.rate")}
      help=${story.text("sort.rate.help")}
      .value=${this.rate}
      ?disabled=${this.work.busy}
      .options=${[...sortingRates].sort().map((value) => ({ value, label: value }))}
      @gl-change=${(event: ValueEvent<State["sortingRate"]>) => emit(this, "gl-rate", event.detail.value)}
    ></gl-segmented>`;
  }

  private row({ key }: SortingCase): TemplateResult {
    const outcomes = this.outcomes.get(key);
    return html`<li>
      <span class="first">${story.text(`sort.case.${key}`)}</span>
      ${halves.map((half) => (outcomes ? this.judged(key, half, verdictOf(outcomes)) : this.choice(key, half)))}
      ${outcomes ? html`<small>${evidence(outcomes)}</small>` : nothing}
    </li>`;
  }

  private choice(key: SortingCase["key"], half: Half): TemplateResult {
    return html`<gl-segmented
      compact
      label="${story.text(`sort.case.${key}`)}: ${story.text(`sort.${half}`)}"
      .value=${this.sorted[key][half]}
      ?disabled=${this.work.busy}
      .options=${choices[half].map((value) => ({ value, label: story.text(`sort.${value}`) }))}
      @gl-change=${(event: ValueEvent<string>) => emit(this, "gl-sorted", { [key]: { [half]: event.detail.value } })}
    ></gl-segmented>`;
  }

  private judged(key: SortingCase["key"], half: Half, verdict: Verdict): TemplateResult {
    const guess = this.sorted[key][half];
    const found = verdict[half];
    const right = found === guess;
    const said =
      right || guess === ""
        ? story.text("sort.yours")
        : story.text("sort.said", { guess: story.text(`sort.${guess}`) });
    return html`<span class="verdict">
      <b>${found === null ? story.text("sort.disagree") : story.text(`sort.${found}`)}</b>
      <span class=${right ? "correct" : "error"}>${right ? "✓" : "✗"} ${said}</span>
    </span>`;
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
      .first { flex: 0 0 9rem; font-weight: 600 }
      .verdict { display: flex; flex-wrap: wrap; gap: 0 12px; align-items: baseline; flex: 0 1 15rem }
      small { flex: 1 1 100%; padding-bottom: 8px; font-size: 13px; color: var(--muted); font-variant-numeric: tabular-nums }
      .go { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; font: 15px/1.4 var(--sans) }
      .surprise { margin-top: 16px }
      gl-segmented { max-width: 100%; min-width: 0 }
    `,
    css`@container (width < 860px) { li { padding: 8px 0 } }`,
  ];
}

const verdictOf = (outcomes: readonly Outcome[]): Verdict => ({
  begins: agreed(outcomes.map(beginningOf)),
  ends: agreed(outcomes.map(endOf)),
});

/** What was measured, as the range over the runs. */
function evidence(outcomes: readonly Outcome[]): string {
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
