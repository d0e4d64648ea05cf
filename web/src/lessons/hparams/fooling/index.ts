import { css, html, nothing, type TemplateResult } from "lit";
import { define } from "../../../elements";
import type { Row } from "../../../engine/types";
import { Job, jobBar, knob, Memo, Panel, ShownAnswers, type Turn } from "../../../kit";
import { baseStyles, numberText, withError } from "../../../look";
import { lastSeed, seedAfter } from "../../../state/seed";
import { estimate } from "../../../statistics";
import { search } from "../search";
import { defaults, type State, testRowsOf } from "../state";
import { partStyles } from "../styles";
import { words as lesson } from "../words";
import { expectedBest, folds, peekedScores, rows, type Search, searches, searchesOf, truth } from "./coins";
import "./flattery";
import { foldsResult, splitSweep, splits, spreadOf } from "./folds";
import "./strip";
import { words } from "./words";

/** Rows with the scores of one setting over many splits: with a single split, and with cross-validation. */
interface Splits {
  split: readonly Row[];
  folds: readonly Row[];
}

const percent = (share: number, digits = 3): string => numberText(100 * share, { digits });

/** The section on optimistic scores: the best of many equal candidates, and peeks at the test rows. */
export class GlHparamsFooling extends Panel<State["fooling"]> {
  static override properties = { ...Panel.properties, shown: { type: Boolean } };
  /** Whether another section has already shown the answer to the question. */
  declare shown: boolean;
  private readonly scores = new Memo<Search[]>();
  private readonly peeked = new Memo<number[]>();
  private readonly splits = new Job<Splits>(this, "hparams-folds");

  constructor() {
    super();
    this.shown = false;
  }

  /** The question counts as answered after the guess, and after a second peek, which shows the best of two scores. */
  private readonly shownAnswers = new ShownAnswers(this, () => {
    const { guess, peeks } = this.slice;
    return guess !== "" || this.shown || peeks > 1 ? "guess" : null;
  });

  override render(): TemplateResult {
    const { guess, candidates, scored } = this.slice;
    const isClosed = this.shownAnswers.has("guess");
    const isOpen = guess === "" && !isClosed;
    const scorings = (["split", "folds"] as const).map((value) => ({
      value,
      label: words.text(`scored.${value}`, { rows, folds, all: folds * rows }),
    }));
    const answered = () => this.histogram(candidates, scored);
    const options = (["honest", "better", "worse"] as const).map((value) => ({
      value,
      label: words.text(`guess.${value}`),
    }));
    return html`<section class="part">
        <div>
          <h2>${lesson.text("fooling.title")}</h2>
          <p>${words.text("text", { rows, truth: 100 * truth })}</p>
          <gl-predict reveals="gl-flattery" question=${words.text("question")} answer="better"
            ?closed=${isClosed} .options=${options} ${this.bind("guess")}>
            <p>${words.text("because")}</p>
          </gl-predict>
          ${
            isOpen
              ? nothing
              : html`<gl-slider
                    label=${words.text("candidates")}
                    .knob=${knob("candidates", defaults.fooling.candidates, 1, 100, { integer: true, scale: "log" })}
                    ${this.bind("candidates")}
                  ></gl-slider>
                  <gl-segmented
                    label=${words.text("scored")}
                    .options=${scorings}
                    ${this.bind("scored")}
                  ></gl-segmented>
                  <gl-number
                    label=${lesson.text("seed")}
                    of=${lesson.text("fooling.title")}
                    min="0"
                    max=${lastSeed}
                    path=${`${this.path}.seed`}
                    .value=${this.slice.seed}
                    @gl-change=${this.seeded}
                  ></gl-number>
                  ${scored === "folds" ? html`<p>${words.text("cure")}</p>` : nothing}`
          }
        </div>
        <div>${isOpen ? html`<p class="facts">${words.text("empty")}</p>` : answered()}</div>
      </section>
      <section class="part">
        <div>
          <h3>${words.text("peek.title")}</h3>
          <p>${words.text("peek.text", { rows, truth: 100 * truth })}</p>
          ${this.peekButtons()}
        </div>
        <div>${this.peeks()}</div>
      </section>
      <section class="part">
        <div>
          <h3>${words.text("folds.title")}</h3>
          <p>${words.text("folds.text", { splits, folds })}</p>
          ${jobBar(this.splits, null, words.text("folds.run", { runs: splits * (1 + folds) }), this.start)}
        </div>
        <div>${this.strips(this.splits.valueFor(null))}</div>
      </section>`;
  }

