import { css, html, nothing, type TemplateResult } from "lit";
import { define } from "../../elements";
import { styled } from "../../elements/styled";
import type { ExperimentDraft } from "../../engine/types";
import { amongWorkers } from "../../kit/among-workers";
import { Job, jobBar } from "../../kit/job";
import { Panel } from "../../kit/panel";
import { baseStyles, numberText } from "../../look";
import { type Laboratory, laboratory } from "./laboratory";
import { preprocessings, type State } from "./state";
import { partStyles } from "./styles";
import { words } from "./words";

export const rates: readonly number[] = [1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1, 10];
export const realSteps = 300;

/** The result of one training. */
export interface Cell {
  preprocess: string;
  lr: number;
  /** Loss on the training rows. */
  loss: number;
  /** Accuracy on the training rows, from 0 to 1. */
  accuracy: number;
  /** Accuracy on the validation rows, from 0 to 1. */
  validAccuracy: number;
  /** Number of validation rows. */
  rows: number;
  /** The loss before the first step. */
  first: number;
  /** The step at which it diverged, or null. */
  diverged: number | null;
}

type Model = Pick<State["real"], "source" | "hidden">;

/** The experiment of one cell. */
export function realDocument({ source, hidden }: Model, preprocess: string, lr: number): ExperimentDraft {
  return {
    data: { source, preprocess },
    model: { hidden: hidden ? [hidden] : [], activation: "relu" },
    init: { scheme: hidden ? "he-normal" : "zeros" },
    optimizer: { name: "sgd", lr },
    batchSize: 32,
    steps: realSteps,
    evalEvery: realSteps,
  };
}

/** All pairs of preprocessing and rate, in the order of the table. */
export const trainings = preprocessings.flatMap((preprocess) => rates.map((lr) => ({ preprocess, lr })));

/** Trains one cell to its last step. */
export async function cellOf(
  { withRun }: Laboratory,
  model: Model,
  { preprocess, lr }: { preprocess: string; lr: number },
): Promise<Cell> {
  const { read, diverged, rows } = await withRun(realDocument(model, preprocess, lr), async (run) => ({
    ...(await run.frame({ steps: realSteps, read: { evaluation: {} } })),
    rows: run.summary.rows.valid,
  }));
  const { trainLoss, trainAccuracy, validAccuracy } = read.evaluation;
  const last = (values: ArrayLike<number>) => values[values.length - 1] ?? Number.NaN;
  return {
    preprocess,
    lr,
    loss: last(trainLoss),
    accuracy: last(trainAccuracy),
    validAccuracy: last(validAccuracy),
    rows,
    first: trainLoss[0] ?? Number.NaN,
    diverged: diverged?.step ?? null,
  };
}

/** Whether a training diverged, or ended with a higher loss than before the first step. */
export function ranAway({ diverged, loss, first }: Cell): boolean {
  return diverged !== null || !(loss <= first);
}

/** The training with the highest validation accuracy of a preprocessing; among equal ones that with the lowest loss. */
export function bestOf(cells: readonly Cell[], preprocess: string): Cell | null {
  const own = cells.filter((cell) => cell.preprocess === preprocess && !ranAway(cell));
  const isBetter = (one: Cell, other: Cell) =>
    one.validAccuracy === other.validAccuracy ? one.loss < other.loss : one.validAccuracy > other.validAccuracy;
  return own.reduce<Cell | null>((best, cell) => (best === null || isBetter(cell, best) ? cell : best), null);
}

/** The loss of a guess that gives all classes the same probability. */
export const guessing = (source: State["real"]["source"]): number => Math.log(source === "wine" ? 3 : 2);

/** The section on real data: loss or accuracy of every preprocessing at every rate. */
export class GlScalingReal extends Panel<State["real"]> {
  private readonly cells = new Job<(Cell | null)[]>(this, "scaling-real");

  /** The settings that determine the cells; the slice also has settings of the view. */
  private get model(): Model {
    const { source, hidden } = this.slice;
    return { source, hidden };
  }

