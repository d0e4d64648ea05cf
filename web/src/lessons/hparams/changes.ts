import { css, html, nothing, type TemplateResult } from "lit";
import "../../charts/line-chart";
import { define } from "../../elements";
import { saveFile } from "../../elements/save";
import { failureNotice, Panel, Refusals, Sight } from "../../kit";
import { baseStyles, numberText, plusMinus } from "../../look";
import { estimate, judge, mean, paired } from "../../statistics";
import { differences, entryText, type OwnResult, OwnRuns, ownControls } from "./own-run";
import { type Entry, okay, type State } from "./state";
import { partStyles } from "./styles";
import { words } from "./words";

/** The section on changing one thing at a time, from an okay solution, with a notebook of changes and results. */
export class GlHparamsChanges extends Panel<State["changes"]> {
  private readonly own = new OwnRuns(this);
  private readonly refused = new Refusals(this);
  private begun = false;
  private readonly sight = new Sight(this, () => this.requestUpdate());

  private get last(): Entry {
    return this.slice.runs.at(-1) ?? okay;
  }

  /** The setting of the next run. */
  private get next(): Entry {
    return this.slice.next ?? this.last;
  }

  protected override willUpdate(): void {
    const { runs, seed } = this.slice;
    this.begun ||= this.sight.seen;
    if (this.begun) void this.own.ask(runs, seed, repeats);
  }

  private readonly run = (): void => {
    if (!this.refused.any) this.change({ runs: [...this.slice.runs, this.next], next: null });
  };

  private readonly begin = (): void => {
    this.change({ runs: [okay], next: null });
  };

  override render(): TemplateResult {
    const { runs, seed } = this.slice;
    const bySeed = Array.from({ length: repeats }, (_, index) => this.own.of(runs, seed + index));
    const results = runs.map((_, index) => bySeed.map((all) => all[index] ?? null));
    const { next } = this;
    const changed = differences(next, this.last);
    return html`<section class="part">
      <div>
        <h2>${words.text("changes.title")}</h2>
        <p>${words.text("changes.text", { repeats })}</p>
        ${ownControls(next, "changes.next", words.text("changes.title"), (next, isSettled) => {
          this.change({ next }, "next");
          if (isSettled) this.settle();
        })}
        ${
          changed > 1
            ? html`<gl-notice
          kind="info"
          text=${words.text("changes.two", { changed })}
        ></gl-notice>`
            : nothing
        }
        <div class="row">
          <gl-button kind="primary" path="changes.runs" ?disabled=${changed === 0 || this.refused.any}
            @click=${this.run}>${words.text("changes.run")}</gl-button>
          <gl-button kind="plain" path="changes.runs" @click=${this.begin}>${words.text("changes.begin")}</gl-button>
        </div>
        ${failureNotice(this.own.task)}
      </div>
      <div>
        <gl-line-chart
          label=${words.text("changes.curves")}
          x-label=${words.text("axis.step")}
          y-label=${words.text("axis.valid")}
          scale="log"
          .height=${240}
          .series=${this.curves(bySeed[0] ?? [])}
        ></gl-line-chart>
        ${notebook(linesOf(runs, results))}
      </div>
    </section>`;
  }

  /** The loss curves of the newest run and, faint, of the one before, both of the first seed. */
  private curves(results: readonly (OwnResult | null)[]) {
    const done = results.filter((result) => result !== null).slice(-2);
    return done.map(({ curve }, index) => {
      const newest = index === done.length - 1;
      const label = words.text(newest ? "changes.newest" : "changes.before");
      return { label, colour: "forward" as const, faint: !newest, x: curve.step, y: curve.loss };
    });
  }

  static override styles = [
    baseStyles,
    partStyles,
    css`:host { display: block } .numbers :is(th, td):nth-child(2) { text-align: left }`,
  ];
}

/** Seeds of each setting; with fewer, hardly any change is significant. */
const repeats = 5;

/** The results of a setting, one for each seed; null while a run has not ended. */
type Results = readonly (OwnResult | null)[];

interface Line {
  change: string;
  loss: string;
  accuracy: string;
  verdict: string;
}

const columns = ["number", "change", "loss", "accuracy", "result"] as const;

function linesOf(runs: readonly Entry[], results: readonly Results[]): Line[] {
  return runs.map((entry, index): Line => {
    const [own = [], before = []] = [results[index], results[index - 1]];
    return {
      change: entryText(entry, runs[index - 1]),
      loss: lossText(own),
      accuracy: accuracyText(own),
      verdict: index === 0 ? "" : verdictText(own, before),
    };
  });
}

const ended = (results: Results): OwnResult[] => results.flatMap((result) => result ?? []);
const isWhole = (results: Results): boolean => ended(results).length === repeats;

function lossText(results: Results): string {
  if (!isWhole(results)) return "…";
  const losses = ended(results).flatMap(({ validLoss }) => validLoss ?? []);
  if (losses.length < repeats) return words.text("changes.diverged", { count: repeats - losses.length, repeats });
  const { mean: middle, error } = estimate(losses);
  return plusMinus(middle, error);
}

function accuracyText(results: Results): string {
  const shares = ended(results).flatMap(({ validAccuracy }) => validAccuracy ?? []);
  return shares.length < repeats ? "" : `${numberText(100 * mean(shares))} %`;
}

/** The verdict on a setting: better or worse than the one before (paired by seed), or more or fewer diverged. */
export function verdictText(results: Results, before: Results): string {
  if (!isWhole(results) || !isWhole(before)) return "";
  const logs = (all: Results) => ended(all).flatMap(({ validLoss }) => (validLoss === null ? [] : Math.log(validLoss)));
  const [own, other] = [logs(results), logs(before)];
  if (own.length !== other.length) return words.text(own.length < other.length ? "changes.more" : "changes.less");
  if (own.length < repeats) return words.text("changes.same");
  const [judged] = judge([paired(own, other)]);
  if (!judged || judged.decision === "undecided") return words.text("changes.same");
  return words.text(judged.decision === "holds" ? "changes.worse" : "changes.better");
}

/** The notebook as a Markdown table. */
function markdownOf(lines: readonly Line[]): string {
  const head = columns.map((name) => words.text(`changes.${name}`));
  const rows = lines.map(({ change, loss, accuracy, verdict }, index) => [
    String(index + 1),
    change,
    loss,
    accuracy,
    verdict,
  ]);
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line), ""].join("\n");
}

function notebook(lines: readonly Line[]): TemplateResult {
  const save = () => saveFile("gradlab-notebook.md", "text/markdown", markdownOf(lines));
  const caption = words.text("changes.notebook", { repeats });
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${caption}>
      <table class="numbers" translate="no">
        <caption>${caption}</caption>
        <thead>
          <tr>${columns.map((name) => html`<th scope="col">${words.text(`changes.${name}`)}</th>`)}</tr>
        </thead>
        <tbody>
          ${lines.map(
            ({ change, loss, accuracy, verdict }, index) => html`<tr>
              <th scope="row">${index + 1}</th>
              <td>${change}</td>
              <td>${loss}</td>
              <td>${accuracy}</td>
              <td>${verdict}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <div class="row"><gl-button @click=${save}>${words.text("changes.save")}</gl-button></div>`;
}

define("gl-hparams-changes", GlHparamsChanges);
declare global {
  interface HTMLElementTagNameMap {
    "gl-hparams-changes": GlHparamsChanges;
  }
}
