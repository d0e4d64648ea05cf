import { css, html, nothing, type TemplateResult } from "lit";
import "../../charts/line-chart";
import type { LineSeries } from "../../charts";
import { define, type ValueEvent } from "../../elements";
import type { ExperimentDraft } from "../../engine/types";
import { amongWorkers, jobBar, Panel, Random, Task, withRun } from "../../kit";
import { baseStyles, numberText } from "../../look";
import type { State } from "./state";
import { partStyles } from "./styles";
import { words } from "./words";

type Of = State["transfer"]["of"];

/** Half a factor of 10 apart where plain gradient descent is stable somewhere, a factor of 2 for Adam. */
export const rates: Readonly<Record<Of, readonly number[]>> = {
  width: [-10, -9, -8, -7, -6, -5, -4, -3, -2].map((power) => 2 ** power),
  depth: [1e-3, 3e-3, 1e-2, 3e-2, 0.1, 0.3, 1, 3],
  samples: [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7],
  batch: [0.02, 0.05, 0.08, 0.12, 0.2, 0.3, 0.4, 0.6, 0.8, 0.95],
  scale: [1e-3, 1e-2, 3e-2, 0.1, 0.3, 1, 3, 10, 30],
};

export const values: Readonly<Record<Of, readonly number[]>> = {
  width: [16, 64, 256],
  depth: [1, 2, 4, 8],
  samples: [12, 30, 300],
  batch: [1, 4, 32],
  scale: [0.3, 1, 3],
};

const steps: Readonly<Record<Of, number>> = { width: 20, depth: 200, samples: 100, batch: 60, scale: 60 };

/** One run: `value` of what is changed, at one learning rate. */
export function document(of: Of, value: number, lr: number, mup: boolean, seed: number): ExperimentDraft {
  const common = { seed, init: { scheme: "he-normal" }, steps: steps[of], evalEvery: steps[of] };
  if (of === "width")
    return {
      ...common,
      data: { source: "digits", seed: 0, split: [0.28, 0.72, 0] },
      model: {
        hidden: [value, value],
        activation: "relu",
        ...(mup ? { parametrization: { name: "mup", baseWidth: 16 } } : {}),
      },
      optimizer: { name: "adam", lr },
      batchSize: 512,
    };
  if (of === "depth")
    return {
      ...common,
      data: { source: "moons", samples: 300, noise: 0.2, seed: 0 },
      model: { hidden: Array.from({ length: value }, () => 12), activation: "relu" },
      optimizer: { name: "sgd", lr },
      batchSize: 300,
    };
  // Linear regression, whose largest stable rate is known.
  if (of === "scale")
    return {
      ...common,
      data: { source: "linear", samples: 200, noise: 0.1, seed: 0, inputScale: value, preprocess: "none" },
      model: { hidden: [] },
      init: { scheme: "zeros" },
      optimizer: { name: "sgd", lr },
      batchSize: 200,
    };
  const rows = of === "samples" ? value : 400;
  return {
    ...common,
    data: { source: "csv", csv: gaussianTable(rows, seed), split: [1, 0, 0], preprocess: "none" },
    model: { hidden: [] },
    init: { scheme: "zeros" },
    optimizer: { name: "sgd", lr },
    batchSize: of === "batch" ? value : rows,
  };
}

const columns = 10;

/**
 * Independent normal columns and their sum: linear regression without noise, whose curvature random matrix theory
 * knows.
 */
export function gaussianTable(rows: number, seed: number): string {
  const random = new Random(seed);
  const lines = Array.from({ length: rows }, () => {
    const x = Array.from({ length: columns }, () => random.normal());
    return [...x, x.reduce((sum, value) => sum + value, 0)].map((value) => value.toFixed(6)).join(",");
  });
  return [
    [...Array(columns).keys()]
      .map((column) => `x${column}`)
      .concat("y")
      .join(","),
    ...lines,
  ].join("\n");
}

/** The loss on the training rows at the end of every run; null when it diverged or ended worse than it began. */
export type Losses = readonly (number | null)[];

export const settings = (of: Of) => values[of].flatMap((value) => rates[of].map((lr) => ({ value, lr })));

/** The place of the lowest loss among the rates of each value; -1 where there is none. */
export function minima(of: Of, losses: Losses): number[] {
  return values[of].map((_, index) => {
    const line = losses
      .slice(index * rates[of].length, (index + 1) * rates[of].length)
      .map((loss) => loss ?? Number.POSITIVE_INFINITY);
    const least = Math.min(...line);
    return Number.isFinite(least) ? line.indexOf(least) : -1;
  });
}

