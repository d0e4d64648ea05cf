import { css, html, LitElement, type TemplateResult } from "lit";
import { define } from "../../elements/emit";
import { type Table, TakeController, type Taken } from "./take";

/**
 * A picture that is made by a template, with the export menu that all charts have. The picture is in the slot; `table`
 * has its numbers.
 *
 *   <gl-figure label="Var(h), layer by layer" .table=${{ columns: ["layer", "Var(h)"], rows }}>
 *     <svg>...</svg>
 *   </gl-figure>
 */
export class GlFigure extends LitElement {
  static override properties = { label: {}, table: { attribute: false } };
  /** The title of the exported picture. */
  declare label: string;
  /** The numbers of the picture; without rows there is nothing to export yet. */
  declare table: Table;

  constructor() {
    super();
    this.label = "";
    this.table = { columns: [], rows: [] };
    new TakeController(this);
  }

  async take(): Promise<Taken | null> {
    if (this.table.rows.length === 0) return null;
    const { takenTable } = await import("./table");
    return takenTable(this, this.label, this.table);
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }

  static override styles = css`:host { display: block; min-width: 0 }`;
}

define("gl-figure", GlFigure);
declare global {
  interface HTMLElementTagNameMap {
    "gl-figure": GlFigure;
  }
}