  private readonly start = (): void => {
    const { model } = this;
    void this.cells.start({ ...model }, (turn) =>
      amongWorkers(turn, trainings, (training, ask) => cellOf(laboratory(ask), model, training)),
    );
  };

  protected override render() {
    const { slice } = this;
    const key = { ...this.model };
    const cells = this.cells.valueFor(key) ?? [];
    return html`<section class="part">
      <div>
        <h2>${words.text("real.title")}</h2>
        <p>${words.text("real.text")}</p>
        <gl-segmented
          ${this.bind("source")}
          label=${words.text("real.source")}
          .options=${["wine", "breast-cancer"].map((value) => ({ value, label: value }))}
        ></gl-segmented>
        <gl-segmented
          ${this.bind("hidden", { show: String, read: Number })}
          label=${words.text("real.hidden")}
          .options=${[
            { value: "0", label: words.text("real.linear") },
            { value: "16", label: words.text("real.relu") },
          ]}
        ></gl-segmented>
        <gl-segmented
          ${this.bind("accuracy", {
            show: (accuracy) => (accuracy ? "accuracy" : "loss"),
            read: (shown) => shown === "accuracy",
          })}
          label=${words.text("real.show")}
          .options=${(["loss", "accuracy"] as const).map((value) => ({ value, label: words.text(`real.${value}`) }))}
        ></gl-segmented>
        ${jobBar(this.cells, key, words.text("real.run"), this.start)}
      </div>
      <div>
        ${heatMap(cells, slice)}
        <p class="small">${words.text("real.legend", { guess: numberText(guessing(slice.source)) })}</p>
        ${this.cells.has(key) ? html`<p class="facts" role="status" translate="no">${best(cells)}</p>` : nothing}
      </div>
    </section>`;
  }

  static override styles = [baseStyles, partStyles, css`:host { display: block }`];
}

/** The table of the results of every preprocessing at every rate; a better result has a darker cell. */
function heatMap(cells: readonly (Cell | null)[], { accuracy, source }: State["real"]): TemplateResult {
  const about = words.text(accuracy ? "real.table.accuracy" : "real.table.loss");
  const power = (lr: number) => Math.round(Math.log10(lr)).toString().replace("-", "−");
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${about}>
    <table class="numbers heat" translate="no">
      <caption>${about}</caption>
      <thead>
        <tr>
          <th scope="col">${words.text("noise.axis")}</th>
          ${rates.map((lr) => html`<th scope="col">10<sup>${power(lr)}</sup></th>`)}
        </tr>
      </thead>
      <tbody>
        ${preprocessings.map(
          (preprocess, line) => html`<tr>
            <th scope="row">${preprocess}</th>
            ${rates.map((_, column) => heat(cells[line * rates.length + column] ?? null, accuracy, guessing(source)))}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function heat(cell: Cell | null, accuracy: boolean, guess: number): TemplateResult {
  if (!cell) return html`<td class="quiet">·</td>`;
  if (ranAway(cell))
    return html`<td class="cell error">
      <span aria-hidden="true">↗</span><span class="unseen">${words.text("real.cell")}</span>
    </td>`;
  const part = accuracy ? cell.validAccuracy ** 2 : Math.max(0, 1 - cell.loss / guess);
  const text = accuracy ? numberText(100 * cell.validAccuracy) : cell.loss.toFixed(cell.loss < 10 ? 2 : 0);
  return html`<td class="cell" ${styled({ "--part": String(part) })}>${text}</td>`;
}

/** A sentence that compares the best training on raw inputs with the best on standardized inputs. */
function best(cells: readonly (Cell | null)[]): string {
  const all = cells.filter((cell) => cell !== null);
  const one = (preprocess: string) => {
    const cell = bestOf(all, preprocess);
    if (!cell) return words.text("real.none");
    const { lr, validAccuracy, rows, loss } = cell;
    const right = Math.round(validAccuracy * rows);
    return words.text("real.right", { right, rows, lr: numberText(lr), loss: numberText(loss) });
  };
  return words.text("real.best", { raw: one("none"), standardized: one("standardize") });
}

define("gl-scaling-real", GlScalingReal);
