import { css, html, nothing, type TemplateResult } from "lit";
import "../../charts/line-chart";
import type { LineSeries } from "../../charts";
import { define } from "../../elements";
import { amongWorkers, Job, jobBar, Panel } from "../../kit";
import { baseStyles, numberText, type Scheme } from "../../look";
import {
  type Curve,
  comparedEndings,
  deepNetworks,
  deepSteps,
  type Ending,
  endingsOf,
  geometricMean,
  judgedGuess,
  trainedFrom,
} from "./deep-run";
import { lineLook } from "./figure/line-look";
import { sectionStyles } from "./lesson-styles";
import { type Line, lineLabel } from "./lines";
import { story } from "./section-words";
import { guessing } from "./sorting-run";
import type { State } from "./state";

const digitClasses = 10;
/** Upper end of the loss axis, the same for all lines; a larger first loss lies outside the plot. */
const mostLoss = 5;
/** The value of `guess` for "no line ends lower than the others". */
const noDifference = "same";

/**
 * The learner first guesses which line ends lowest; then the same deep network is trained from each line of the figure,
 * in the worker pool.
 */
export class GlDeep extends Panel<State["deep"]> {
  static override properties = {
    ...Panel.properties,
    lines: { attribute: false },
    seed: { type: Number },
    scheme: {},
  };
  declare lines: readonly Line[];
  declare seed: number;
  declare scheme: Scheme;
  private readonly curves = new Job<(Curve | null)[]>(this, "init-deep");

  /**
   * The lines to train from, each only once. A line's `biases` is ignored: a training always draws the biases of
   * PyTorch's default.
   */
  private get starts(): Line[] {
    const seen = new Set<string>();
    return this.lines.filter(({ scheme, gain, std }) => {
      const key = JSON.stringify([scheme, gain, std]);
      return !seen.has(key) && seen.add(key);
    });
  }

  /** The settings that determine the curves. */
  private get key() {
    const { layers, optimizer, normalization } = this.slice;
    return { starts: this.starts.map((line) => ({ ...line })), layers, optimizer, normalization, seed: this.seed };
  }

  private readonly start = (): void => {
    const { starts, slice, seed } = this;
    const pieces = Array.from({ length: deepNetworks }, (_, network) =>
      starts.map((line) => ({ line, seed: seed + network })),
    ).flat();
    void this.curves.start(this.key, (turn) =>
      amongWorkers(turn, pieces, (one, ask) => trainedFrom(one.line, slice, one.seed, ask)),
    );
  };

  private get trained(): Curve[] {
    return (this.curves.valueFor(this.key) ?? []).flatMap((curve) => curve ?? []);
  }

  protected override render(): TemplateResult {
    const { trained, starts } = this;
    const label = story.text("deep.run", { count: starts.length * deepNetworks });
    return html`
      <div class="words">
        <h2>${story.text("deep.title")}</h2>
        <p>${story.text("deep.text")}</p>
        ${this.controls()} ${this.question(trained.length > 0)}
        ${this.guess !== null ? jobBar(this.curves, this.key, label, this.start) : nothing}
      </div>
      <div class="plot">
        <gl-line-chart
          label=${story.text("deep.plot")}
          x-label=${story.text("deep.steps")}
          y-label=${story.text("deep.axis")}
          .series=${this.series(trained)}
          .xEnd=${deepSteps}
          .yRange=${[0, mostLoss]}
          .height=${300}
          empty=${story.text("deep.empty")}
        ></gl-line-chart>
        ${trained.length > 0 ? this.result(trained) : nothing}
      </div>`;
  }

  /** The learner's guess; null if there is none, or if its line is no longer in the figure. */
  private get guess(): Line | typeof noDifference | null {
    const { guess } = this.slice;
    return guess === noDifference ? noDifference : (this.starts.find((line) => lineLabel(line) === guess) ?? null);
  }

  private question(isShown: boolean): TemplateResult {
    const options = [
      ...this.starts.map((line) => ({ value: lineLabel(line), label: lineLabel(line) })),
      { value: noDifference, label: story.text("deep.same") },
    ];
    const asked = story.text("deep.question", { steps: deepSteps, count: deepNetworks });
    return html`<p class="asked" aria-hidden="true">${asked}</p>
      <gl-menu
      ${this.bind("guess")}
      compact
      label=${asked}
      ?disabled=${isShown || this.curves.busy}
      .options=${[{ value: "", label: "…" }, ...options]}
    ></gl-menu>`;
  }

