import { css, html, nothing, type TemplateResult } from "lit";
import "../../charts/line-chart";
import { define } from "../../elements";
import { failureNotice, Panel, Refusals, Sight } from "../../kit";
import { baseStyles } from "../../look";
import { linesOf, notebook, repeats } from "./notebook";
import { differences, type OwnResult, OwnRuns, ownControls } from "./own-run";
import { type Entry, okay, type State } from "./state";
import { partStyles } from "./styles";
import { words } from "./words";

/** From an okay solution one change a run; a notebook writes down what changed and what came of it. */
export class GlHparamsChanges extends Panel<State["changes"]> {
  private readonly own = new OwnRuns(this);
  private readonly refused = new Refusals(this);
  private begun = false;
  private readonly sight = new Sight(this, () => this.requestUpdate());

  private get last(): Entry {
    return this.slice.runs.at(-1) ?? okay;
  }

  /** What will be run next. */
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

  /** The newest run, and the one before as a ghost behind it, of the first seed. */
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

define("gl-hparams-changes", GlHparamsChanges);
declare global {
  interface HTMLElementTagNameMap {
    "gl-hparams-changes": GlHparamsChanges;
  }
}
