import { css, html, nothing, type TemplateResult } from "lit";
import "../../charts/line-chart";
import { define } from "../../elements";
import { saveFile } from "../../elements/save";
import { failureNotice, Panel, Refusals } from "../../kit";
import { baseStyles, numberText } from "../../look";
import { differences, entryText, type OwnResult, OwnRuns, ownControls } from "./own-run";
import { type Entry, okay, type State } from "./state";
import { partStyles } from "./styles";
import { words } from "./words";

/** From an okay solution one change a run; a notebook writes down what changed and what came of it. */
export class GlHparamsChanges extends Panel<State["changes"]> {
  private readonly own = new OwnRuns(this);
  private readonly refused = new Refusals(this);
  private seen = false;
  private readonly sight = new IntersectionObserver((entries) => {
    this.seen ||= entries.some(({ isIntersecting }) => isIntersecting);
    this.requestUpdate();
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.sight.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sight.disconnect();
  }

  private get last(): Entry {
    return this.slice.runs.at(-1) ?? okay;
  }

  /** What will be run next. */
  private get next(): Entry {
    return this.slice.next ?? this.last;
  }

  protected override willUpdate(): void {
    const { runs, seed } = this.slice;
    if (this.seen) void this.own.ask(runs, seed);
  }

  private readonly run = (): void => {
    if (!this.refused.any) this.change({ runs: [...this.slice.runs, this.next], next: null });
  };

  private readonly begin = (): void => {
    this.change({ runs: [okay], next: null });
  };

  override render(): TemplateResult {
    const { runs, seed } = this.slice;
    const results = this.own.of(runs, seed);
    const { next } = this;
    const changed = differences(next, this.last);
    return html`<section class="part">
      <div>
        <h2>${words.text("changes.title")}</h2>
        <p>${words.text("changes.text")}</p>
        ${ownControls(next, "changes.next", (next, isSettled) => {
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
          .series=${this.curves(results)}
        ></gl-line-chart>
        ${this.notebook(results)}
      </div>
    </section>`;
  }

  /** The newest run, and the one before as a ghost behind it. */
  private curves(results: readonly (OwnResult | null)[]) {
    const done = results.filter((result) => result !== null).slice(-2);
    return done.map(({ curve }, index) => {
      const newest = index === done.length - 1;
      const label = words.text(newest ? "changes.newest" : "changes.before");
      return { label, colour: "forward" as const, faint: !newest, x: curve.step, y: curve.loss };
    });
  }

  private lines(
    results: readonly (OwnResult | null)[],
  ): { change: string; loss: string; accuracy: string; verdict: string }[] {
    return this.slice.runs.map((entry, index) => {
      const before = this.slice.runs[index - 1];
      const [result, earlier] = [results[index], results[index - 1]];
      const loss = result ? (result.validLoss === null ? words.text("diverged") : numberText(result.validLoss)) : "…";
      const accuracy = result?.validAccuracy ? `${numberText(100 * result.validAccuracy)} %` : "";
      return {
        change: entryText(entry, before),
        loss,
        accuracy,
        verdict: index === 0 ? "" : verdictOf(result, earlier),
      };
    });
  }

  private notebook(results: readonly (OwnResult | null)[]): TemplateResult {
    const lines = this.lines(results);
    const save = () => {
      const head = `| ${["run", "change", "loss", "accuracy", "result"]
        .map((key) => words.text(`changes.${key}` as "changes.run"))
        .join(" | ")} |`;
      const rows = lines.map(
        ({ change, loss, accuracy, verdict }, index) =>
          `| ${index + 1} | ${change} | ${loss} | ${accuracy} | ${verdict} |`,
      );
      saveFile(
        "gradlab-notebook.md",
        "text/markdown",
        [head, "| --- | --- | --- | --- | --- |", ...rows, ""].join("\n"),
      );
    };
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.text("changes.notebook")}>
        <table class="numbers" translate="no">
          <caption>${words.text("changes.notebook")}</caption>
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

  static override styles = [baseStyles, partStyles, css`:host { display: block }`];
}

/** One run of each: a difference is only that. */
function verdictOf(result: OwnResult | null | undefined, before: OwnResult | null | undefined): string {
  if (!result || !before) return "";
  if (result.validLoss === null) return words.text("changes.worse");
  if (before.validLoss === null) return words.text("changes.better");
  const ratio = result.validLoss / before.validLoss;
  if (Math.abs(Math.log(ratio)) < 0.05) return words.text("changes.same");
  return words.text(ratio < 1 ? "changes.better" : "changes.worse");
}

define("gl-hparams-changes", GlHparamsChanges);
declare global {
  interface HTMLElementTagNameMap {
    "gl-hparams-changes": GlHparamsChanges;
  }
}
