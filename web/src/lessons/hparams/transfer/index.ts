import { css, html, nothing, type TemplateResult } from "lit";
import "../../../charts/line-chart";
import { define, type ValueEvent } from "../../../elements";
import { amongWorkers, Job, jobBar, Panel, ShownAnswers, type Turn } from "../../../kit";
import { baseStyles } from "../../../look";
import { type ParametrizationPart, parts, type State } from "../state";
import { partStyles } from "../styles";
import { words as lesson } from "../words";
import { checks, coordinates } from "./coordinates";
import { limitsUnder, linesOf, moveText, resultText } from "./lines";
import {
  type Kind,
  kinds,
  maximal,
  partsOf,
  partsOn,
  type RateLosses,
  settings,
  standard,
  type WidthParts,
} from "./plan";
import { lossOf, type Sizes, sizesOf } from "./train";
import { type Ended, meanLosses, seedsOf, widthRuns, widthSeeds } from "./verdict";
import { words } from "./words";

const isSame = (one: WidthParts, other: WidthParts) => parts.every((part) => one[part] === other[part]);

/**
 * The section on transfer: loss over learning rate for several widths, with a switch for each part of the
 * maximal-update parametrization and its coordinate check; then for depth, data, batch size and scale, with the limits
 * of theory.
 */
export class GlHparamsTransfer extends Panel<State["transfer"]> {
  private readonly runs = new Job<(Ended | null)[]>(this, "hparams-transfer");
  private readonly check = new Job<(Sizes | null)[]>(this, "hparams-transfer-check");
  private readonly others = new Job<RateLosses>(this, "hparams-transfer-others");
  /** The losses of the standard parametrization, drawn behind those of the others. */
  private standard: { seed: number; losses: RateLosses } | null = null;
  /** Whether the reader has started runs: each switch then starts them again. */
  private hasStarted = false;

  private get key() {
    const { seed } = this.slice;
    const on = partsOf(this.slice);
    return { on, seed };
  }

  protected override willUpdate(): void {
    if (!this.hasStarted || this.slice.guess === "") return;
    void this.runs.ask(this.key, this.train);
    // The check begins after the runs, because it needs the same workers.
    if (this.runs.has(this.key)) void this.check.ask(this.key, this.measure);
  }

  private readonly train = async (turn: Turn<(Ended | null)[]>): Promise<(Ended | null)[]> => {
    const first = this.slice.seed;
    const on = partsOf(this.slice);
    const ended = await amongWorkers(turn, widthRuns, async ({ value, lr, seed }, ask) => ({
      loss: await lossOf({ of: "width", value, lr, seed: first + seed, parts: partsOn(on) }, ask),
    }));
    if (isSame(on, standard)) this.standard = { seed: first, losses: meanLosses(seedsOf(ended)) };
    return ended;
  };

  private readonly measure = (turn: Turn<(Sizes | null)[]>): Promise<(Sizes | null)[]> => {
    const first = this.slice.seed;
    const on = partsOn(partsOf(this.slice));
    return amongWorkers(turn, checks, ({ seed, width }, ask) => sizesOf(width, { seed: first + seed, parts: on }, ask));
  };

  private readonly start = (): void => {
    this.hasStarted = true;
    void this.runs.start(this.key, this.train);
  };

  private readonly startOthers = (): void => {
    const { seed } = this.slice;
    const all = kinds.flatMap((of) => settings(of).map((setting) => ({ of, ...setting })));
    void this.others.start(seed, (turn) =>
      amongWorkers(turn, all, ({ of, value, lr }, ask) => lossOf({ of, value, lr, seed, parts: [] }, ask)),
    );
  };

  private readonly shownAnswers = new ShownAnswers(this, () => (this.slice.guess === "" ? null : "guess"));

  override render(): TemplateResult {
    const { guess } = this.slice;
    const isClosed = this.shownAnswers.has("guess");
    const isOpen = guess === "" && !isClosed;
    const runs = kinds.reduce((sum, of) => sum + settings(of).length, 0);
    const options = (["stays", "left", "right"] as const).map((value) => ({
      value,
      label: words.text(`guess.${value}`),
    }));
    return html`<section class="part">
        <div>
          <h2>${lesson.text("transfer.title")}</h2>
          <p>${words.text("text")}</p>
          <gl-predict
            reveals="gl-line-chart"
            question=${words.text("question")}
            answer="left"
            ?closed=${isClosed}
            .options=${options}
            ${this.bind("guess")}
            @gl-predict=${(event: ValueEvent<string>) => event.detail.value && this.start()}
          >
            <p>${words.text("because")}</p>
          </gl-predict>
          ${isOpen ? nothing : this.switches()}
        </div>
        <div>${isOpen ? html`<p class="facts">${words.text("empty")}</p>` : this.width()}</div>
      </section>
      <section class="others">
        <h3>${words.text("others")}</h3>
        <p>${words.text("others.text")}</p>
        ${jobBar(this.others, this.slice.seed, words.text("others.run", { runs }), this.startOthers)}
        ${this.grid(this.others.valueFor(this.slice.seed) ?? [])}
      </section>`;
  }

  // ---- width ------------------------------------------------------------------------------------------------------

