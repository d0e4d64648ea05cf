import { html, type TemplateResult } from "lit";
import { styled } from "../../../elements/styled";
import { numberText } from "../../../look";
import { preprocessings, type State } from "../state";
import { words } from "../words";
import { type Cell, guessing, ranAway, rates } from "./real";

/** What became of every preprocessing at every rate: the darker, the better. `cells` are in the order of `realPieces`. */
export function heatMap(cells: readonly (Cell | null)[], { accuracy, source }: State["real"]): TemplateResult {
  const cell = (cell: Cell | null | undefined) => heat(cell ?? null, accuracy, guessing(source));
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.text(accuracy ? "real.table.accuracy" : "real.table.loss")}><table class="numbers heat">
      <caption>${words.text(accuracy ? "real.table.accuracy" : "real.table.loss")}</caption>
      <thead><tr><th scope="col">${words.text("noise.axis")}</th>${rates.map((lr) => html`<th scope="col">10<sup>${Math.round(Math.log10(lr)).toString().replace("-", "−")}</sup></th>`)}</tr></thead>
      <tbody>${preprocessings.map((preprocess, line) => html`<tr><th scope="row">${preprocess}</th>${rates.map((_, column) => cell(cells[line * rates.length + column]))}</tr>`)}</tbody></table></div>`;
}

function heat(cell: Cell | null, accuracy: boolean, guess: number): TemplateResult {
  if (!cell) return html`<td class="quiet">·</td>`;
  if (ranAway(cell))
    return html`<td class="cell error"><span aria-hidden="true">↗</span><span class="unseen">${words.text("real.cell")}</span></td>`;
  const part = accuracy ? cell.accuracy ** 2 : Math.max(0, 1 - cell.loss / guess);
  return html`<td class="cell" ${styled({ "--part": String(part) })}>${accuracy ? numberText(100 * cell.accuracy) : cell.loss.toFixed(cell.loss < 10 ? 2 : 0)}</td>`;
}