  private histogram(candidates: number, scored: State["fooling"]["scored"]): TemplateResult {
    const { seed } = this.slice;
    const scores = this.scores.get([candidates, scored, seed], () => searchesOf(candidates, scored, seed));
    const best = scores.map((one) => one.best);
    const fresh = scores.map((one) => one.fresh);
    const predicted = expectedBest(candidates, scored);
    const inPercent = (shares: readonly number[]) => {
      const { mean: middle, error } = estimate(shares);
      return withError(100 * middle, 100 * error);
    };
    const [ofBest, ofFresh] = [inPercent(best), inPercent(fresh)];
    const facts = {
      candidates,
      mean: ofBest.value,
      error: ofBest.error,
      truth: 100 * truth,
      fresh: ofFresh.value,
      freshError: ofFresh.error,
      predicted: percent(predicted),
      n: scored === "folds" ? folds * rows : rows,
    };
    return html`<gl-flattery
        label=${words.text("facts", facts)}
        .best=${best}
        .fresh=${fresh}
        .truth=${truth}
        .predicted=${predicted}
        .bins=${scored === "folds" ? 40 : 20}
      ></gl-flattery>
      <p class="facts key"><i class="best"></i>${words.text("key.best", { searches })} <i
        class="fresh"></i>${words.text("key.fresh")}</p>
      <p class="facts" role="status" translate="no">${words.text("facts", facts)}</p>
      <p class="facts" translate="no">${words.text("formula", facts)}</p>`;
  }

  /** Another seed changes the histogram, but not the test rows after a peek. */
  private readonly seeded = ({ detail }: CustomEvent<{ value: number }>): void => {
    const { peeks, test } = this.slice;
    this.change({ seed: detail.value, test: peeks === 0 ? test : testRowsOf(this.slice) });
  };

  // ---- peeking ----------------------------------------------------------------------------------------------------

  private peekButtons(): TemplateResult {
    const { peeks } = this.slice;
    return html`<div class="row">
      <gl-button
        path="fooling.peeks"
        @click=${() => this.change({ peeks: peeks + 1, test: testRowsOf(this.slice) })}
      >${words.text("peek")}</gl-button>
      <gl-button
        kind="plain"
        path="fooling.peeks"
        ?disabled=${peeks === 0}
        @click=${() => this.change({ peeks: 0, test: seedAfter(testRowsOf(this.slice), 1, lastSeed) })}
      >${words.text("peek.again")}</gl-button>
    </div>`;
  }

  private peeks(): TemplateResult {
    const { peeks } = this.slice;
    const testRows = testRowsOf(this.slice);
    if (peeks === 0) return html`<p class="facts" role="status">${words.text("peek.locked")}</p>`;
    const scores = this.peeked.get([peeks, testRows], () => peekedScores(peeks, testRows));
    const best = Math.max(...scores);
    return html`<gl-strip label=${words.text("peek.scores")} .scores=${scores} .best=${best} .truth=${truth}></gl-strip>
      <p class="facts" role="status" translate="no">
        ${words.text(peeks === 1 ? "peek.once" : "peek.facts", {
          peeks,
          best: percent(best),
          truth: 100 * truth,
          predicted: percent(expectedBest(peeks)),
        })}
      </p>`;
  }

  // ---- cross-validation -------------------------------------------------------------------------------------------

  private readonly start = (): void => {
    void this.splits.start(null, (turn) => this.score(turn));
  };

  private async score(turn: Turn<Splits>): Promise<Splits> {
    let results: Splits = { split: [], folds: [] };
    let done = 0;
    for (const scored of ["split", "folds"] as const)
      await search(
        splitSweep(scored === "folds"),
        { signal: turn.signal, known: turn.before?.[scored] ?? [] },
        (row) => {
          results = { ...results, [scored]: [...results[scored], row] };
          turn.show(results);
          done += scored === "folds" ? folds : 1;
          turn.progress(done, splits * (1 + folds));
        },
      );
    return results;
  }

  private strips(results: Splits | null): TemplateResult {
    if (!results) return html`<p class="facts">${words.text("folds.empty")}</p>`;
    const line = (scored: "split" | "folds") => {
      const scores = results[scored].flatMap(({ metric }) => metric ?? []);
      if (scores.length < 2) return nothing;
      const { mean, deviation } = spreadOf(results[scored]);
      return html`<div>
        <b>${words.text(`folds.${scored}`, { folds })}</b>
        <gl-strip
          label=${words.text(`folds.${scored}`, { folds })}
          .scores=${scores}
          .spread=${{ mean, deviation }}
        ></gl-strip>
        <p class="facts"
          translate="no">${words.text("folds.facts", { mean: percent(mean), deviation: percent(deviation, 2) })}</p>
      </div>`;
    };
    const isFull = results.folds.length === splits;
    const within = () => {
      const { deviation, error, means } = foldsResult(results.folds);
      const points = (share: number) => percent(share, 2);
      const numbers = { deviation: points(deviation), error: points(error), means: points(means) };
      return words.text("folds.within", { folds, splits, ...numbers });
    };
    return html`${line("split")} ${line("folds")}
      ${isFull ? html`<p class="facts" translate="no">${within()}</p>` : nothing}`;
  }

  static override styles = [
    baseStyles,
    partStyles,
    css`
      :host { display: block }
      .part + .part { border-top: 0; padding-top: 0 }
      h3 { font: 600 21px/1.3 var(--serif) }
      b { font: 600 15px/1.4 var(--sans) }
      .key i { display: inline-block; width: 14px; height: 10px; margin: 0 6px 0 0 }
      .key .best { background: var(--forward); opacity: 0.75 }
      .key .fresh { border: 1.5px solid var(--ink); border-bottom: 0; margin-left: 12px }
    `,
  ];
}

define("gl-hparams-fooling", GlHparamsFooling);
declare global {
  interface HTMLElementTagNameMap {
    "gl-hparams-fooling": GlHparamsFooling;
  }
}
