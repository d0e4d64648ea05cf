import { css, html, nothing, type TemplateResult } from "lit";
import "../../charts/line-chart";
import { define } from "../../elements";
import { amongWorkers } from "../../kit/among-workers";
import { Job, jobBar } from "../../kit/job";
import { Panel } from "../../kit/panel";
import { Random } from "../../kit/random";
import { baseStyles, numberText } from "../../look";
import { csv, regression } from "./data";
import { type Laboratory, laboratory } from "./laboratory";
import type { State } from "./state";
import { partStyles } from "./styles";
import { words } from "./words";

/** Batch sizes. */
export const batches: readonly number[] = [1, 2, 4, 16];
/** Learning rates as multiples of the limit of each batch size. */
export const parts: readonly number[] = [0.5, 0.7, 0.85, 1, 1.15, 1.3];
/** Steps whose growth is averaged for one point of the plot. */
const usualSteps = 1000;
const rows = 2000;

/**
 * The largest rate at which the mean squared distance shrinks. `parameters` counts the weights and the bias; the
 * gradient of the squared error includes the factor 2.
 */
export function limit(parameters: number, batch: number): number {
  return 1 / (1 + (parameters + 1) / batch);
}

/** The mean factor by which a step multiplies the squared distance, for noise-free targets and Gaussian inputs. */
export function contraction(parameters: number, batch: number, lr: number): number {
  return 1 - 4 * lr + 4 * lr * lr * (1 + (parameters + 1) / batch);
}

/**
 * Columns of isotropic Gaussian inputs. They are made orthogonal, so that their sample mean is exactly 0 and their
 * sample covariance exactly the identity: the only noise left is that of the batches.
 */
export function isotropic(count: number, dimensions: number, seed: number): Float64Array[] {
  const random = new Random(seed);
  const done: Float64Array[] = [new Float64Array(count).fill(1)];
  for (let dimension = 0; dimension < dimensions; dimension++) {
    const column = Float64Array.from({ length: count }, () => random.normal());
    for (const other of done) {
      const share = dot(column, other) / count;
      column.forEach((value, i) => {
        column[i] = value - share * (other[i] ?? 0);
      });
    }
    const length = Math.sqrt(dot(column, column) / count);
    done.push(column.map((value) => value / length));
  }
  return done.slice(1);
}

function dot(one: Float64Array, other: Float64Array): number {
  return one.reduce((sum, value, i) => sum + value * (other[i] ?? 0), 0);
}

/** The table of these inputs with target 0: the vector of weights is then the distance from the minimum. */
export function noiseFree(columns: readonly Float64Array[]): string {
  const names = columns.map((_, i) => `x${i + 1}`);
  const table = Array.from(columns[0] ?? [], (_, row) => [
    ...columns.map((column) => (column[row] ?? 0).toFixed(5)),
    0,
  ]);
  return csv([...names, "y"], table);
}

/** One point of the plot. */
export interface NoiseSetting {
  batch: number;
  lr: number;
}

/** All points of the plot for inputs with this number of dimensions; the parameters include a bias. */
export function settings(dimensions: number): NoiseSetting[] {
  return batches.flatMap((batch) => parts.map((part) => ({ batch, lr: part * limit(dimensions + 1, batch) })));
}

/** The table that all settings of a state are measured on. */
export const tableOf = ({ dimensions, seed }: State["noise"]): string =>
  noiseFree(isotropic(rows, dimensions, seed + 1));

/**
 * The mean factor by which a step multiplied the squared distance, over `requested` steps; NaN when no step could be
 * measured. A run whose squared distance leaves 1e-25 to 1e25 is replaced by a new run with the next seed.
 */
