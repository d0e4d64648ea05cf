import { css, html, nothing, svg, type TemplateResult } from "lit";
import "../../../charts/take/figure";
import { styled } from "../../../elements/styled";
import { numberText, withError } from "../../../look";
import type { State } from "../state";
import { words as lesson } from "../words";
import {
  type Cell,
  commonRates,
  hangingRates,
  isOrdered,
  type RowResult,
  rates,
  repeats,
  rowResults,
  steps,
  values,
} from "./plan";
import { type RowName, words } from "./words";

type Rival = State["map"]["rival"];

/** The place of a cell: the value of its row, and its learning rate. */
export interface CellPlace {
  value: string;
  lr: number;
}

/** The losses of the contours, as multiples of the loss of the best cell. */
const levels = [1.1, 1.5, 2.5];

/** The map with its contours, and its results in words; `open` is called when a cell is chosen. */
export function mapPicture(
  rival: Rival,
  cells: readonly (Cell | null)[],
  open: (at: CellPlace) => void,
): TemplateResult {
  const losses = cells.flatMap((cell) => (cell?.loss ? [Math.log(cell.loss)] : []));
  const [low, high] = [Math.min(...losses), Math.max(...losses)];
  const isFull = cells.length > 0 && cells.every((cell) => cell !== null);
  // The best rates are known only when all cells are.
  const results = isFull ? rowResults(cells, values[rival].length) : [];
  return html`<figure class="map" aria-label=${words.text("table", { rival: words.text(rival) })}>
      <gl-figure label=${words.text("table", { rival: words.text(rival) })} .table=${tableOf(rival, cells)}>
      <table translate="no" aria-label=${words.text("table", { rival: words.text(rival) })}>
        <thead>
          <tr>
            <th scope="col">${words.text(rival)}</th>
            ${rates.map((lr) => html`<th scope="col">${numberText(lr)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${values[rival].map(
            (value, row) => html`<tr>
              <th scope="row">${words.text(`row.${value}` as RowName)}</th>
              ${rates.map((_, column) => {
                const cell = cells[row * rates.length + column] ?? null;
                const part = cell?.loss ? (high > low ? 1 - (Math.log(cell.loss) - low) / (high - low) : 1) : 0;
                const { best = -1, ties = [] } = results[row] ?? {};
                const mark = best === column ? "best" : ties.includes(column) ? "tied" : "";
                return cellOf(cell, part, mark, { value, lr: rates[column] ?? 0 }, open);
              })}
            </tr>`,
          )}
        </tbody>
      </table>
      ${
        isFull && isOrdered(rival)
          ? contours(
              cells,
              values[rival].length,
              results.map(({ best }) => best),
            )
          : nothing
      }
      </gl-figure>
      <p class="axis">${words.text("axis")}</p>
      <figcaption class="facts">
        ${cells.length === 0 ? words.text("empty") : words.text("caption", { steps, repeats })}
        ${isFull ? words.text(isOrdered(rival) ? "contours" : "contours.none") : nothing}
      </figcaption>
      ${
        isFull
          ? html`<p class="said" role="status">${verdict(results)} ${rowTexts(rival, cells, results)}</p>`
          : nothing
      }
    </figure>`;
}

function cellOf(
  cell: Cell | null,
  part: number,
  mark: "" | "best" | "tied",
  at: CellPlace,
  open: (at: CellPlace) => void,
): TemplateResult {
  if (!cell) return html`<td class="quiet">·</td>`;
  const text = cell.loss === null ? "↗" : numberText(cell.loss, { digits: 2, fixed: true });
  const label = words.text(mark === "" ? "cell" : `cell.${mark}`, {
    value: words.text(`row.${at.value}` as RowName),
    lr: numberText(at.lr),
    loss: cell.loss === null ? lesson.text("diverged") : text,
  });
  return html`<td
      class=${`${cell.loss === null ? "error" : ""} ${mark}`}
      ${styled({ "--part": String(part) })}
    >
      <button type="button" aria-label=${label} @click=${() => open(at)}>${text}</button>
    </td>`;
}

/** The table for export: each cell with its mean loss; null when a run diverged. */
function tableOf(rival: Rival, cells: readonly (Cell | null)[]) {
  const columns = [words.text(rival), words.text("column.rate"), words.text("column.loss")];
  const rows = cells.flatMap((cell, index) => {
    const value = values[rival][Math.floor(index / rates.length)];
    const name = words.text(`row.${value}` as RowName);
    return cell ? [[name, rates[index % rates.length] ?? null, cell.loss]] : [];
  });
  return { columns, rows };
}

const rateText = (place: number): string => numberText(rates[place] ?? Number.NaN);

/** Says whether the best rate moves, as far as it is significant with these seeds. */
function verdict(results: readonly RowResult[]): string {
  if (results.every(({ best }) => best < 0)) return words.text("moves.nothing");
  const textOf = (places: readonly number[]) => places.map(rateText).join(words.text("or"));
  const [common, hanging] = [commonRates(results), hangingRates(results)];
  if (common.length > 0) return words.text("moves.not", { rates: textOf(common) });
  return hanging.length > 0 ? words.text("moves.hangs", { rates: textOf(hanging) }) : words.text("moves");
}

function rowTexts(rival: Rival, cells: readonly (Cell | null)[], results: readonly RowResult[]): string {
  const rows = results.map(({ best, ties, error }, row) => {
    const value = words.text(`row.${values[rival][row]}` as RowName);
    if (best < 0) return words.text("row.diverged", { value });
    const loss = withError(cells[row * rates.length + best]?.loss ?? Number.NaN, error);
    const others = ties.filter((place) => place !== best);
    const parts = { value, lr: rateText(best), loss: loss.value, error: loss.error };
    if (others.length === 0) return words.text("row.found", parts);
    return words.text("row.tied", { ...parts, ties: others.map(rateText).join(", ") });
  });
  return words.text("rows", { repeats, rows: rows.join("; ") });
}

/** The contours at the three `levels`, and a line through the best rates of the rows. */
function contours(cells: readonly (Cell | null)[], rows: number, best: readonly number[]): TemplateResult {
  const grid = Array.from({ length: rows }, (_, row) =>
    cells
      .slice(row * rates.length, (row + 1) * rates.length)
      .map((cell) => (cell?.loss ? Math.log(cell.loss) : Number.POSITIVE_INFINITY)),
  );
  const least = Math.min(...grid.flat());
  const lines = levels.map((level) => contour(grid, least + Math.log(level)));
  const ridge = best.flatMap((column, row) => (column < 0 ? [] : [`${column + 0.5} ${row + 0.5}`])).join("L");
  return html`<svg
    viewBox="0 0 ${rates.length} ${rows}"
    preserveAspectRatio="none"
    aria-hidden="true"
    ${styled({ "--rows": String(rows) })}
  >${lines.map((pieces) => svg`<path class="contour" d=${pathOf(pieces)}></path>`)}
    ${ridge ? svg`<path class="ridge" d=${`M${ridge}`}></path>` : nothing}</svg>`;
}

const pathOf = (pieces: readonly Piece[]): string =>
  pieces.map(([x1, y1, x2, y2]) => `M${x1} ${y1}L${x2} ${y2}`).join("");

// ---- contours of a full grid: marching squares, linear between the centres of cells --------------------------------

/** A segment of a contour, in units of cells: (0.5, 0.5) is the centre of the first cell. */
export type Piece = readonly [x1: number, y1: number, x2: number, y2: number];

/** The segments of the contour at a level of `grid[row][column]`. Values that are not finite are above every level. */
export function contour(grid: readonly (readonly number[])[], level: number): Piece[] {
  const pieces: Piece[] = [];
  for (let row = 0; row + 1 < grid.length; row++)
    for (let column = 0; column + 1 < (grid[row]?.length ?? 0); column++) {
      const corners = [
        [column, row],
        [column + 1, row],
        [column + 1, row + 1],
        [column, row + 1],
      ] as const;
      const points = corners.flatMap(([x, y], index): [number, number][] => {
        const [nextX, nextY] = corners[(index + 1) % 4] as readonly [number, number];
        const [from, to] = [grid[y]?.[x] ?? Number.NaN, grid[nextY]?.[nextX] ?? Number.NaN];
        const share = crossing(from, to, level);
        return share === null ? [] : [[x + 0.5 + share * (nextX - x), y + 0.5 + share * (nextY - y)]];
      });
      // Two crossings make one segment; four are a saddle, with two segments between neighbouring crossings.
      for (let index = 0; index + 1 < points.length; index += 2)
        pieces.push([...(points[index] as [number, number]), ...(points[index + 1] as [number, number])]);
    }
  return pieces;
}

/** The position of a level between two values, from 0 to 1 (0.5 beside a value that is not finite), or null. */
function crossing(from: number, to: number, level: number): number | null {
  const above = (value: number) => !(value < level);
  if (above(from) === above(to)) return null;
  if (!Number.isFinite(from)) return 0.5;
  if (!Number.isFinite(to)) return 0.5;
  return (level - from) / (to - from);
}

export const mapStyles = css`
  .map { margin: 0; position: relative; --head: 6.5rem; --row: 72px; --top: 32px }
  table {
    border-collapse: collapse;
    width: 100%;
    table-layout: fixed;
    font: 15px/1.2 var(--sans);
    font-variant-numeric: tabular-nums;
  }
  thead tr { height: var(--top) }
  tbody tr { height: var(--row) }
  th { font-weight: 400; color: var(--muted); font-size: 13px; padding: 0 }
  th:first-child { width: var(--head); text-align: left; padding-right: 8px }
  td {
    padding: 0; text-align: center; border: 1px solid var(--paper); color: var(--ink);
    background: color-mix(in srgb, var(--forward) calc(var(--part, 0) * 42%), var(--surface));
  }
  td.quiet { background: var(--surface); color: var(--muted) }
  td.error { background: var(--surface); color: var(--error) }
  .best { box-shadow: inset 0 0 0 2.5px var(--ink); font-weight: 600 }
  .tied { box-shadow: none; outline: 1.5px dotted var(--ink); outline-offset: -3px }
  .said { font: 15px/1.5 var(--sans); margin: 8px 0 0 }
  td button {
    all: unset;
    box-sizing: border-box;
    display: block;
    width: 100%;
    height: var(--row);
    padding-top: calc(var(--row) - 26px);
    line-height: 20px;
    cursor: pointer;
    text-align: center;
  }
  td button:hover { text-decoration: underline }
  td button:focus-visible { outline: 2px solid var(--forward); outline-offset: -2px }
  svg {
    position: absolute;
    left: var(--head);
    top: var(--top);
    width: calc(100% - var(--head));
    height: calc(var(--row) * var(--rows));
    pointer-events: none;
  }
  .contour { fill: none; stroke: var(--ink); stroke-width: 1.2; opacity: 0.5; vector-effect: non-scaling-stroke }
  .ridge {
    fill: none;
    stroke: var(--ink);
    stroke-width: 1.5;
    stroke-dasharray: 2 4;
    vector-effect: non-scaling-stroke;
  }
  .axis {
    font: 13px/1.4 var(--sans);
    color: var(--muted);
    text-align: center;
    padding-left: var(--head);
    max-width: none;
    margin: 4px 0;
  }
  @container lesson (width < 860px) {
    .map { --head: 4.6rem; --row: 52px; --top: 52px }
    thead th { vertical-align: bottom; padding-bottom: 6px }
    /* The name of the knob is as wide as its column, so it is above the line of the rates. */
    thead th:first-child { vertical-align: top }
    table { font-size: 12px }
    th { font-size: 11px }
  }
`;