/** The place of the largest rate at which the loss still falls; -1 where there is none. */
export function stable(of: Of, losses: Losses): number[] {
  return values[of].map((_, index) =>
    losses.slice(index * rates[of].length, (index + 1) * rates[of].length).findLastIndex((loss) => loss !== null),
  );
}

/**
 * Loss against learning rate for several widths, depths, amounts of data, batch sizes and scales: which minima move.
 */
export class GlHparamsTransfer extends Panel<State["transfer"]> {
  private readonly runs = new Task<Losses>(this);

  private get key() {
    const { of, mup, seed } = this.slice;
    return { of, mup: mup && of === "width", seed };
  }

  private readonly start = (): void => {
    const { of, mup, seed } = this.slice;
    void this.runs.start(this.key, (turn) =>
      amongWorkers(turn, settings(of), ({ value, lr }, ask) =>
        withRun(document(of, value, lr, mup, seed), ask, async (run) => {
          const { read, diverged } = await run.frame({ steps: steps[of], read: { evaluation: {} } });
          const { trainLoss } = read.evaluation;
          const [first, last] = [trainLoss[0] ?? 0, trainLoss.at(-1) ?? Number.NaN];
          return diverged || !(last <= first) ? null : last;
        }),
      ),
    );
  };

  override render(): TemplateResult {
    const { of, guess } = this.slice;
    const kinds = Object.keys(values) as Of[];
    const options = (["stays", "left", "right"] as const).map((value) => ({
      value,
      label: words.text(`transfer.guess.${value}`),
    }));
    return html`<section class="part">
      <div>
        <h2>${words.text("transfer.title")}</h2>
        <p>${words.text("transfer.text")}</p>
        <gl-predict
          reveals="gl-line-chart"
          question=${words.text("transfer.question")}
          answer="left"
          .options=${options}
          ${this.bind("guess")}
          @gl-predict=${(event: ValueEvent<string>) => event.detail.value && this.start()}
        >
          <p>${words.text("transfer.because")}</p>
        </gl-predict>
        ${
          guess === ""
            ? nothing
            : html`<gl-segmented
                  label=${words.text("transfer.of")}
                  .options=${kinds.map((value) => ({ value, label: words.text(`transfer.${value}`) }))}
                  ${this.bind("of")}
                ></gl-segmented>
                ${
                  of === "width"
                    ? html`<gl-switch
                        label=${words.text("transfer.mup")}
                        help=${words.text("transfer.mup.help")}
                        ${this.bind("mup")}
                      ></gl-switch>`
                    : nothing
                }
                ${jobBar(this.runs, words.text("transfer.run", { runs: settings(of).length }), this.start)}`
        }
      </div>
      <div>${guess === "" ? nothing : this.result(this.runs.valueFor(this.key) ?? [])}</div>
    </section>`;
  }

  private result(losses: Losses): TemplateResult {
    const { of } = this.slice;
    const colours = ["forward", "backward", "parameter", "ink"] as const;
    const series = values[of].map((value, index): LineSeries => {
      const line = losses.slice(index * rates[of].length, (index + 1) * rates[of].length);
      const finite = rates[of].flatMap((lr, place) => {
        const loss = line[place];
        return loss === null || loss === undefined || loss <= 0 ? [] : [{ lr, loss }];
      });
      const label = words.text(`transfer.${of}.value`, { value });
      return {
        label,
        colour: colours[index] ?? "ink",
        dashed: index % 2 === 1,
        x: finite.map(({ lr }) => lr),
        y: finite.map(({ loss }) => loss),
      };
    });
    const best = minima(of, losses);
    const last = stable(of, losses);
    return html`<gl-line-chart
        label=${words.text("transfer.chart")}
        x-label=${words.text("axis.lr")}
        y-label=${words.text("axis.train")}
        scale="log"
        x-scale="log"
        empty=${words.text("study.empty")}
        .height=${320}
        .series=${series.filter(({ x }) => x.length > 0)}
      ></gl-line-chart>
      <ul class="facts" translate="no">
        ${values[of].map((value, index) => {
          const lr = rates[of][best[index] ?? -1];
          return lr === undefined
            ? nothing
            : html`<li>${words.text("transfer.best", {
                value: words.text(`transfer.${of}.value`, { value }),
                lr: numberText(lr),
                last: numberText(rates[of][last[index] ?? 0] ?? lr),
              })}</li>`;
        })}
      </ul>
      <p>${words.text(`transfer.${of}.why`)}</p>`;
  }

  static override styles = [baseStyles, partStyles, css`:host { display: block }`];
}

define("gl-hparams-transfer", GlHparamsTransfer);
declare global {
  interface HTMLElementTagNameMap {
    "gl-hparams-transfer": GlHparamsTransfer;
  }
}