export async function growth(
  { withRun }: Laboratory,
  text: string,
  { batch, lr }: NoiseSetting,
  seed: number,
  requested = usualSteps,
): Promise<number> {
  let sum = 0;
  let count = 0;
  for (let attempt = 0; count < requested && attempt < 40; attempt++) {
    const document = {
      ...regression(text, lr, requested),
      init: { scheme: "constant", std: 1 },
      batchSize: batch,
      seed: seed + attempt,
    };
    await withRun(document, async (run) => {
      let before = Number.NaN;
      while (count < requested) {
        const { read, diverged } = await run.frame({ steps: Number.isNaN(before) ? 0 : 1, read: { weights: {} } });
        const { weight = [], bias = [] } = read.weights[0] ?? {};
        const after = [...weight, ...bias].reduce((total, value) => total + value * value, 0);
        if (diverged || !(after > 1e-25) || after > 1e25) break;
        if (!Number.isNaN(before)) {
          sum += after / before;
          count++;
        }
        before = after;
      }
    });
  }
  return count > 0 ? sum / count : Number.NaN;
}

/** The rate at which measured growth first crosses 1, interpolated between two rates; NaN when it does not. */
export function crossing(rates: readonly number[], growths: readonly number[]): number {
  const after = growths.findIndex((value, i) => i > 0 && value >= 1 && (growths[i - 1] ?? 1) < 1);
  if (after < 1) return Number.NaN;
  const [low = 0, high = 0, x0 = 0, x1 = 0] = [growths[after - 1], growths[after], rates[after - 1], rates[after]];
  return x0 + ((1 - low) / (high - low)) * (x1 - x0);
}

const colours = ["forward", "parameter", "correct", "backward"] as const;
/** The rates of the points of a dashed line, as multiples of the limit. */
const smooth = Array.from({ length: 17 }, (_, i) => 0.5 + i * 0.05);

/** The section on batch noise: measured growth of the squared distance as dots, the formula as dashed lines. */
export class GlScalingNoise extends Panel<State["noise"]> {
  private readonly growths = new Job<(number | null)[]>(this, "scaling-noise");

  private readonly start = (): void => {
    const { slice } = this;
    const text = tableOf(slice);
    void this.growths.start(slice, (turn) =>
      amongWorkers(turn, settings(slice.dimensions), (setting, ask) =>
        growth(laboratory(ask), text, setting, slice.seed),
      ),
    );
  };

  protected override render() {
    const { slice, growths } = this;
    const results = growths.valueFor(slice) ?? [];
    const parameters = slice.dimensions + 1;
    const lines = batches.map((batch, index) => ({
      batch,
      edge: limit(parameters, batch),
      measured: parts.map((_, part) => results[index * parts.length + part] ?? Number.NaN),
      colour: colours[index] ?? "ink",
    }));
    const series = lines.flatMap(({ batch, edge, measured, colour }) => {
      const x = smooth.map((part) => part * edge);
      const y = x.map((lr) => contraction(parameters, batch, lr));
      return [
        { label: words.text("noise.batch", { batch }), x, y, colour, dashed: true },
        { label: "", x: parts.map((part) => part * edge), y: measured, colour, dotted: true, faint: true },
      ];
    });
    return html`<section class="part">
      <div>
        <h2>${words.text("noise.title")}</h2>
        <p>${words.text("noise.text")}</p>
        ${jobBar(growths, slice, words.text("noise.run"), this.start)}
      </div>
      <div>
        <gl-line-chart
          x-scale="log"
          label=${words.text("noise.growth")}
          x-label=${words.text("noise.axis")}
          y-label=${words.text("noise.growth")}
          empty=${words.text("noise.empty")}
          .height=${300}
          .series=${results.length > 0 ? series : []}
        ></gl-line-chart>
        ${growths.has(slice) ? limits(lines) : nothing}
      </div>
    </section>`;
  }

  static override styles = [baseStyles, partStyles, css`:host { display: block }`];
}

function limits(lines: readonly { batch: number; edge: number; measured: readonly number[] }[]): TemplateResult {
  const cell = (value: number) => html`<td>${Number.isNaN(value) ? "–" : numberText(value)}</td>`;
  const heads = (["size", "formula", "measured"] as const).map((key) => words.text(`noise.${key}`));
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.text("noise.table")}>
    <table aria-label=${words.text("noise.table")} class="numbers" role="status" translate="no">
      <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
      <tbody>
        ${lines.map(({ batch, edge, measured }) => {
          const rates = parts.map((part) => part * edge);
          return html`<tr><th scope="row">${batch}</th>${cell(edge)}${cell(crossing(rates, measured))}</tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

define("gl-scaling-noise", GlScalingNoise);
