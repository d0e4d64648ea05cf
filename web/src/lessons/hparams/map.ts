import { css, html, nothing, type TemplateResult } from "lit";
import { define, emit, type ValueEvent } from "../../elements";
import { styled } from "../../elements/styled";
import type { ExperimentDraft } from "../../engine/types";
import { amongWorkers, jobBar, Panel, Task, withRun } from "../../kit";
import { baseStyles, numberText } from "../../look";
import { encode, type PlainObject } from "../../state";
import { type Rival, rivals, type State } from "./state";
import { partStyles } from "./styles";
import { words } from "./words";

/** Half a decade apart. */
export const rates: readonly number[] = [1e-3, 3e-3, 1e-2, 3e-2, 0.1, 0.3, 1, 3];
export const repeats = 3;
const steps = 200;

/** The values of the other knob, from the top row down. */
export const values: Readonly<Record<Rival, readonly string[]>> = {
  normalization: ["none", "batch", "layer"],
  init: ["lecun-normal", "he-normal", "unit-variance"],
  batch: ["4", "16", "64", "200"],
  depth: ["1", "2", "4", "8"],
};

/** One small run of the map. */
export function cellDocument(rival: Rival, value: string, lr: number, seed: number): ExperimentDraft {
  const depth = rival === "depth" ? Number(value) : 3;
  return {
    seed,
    data: { source: "moons", samples: 250, noise: 0.2, seed: 0, split: [0.8, 0.2, 0] },
    model: {
      hidden: Array.from({ length: depth }, () => 12),
      activation: "relu",
      normalization: rival === "normalization" ? value : "none",
    },
    init: { scheme: rival === "init" ? value : "he-normal" },
    optimizer: { name: "sgd", lr },
    batchSize: rival === "batch" ? Number(value) : 32,
    steps,
    evalEvery: steps,
  };
}

/** The mean loss on the validation rows over seeds; null when a run diverged. */
export interface Cell {
  loss: number | null;
  diverged: number;
}

export const cellsOf = (rival: Rival) => values[rival].flatMap((value) => rates.map((lr) => ({ value, lr })));

export function cellFrom(losses: readonly (number | null)[]): Cell {
  const finite = losses.filter((loss) => loss !== null);
  const diverged = losses.length - finite.length;
  return { loss: diverged > 0 ? null : finite.reduce((sum, loss) => sum + loss, 0) / finite.length, diverged };
}

/** The place of the best rate in each row; -1 where all diverged. */
export function bestRates(cells: readonly (Cell | null)[], rows: number): number[] {
  return Array.from({ length: rows }, (_, row) => {
    const line = cells
      .slice(row * rates.length, (row + 1) * rates.length)
      .map((cell) => cell?.loss ?? Number.POSITIVE_INFINITY);
    const least = Math.min(...line);
    return Number.isFinite(least) ? line.indexOf(least) : -1;
  });
}

/** A map of two knobs: every cell is a few real runs; the best rate of each row is marked. */
export class GlHparamsMap extends Panel<State["map"]> {
  private readonly cells = new Task<(Cell | null)[]>(this);

  private get key() {
    const { rival, seed } = this.slice;
    return { rival, seed };
  }

  private readonly start = (): void => {
    const { rival, seed } = this.slice;
    void this.cells.start(this.key, (turn) =>
      amongWorkers(turn, cellsOf(rival), async ({ value, lr }, ask) => {
        const losses: (number | null)[] = [];
        for (let repeat = 0; repeat < repeats; repeat++) {
          const document = cellDocument(rival, value, lr, seed + repeat);
          const { read, diverged } = await withRun(document, ask, (run) =>
            run.frame({ steps, read: { evaluation: {} } }),
          );
          losses.push(diverged ? null : (read.evaluation.validLoss.at(-1) ?? null));
        }
        return cellFrom(losses);
      }),
    );
  };