  /** The result in words: the final losses of each line, the best line, and what these seeds cannot decide. */
  private result(trained: readonly Curve[]): TemplateResult {
    const endings = endingsOf(trained);
    const isWhole = this.curves.has(this.key) && !this.curves.busy;
    return html`
      <p class="quiet">${story.text("deep.guess", { loss: numberText(guessing(digitClasses)) })}</p>
      <ul>${endings.map((ending) => html`<li>${endingText(ending)}</li>`)}</ul>
      ${trained
        .filter(({ problem, seed }) => problem && seed === this.seed)
        .map(({ line, problem }) => html`<p>${story.text("deep.none", { label: lineLabel(line), problem })}</p>`)}
      ${isWhole ? this.verdict(endings) : nothing}`;
  }

  private verdict(endings: readonly Ending[]): TemplateResult | typeof nothing {
    const compared = comparedEndings(endings);
    if (!compared) return nothing;
    const best = lineLabel(compared.best.line);
    const names = (some: readonly Ending[]) =>
      some.map(({ line }) => lineLabel(line)).join(", ") || story.text("deep.found.none");
    const { guess } = this;
    const own =
      guess && guess !== noDifference ? endings.find(({ line }) => lineLabel(line) === lineLabel(guess)) : null;
    const hasDiverged = endings.some(({ diverged }) => diverged > 0);
    const name = guess === noDifference ? story.text("deep.same") : own && lineLabel(own.line);
    const judgedLine = guess === noDifference ? guess : own?.line;
    return html`<p role="status" translate="no">
      ${story.text("deep.found", { best, loss: lossText(compared.best), apart: names(compared.apart) })}
      ${
        compared.alike.length > 0
          ? story.text("deep.found.alike", { best, count: deepNetworks, alike: names(compared.alike) })
          : nothing
      }
      ${
        name && judgedLine
          ? `${story.text("deep.guessed", { guess: name })} ${story.text(
              `deep.guessed.${judgedGuess(judgedLine, compared, hasDiverged)}`,
            )}`
          : nothing
      }
    </p>`;
  }

  /** One chart line for each network; those of further seeds are faint, and the plot does not name them. */
  private series(trained: readonly Curve[]): LineSeries[] {
    return trained
      .filter(({ problem }) => !problem)
      .map(({ line, seed, step, loss, diverged }) => ({
        label: lineLabel(line),
        ...lineLook(line, this.scheme),
        faint: seed !== this.seed,
        x: step,
        y: loss,
        diverged: diverged?.step ?? null,
      }));
  }

  private controls(): TemplateResult {
    const choices = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
    return html`
      <gl-number
        ${this.bind("layers")}
        label=${story.text("deep.layers")}
        help=${story.text("deep.layers.help")}
        min="1"
        max="30"
      ></gl-number>
      <gl-segmented
        ${this.bind("optimizer")}
        label=${story.text("deep.optimizer")}
        help=${story.text("deep.optimizer.help")}
        .options=${choices(["sgd", "adam"])}
      ></gl-segmented>
      <gl-segmented
        ${this.bind("normalization")}
        label=${story.text("deep.normalization")}
        of=${story.text("deep.title")}
        help=${story.text("deep.normalization.help")}
        .options=${choices(["none", "batch", "layer"])}
      ></gl-segmented>`;
  }

  static override styles = [
    baseStyles,
    sectionStyles,
    css`
      .asked { font: 600 15px/1.4 var(--sans); border-top: 1px solid var(--line); padding-top: 16px }
      .plot { min-width: 0; font: 15px/1.45 var(--sans) }
      .plot p { margin-top: 4px; max-width: none }
      .plot ul { margin: 8px 0; padding: 0; list-style: none; font-variant-numeric: tabular-nums }
    `,
  ];
}

/** The geometric mean of the final losses, by which lines are ranked and judged, with their range. */
const lossText = ({ losses }: Ending): string => {
  const [least, most] = [Math.min(...losses), Math.max(...losses)].map((loss) => numberText(loss));
  return `${numberText(geometricMean(losses))} (${least} – ${most})`;
};

function endingText(ending: Ending): string {
  const { line, losses, diverged } = ending;
  const label = lineLabel(line);
  if (diverged > 0) return story.text("deep.found.diverged", { label, diverged, count: losses.length });
  return `${label}: ${lossText(ending)}`;
}

define("gl-init-deep", GlDeep);
declare global {
  interface HTMLElementTagNameMap {
    "gl-init-deep": GlDeep;
  }
}
