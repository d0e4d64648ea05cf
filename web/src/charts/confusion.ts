import { css, html, LitElement } from "lit";
import { define, emit } from "../elements/emit";
import { styled } from "../elements/styled";
import { baseStyles } from "../look";
import { TakeController, type Taken } from "./take/take";
import { words } from "./words";

/**
 * A confusion matrix: rows are the actual class, columns the predicted one. Sends `gl-cell` {actual, predicted} when a
 * cell is chosen, for example to show its samples.
 *
 *   <gl-confusion .counts=${counts} .classes=${names}></gl-confusion>      counts: row after row
 */
export class GlConfusion extends LitElement {
  static override properties = { counts: { attribute: false }, classes: { attribute: false }, empty: {} };
  declare counts: ArrayLike<number>;
  declare classes: readonly string[];
  declare empty: string;

  constructor() {
    super();
    this.counts = [];
    this.classes = [];
    this.empty = "";
    new TakeController(this);
  }

  get wholeLabel(): string {
    return words.text("confusion.title");
  }

  async take(): Promise<Taken | null> {
    const { classes, counts } = this;
    const rows = classes.flatMap((actual, row) =>
      classes.map((predicted, column) => [actual, predicted, counts[row * classes.length + column] ?? 0]),
    );
    const columns = [words.text("confusion.actual"), words.text("confusion.predicted"), words.text("table.count")];
    if (counts.length === 0) return null;
    const { takenTable } = await import("./take/table");
    return takenTable(this, this.wholeLabel, { columns, rows });
  }

  protected override render() {
    if (this.counts.length === 0) return html`<p class="empty">${this.empty || words.text("confusion.empty")}</p>`;
    const label = `${words.text("confusion.actual")}, ${words.text("confusion.predicted")}`;
    return html`
      <div
        class="scroll"
        tabindex="0"
        role="group"
        aria-label=${label}
      ><table aria-label=${label}>
        <thead>
          <tr><td></td><th class="axis" colspan=${this.classes.length}>${words.text("confusion.predicted")}</th></tr>
          <tr><th class="axis left">${words.text("confusion.actual")}</th>${this.classes.map(
            (name) => html`<th scope="col">${name}</th>`,
          )}</tr>
        </thead>
        <tbody>${this.classes.map(
          (name, actual) => html`<tr><th scope="row">${name}</th>${this.row(actual)}</tr>`,
        )}</tbody>
      </table></div>`;
  }

  private row(actual: number) {
    const size = this.classes.length;
    const counts = Array.from({ length: size }, (_, predicted) => this.counts[actual * size + predicted] ?? 0);
    const total = counts.reduce((sum, count) => sum + count, 0) || 1;
    return counts.map((count, predicted) => {
      const right = actual === predicted;
      const about = { count, actual: this.classes[actual] ?? "", predicted: this.classes[predicted] ?? "" };
      // Errors are rarer and more important, so the square root makes their colour stronger.
      const strength = count === 0 ? 0 : right ? (45 * count) / total : 18 + 60 * Math.sqrt(count / total);
      return html`<td><button
        type="button"
        class=${right ? "right" : "not"}
        ${styled({ "--strength": `${Math.min(60, strength)}%` })}
        aria-label=${words.text("confusion.cell", about)}
        @click=${() => emit(this, "gl-cell", { actual, predicted })}
      >${count === 0 ? "·" : count}</button></td>`;
    });
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        min-width: 0;
        container: confusion / inline-size;
        font: 13px/1.2 var(--sans);
        font-variant-numeric: tabular-nums;
        color: var(--ink);
      }
      table { border-collapse: separate; border-spacing: 2px; margin: 0 auto }
      th { font-weight: 400; color: var(--muted); padding: 2px 6px; text-align: center; white-space: nowrap }
      th[scope="row"], .left { text-align: right }
      .axis { font-weight: 600; color: var(--ink) }
      td { padding: 0; min-width: 32px }
      button {
        all: unset;
        box-sizing: border-box;
        width: 100%;
        min-width: 32px;
        min-height: 32px;
        display: grid;
        place-items: center;
        border-radius: 4px;
        cursor: pointer;
      }
      @container confusion (width < 420px) {
        table { border-spacing: 1px }
        th { padding: 2px 3px }
        td, button { min-width: 24px }
      }
      @container confusion (width < 300px) { table { border-spacing: 0 } }
      .right { background: color-mix(in srgb, var(--correct) var(--strength), var(--surface)) }
      .not { background: color-mix(in srgb, var(--error) calc(var(--strength) * 0.8), var(--surface)) }
      button:hover { outline: 1px solid var(--ink) }
      button:focus-visible { outline: 2px solid var(--forward) }
      .empty { color: var(--muted); text-align: center; padding: 24px; max-width: none }
    `,
  ];
}

define("gl-confusion", GlConfusion);
declare global {
  interface HTMLElementTagNameMap {
    "gl-confusion": GlConfusion;
  }
}
