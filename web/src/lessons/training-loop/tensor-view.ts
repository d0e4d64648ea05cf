import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { define } from "../../elements";
import { baseSheet, cssColour, mix, numberText, type Scheme, tokenRgb } from "../../look";
import type { Table } from "./table";
import { words } from "./words";

/** So much fits beside the code and can still be read. */
const mostRows = 8;
const mostColumns = 6;
/** How far the strongest cell leaves the surface: ink on it keeps a contrast of 4.5. */
const strongest = 0.34;

/** One tensor with its numbers; `old` are the numbers it had, and then every cell that changed says from what. */
export class GlTensor extends LitElement {
  static override properties = {
    table: { attribute: false },
    old: { attribute: false },
    scheme: {},
    fresh: { type: Boolean },
  };
  declare table: Table | null;
  declare old: Table | null;
  declare scheme: Scheme;
  declare fresh: boolean;

  constructor() {
    super();
    this.table = null;
    this.old = null;
    this.scheme = "light";
    this.fresh = false;
  }

  override render(): TemplateResult | typeof nothing {
    const { table } = this;
    if (!table) return nothing;
    const rows = Math.min(table.rows, mostRows);
    const columns = Math.min(table.columns, mostColumns);
    const largest = this.largest(rows, columns);
    return html`
      <table class=${this.fresh ? "fresh" : ""}>
        <caption><code class=${table.tone === "data" ? "quiet" : table.tone}>${table.name}</code> <span>${this.shape()}</span></caption>
        <tbody>${Array.from({ length: rows }, (_, row) => html`<tr>${Array.from({ length: columns }, (_, column) => this.cell(row, column, largest))}</tr>`)}</tbody>
      </table>
      ${table.rows > rows ? html`<small>${words.text("tensor.more", { count: table.rows - rows })}</small>` : nothing}
      ${table.columns > columns ? html`<small>${words.text("tensor.columns", { count: table.columns - columns })}</small>` : nothing}`;
  }

  protected override updated(): void {
    // A style attribute is what the content security policy forbids; the object model is not.
    for (const cell of this.shadowRoot?.querySelectorAll<HTMLElement>("td") ?? [])
      cell.style.background = cell.dataset.colour ?? "";
  }

  private cell(row: number, column: number, largest: number) {
    const value = this.table?.at(row, column) ?? Number.NaN;
    const old = this.old?.at(row, column);
    const integer = this.table?.name === "y";
    return html`<td data-colour=${integer ? "" : this.colour(value / largest)}>${integer ? value : numberText(value, { fixed: true })}${
      old === undefined || old === value ? nothing : html`<small>${numberText(old, { fixed: true })}</small>`
    }</td>`;
  }

  private colour(part: number): string {
    const surface = tokenRgb(this.scheme, "surface");
    const tone = this.table?.tone === "parameter" ? "parameter" : part < 0 ? "forward" : "backward";
    return cssColour(mix(surface, tokenRgb(this.scheme, tone), Math.min(1, Math.abs(part)) * strongest));
  }

  private largest(rows: number, columns: number): number {
    let most = 1e-30;
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++)
        most = Math.max(most, Math.abs(this.table?.at(row, column) ?? 0));
    return most;
  }

  private shape(): string {
    const { rows, columns } = this.table ?? { rows: 0, columns: 0 };
    if (rows * columns === 1) return words.text("tensor.scalar");
    return rows === 1 ? words.text("tensor.vector", { count: columns }) : words.text("tensor.shape", { rows, columns });
  }

  static override styles = [
    baseSheet,
    css`
      :host { display: block; font: 13px/1.3 var(--sans); font-variant-numeric: tabular-nums; max-width: 100%; overflow-x: auto }
      table { border-collapse: separate; border-spacing: 2px; margin: 0 -2px; width: min-content }
      caption { text-align: left; white-space: nowrap; padding: 0 2px 4px }
      caption code { font: 600 13px/1.3 var(--mono) }
      caption span, small { color: var(--muted) }
      td { padding: 3px 6px; min-width: 4.4em; text-align: right; white-space: nowrap; border-radius: 3px; transition: background var(--quick) ease-out }
      td small { display: block; font-size: 11px; text-decoration: line-through }
      .fresh caption code { box-shadow: 0 2px 0 currentColor }
      .quiet { color: var(--muted) }
    `,
  ];
}

define("gl-tensor", GlTensor);
declare global {
  interface HTMLElementTagNameMap {
    "gl-tensor": GlTensor;
  }
}