  override render(): TemplateResult {
    const { rival, guess } = this.slice;
    const options = (["stays", "moves"] as const).map((value) => ({ value, label: words.text(`map.guess.${value}`) }));
    return html`<section class="part">
      <div>
        <h2>${words.text("map.title")}</h2>
        <p>${words.text("map.text")}</p>
        <gl-segmented
          label=${words.text("map.rival")}
          .options=${rivals.map((value) => ({ value, label: words.text(`map.${value}`) }))}
          ${this.bind("rival")}
        ></gl-segmented>
        <gl-predict
          reveals="table"
          question=${words.text("map.question")}
          answer="moves"
          .options=${options}
          ${this.bind("guess")}
          @gl-predict=${(event: ValueEvent<string>) => event.detail.value && this.start()}
        >
          <p>${words.text("map.because")}</p>
        </gl-predict>
        ${
          guess === ""
            ? nothing
            : jobBar(this.cells, words.text("map.run", { runs: cellsOf(rival).length * repeats }), this.start)
        }
      </div>
      <div>${this.table(this.cells.valueFor(this.key) ?? [])}</div>
    </section>`;
  }

  private table(cells: readonly (Cell | null)[]): TemplateResult {
    const { rival } = this.slice;
    const best = bestRates(cells, values[rival].length);
    const losses = cells.flatMap((cell) => (cell?.loss ? [Math.log(cell.loss)] : []));
    const [low, high] = [Math.min(...losses), Math.max(...losses)];
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.text("map.table")}>
      <table class="numbers heat" translate="no">
        <caption>${words.text("map.caption", { repeats, steps })}</caption>
        <thead>
          <tr>
            <th scope="col">${words.text(`map.${rival}`)}</th>
            ${rates.map((lr) => html`<th scope="col">${numberText(lr)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${values[rival].map(
            (value, row) => html`<tr>
              <th scope="row">${value}</th>
              ${rates.map((_, column) => {
                const cell = cells[row * rates.length + column] ?? null;
                const part = cell?.loss ? (high > low ? 1 - (Math.log(cell.loss) - low) / (high - low) : 1) : 0;
                return this.cell(cell, part, best[row] === column, { value, lr: rates[column] ?? 0 });
              })}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  private cell(cell: Cell | null, part: number, best: boolean, at: { value: string; lr: number }): TemplateResult {
    if (!cell) return html`<td class="quiet">·</td>`;
    const text = cell.loss === null ? "↗" : numberText(cell.loss, { digits: 2 });
    const label = words.text(best ? "map.cell.best" : "map.cell", {
      value: at.value,
      lr: numberText(at.lr),
      loss: text,
    });
    return html`<td
      class=${`cell ${cell.loss === null ? "error" : ""} ${best ? "best" : ""}`}
      ${styled({ "--part": String(part) })}
    >
      <button type="button" aria-label=${label} @click=${() => this.open(at)}>${text}</button>
    </td>`;
  }

  /** The run of a cell, in the playground. */
  private open({ value, lr }: { value: string; lr: number }): void {
    openInPlayground(this, cellDocument(this.slice.rival, value, lr, this.slice.seed));
  }

  static override styles = [
    baseStyles,
    partStyles,
    css`
      :host { display: block }
      .best { outline: 2px solid var(--ink); outline-offset: -2px; font-weight: 600 }
      td button { all: unset; display: block; width: 100%; cursor: pointer; text-align: center; min-height: 24px }
      td button:focus-visible { outline: 2px solid var(--forward) }
    `,
  ];
}

/** Asks whoever shows the lesson to open an experiment in the playground: our own site does, another page may. */
export function openInPlayground(from: EventTarget, document: ExperimentDraft): void {
  const { version: _, evalEvery: __, loss: ___, ...state } = document as ExperimentDraft & Record<string, unknown>;
  const fragment = encode(state as unknown as PlainObject, {});
  emit(from, "gradlab-open", { lesson: "playground", state: fragment });
}

define("gl-hparams-map", GlHparamsMap);
declare global {
  interface HTMLElementTagNameMap {
    "gl-hparams-map": GlHparamsMap;
  }
}