  private switches(): TemplateResult {
    const on = partsOf(this.slice);
    const none = { inputRate: false, hiddenRate: false, outputVariance: false, outputSum: false };
    const preset = (name: "standard" | "maximal", which: WidthParts) => html`<gl-button
      path="transfer.mup"
      ?disabled=${isSame(on, which)}
      @click=${() => this.change({ mup: name === "maximal", switched: none })}
    >${words.text(name)}</gl-button>`;
    return html`<div class="parts">
      <h3>${words.text("parts")}</h3>
      <p>${words.text("parts.text")}</p>
      <div class="row">${preset("standard", standard)}${preset("maximal", maximal)}</div>
      ${parts.map((part) => this.switchOf(part, on[part]))}
      ${jobBar(this.runs, this.key, words.text("run", { runs: widthRuns.length, seeds: widthSeeds }), this.start)}
    </div>`;
  }

  private switchOf(part: ParametrizationPart, isOn: boolean): TemplateResult {
    const { switched } = this.slice;
    return html`<gl-switch
      explained
      label=${words.text(`part.${part}`)}
      help=${words.text(`part.${part}.help`)}
      path=${`transfer.switched.${part}`}
      .value=${isOn}
      @gl-change=${() => this.change({ switched: { [part]: !switched[part] } })}
    ></gl-switch>`;
  }

  private width(): TemplateResult {
    const bySeed = seedsOf(this.runs.valueFor(this.key) ?? []);
    const losses = meanLosses(bySeed);
    const { seed } = this.slice;
    const on = partsOf(this.slice);
    const behind = this.standard?.seed === seed && !isSame(on, standard) ? linesOf("width", this.standard.losses) : [];
    const ghosts = behind.map((line) => ({ ...line, label: "", faint: true, dotted: false, mark: null }));
    const series = [...ghosts, ...linesOf("width", losses)].filter(({ x }) => x.length > 0);
    return html`<gl-line-chart
        label=${words.text("chart")}
        x-label=${words.text("lr")}
        y-label=${words.text("loss")}
        scale="log"
        x-scale="log"
        empty=${words.text("empty")}
        .height=${300}
        .series=${series}
      ></gl-line-chart>
      <p class="facts" role="status" translate="no">
        ${this.runs.has(this.key) ? moveText(bySeed) : nothing}
        ${ghosts.length > 0 ? words.text("ghosts") : nothing}
      </p>
      ${coordinates(this.check.valueFor(this.key) ?? [], this.check.has(this.key))}
      <p>${words.text("contested")}</p>`;
  }

  // ---- the others -------------------------------------------------------------------------------------------------

  private grid(all: RateLosses): TemplateResult {
    let from = 0;
    return html`<div class="four">
      ${kinds.map((of) => {
        const losses = all.slice(from, from + settings(of).length);
        from += settings(of).length;
        return this.other(of, losses);
      })}
    </div>`;
  }

  private other(of: Kind, losses: RateLosses): TemplateResult {
    const isLarge = this.slice.of === of;
    const full = this.others.has(this.slice.seed);
    const result = () => `${words.text("found.title")} ${resultText(of, losses)}`;
    return html`<figure class=${isLarge ? "large" : ""} aria-label=${words.text(of)}>
      <figcaption>
        <b>${words.text(of)}</b>
        <gl-button
          kind="plain"
          path="transfer.of"
          label=${words.text(isLarge ? "smaller.of" : "larger.of", { name: words.text(of) })}
          @click=${() => this.change({ of: isLarge ? "width" : of })}
        >${words.text(isLarge ? "smaller" : "larger")}</gl-button>
      </figcaption>
      <gl-line-chart
        label=${words.text(of)}
        x-label=${words.text("lr")}
        y-label=${words.text("loss")}
        scale="log"
        x-scale="log"
        empty=${words.text("others.empty")}
        .height=${isLarge ? 360 : 210}
        .under=${limitsUnder(of)}
        .series=${linesOf(of, losses).filter(({ x }) => x.length > 0)}
      ></gl-line-chart>
      ${full ? html`<p class="facts" role="status" translate="no">${result()}</p>` : nothing}
      <p class="facts">${words.text(`${of}.why`)}</p>
    </figure>`;
  }

  static override styles = [
    baseStyles,
    partStyles,
    css`
      :host { display: block }
      h3 { font: 600 15px/1.4 var(--sans); letter-spacing: 0 }
      .parts {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 8px;
        border-top: 1px solid var(--line);
        padding-top: 16px;
      }
      .parts p { font: 15px/1.5 var(--sans) }
      .others { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; padding-bottom: 40px }
      .others h3 { font: 600 21px/1.3 var(--serif) }
      .four { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 24px 48px }
      figure { margin: 0; min-width: 0 }
      figcaption { font: 15px/1.4 var(--sans); display: flex; align-items: center; justify-content: space-between }
      .large { grid-column: 1 / -1 }
      @container lesson (width < 860px) { .four { grid-template-columns: minmax(0, 1fr) } }
    `,
  ];
}

define("gl-hparams-transfer", GlHparamsTransfer);
declare global {
  interface HTMLElementTagNameMap {
    "gl-hparams-transfer": GlHparamsTransfer;
  }
}
