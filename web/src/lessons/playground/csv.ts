import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { define, emit } from "../../elements";
import { engine } from "../../engine";
import type { Prepared, Problem } from "../../engine/types";
import { failureOf } from "../../kit/failure";
import { baseSheet, controlSheet, numberText } from "../../look";
import { problemText } from "../../messages";
import { words } from "./words";

const shownRows = 5;

/** Own data: pasted, chosen or dropped, looked at, then used (`gl-csv` {name, text, rows}). Nothing leaves the page. */
export class GlCsv extends LitElement {
  static override properties = {
    text: {},
    prepared: { state: true },
    problems: { state: true },
    failure: { state: true },
    over: { state: true },
  };
  declare text: string;
  declare prepared: Prepared | null;
  declare problems: readonly Problem[];
  /** Why it could not be looked at, in words; else empty. */
  declare failure: string;
  declare over: boolean;
  private file = "";
  private looked = 0;

  constructor() {
    super();
    this.text = "";
    this.prepared = null;
    this.problems = [];
    this.failure = "";
    this.over = false;
  }

  override render(): TemplateResult {
    return html`<div class=${this.over ? "box over" : "box"} @dragover=${this.dragged} @dragleave=${this.left} @drop=${this.dropped}>
      <p><b>${words.text("csv.label")}</b></p><p class="quiet">${words.text("csv.help")}</p>
      <p><label class="file"><input type="file" accept=".csv,text/csv,text/plain" @change=${this.chosen}> <span>${words.text("csv.file")}</span></label> <span class="quiet">${words.text("csv.drop")}</span></p>
      <textarea class="field" rows="6" spellcheck="false" aria-label=${words.text("csv.label")} .value=${this.text} @input=${this.typed}></textarea>
      <div role="status">${this.failure ? html`<p class="wrong">${this.failure}</p>` : nothing}${this.problems.map((problem) => html`<p class="wrong">${problemText(problem)}</p>`)}${this.prepared ? this.preview(this.prepared) : nothing}</div>
      <gl-button kind="primary" ?disabled=${!this.prepared} @click=${this.use}>${words.text("csv.use")}</gl-button></div>`;
  }

  private preview({ features, classes, raw }: Prepared): TemplateResult {
    const rows = Math.min(shownRows, raw.count);
    const target = (row: number) => (classes ? (classes[raw.y[row] ?? 0] ?? "") : numberText(raw.y[row] ?? 0));
    const kinds = classes ? classes.join(", ") : words.text("csv.number");
    return html`<p>${words.text("csv.preview", { rows: raw.count, columns: features.length + 1, target: kinds })}</p>
      <div class="scroll" tabindex="0" role="group" aria-label=${words.text("csv.label")}><table>
        <thead><tr>${features.map((name) => html`<th scope="col">${name}</th>`)}<th scope="col">${words.text("csv.target")}</th></tr></thead>
        <tbody>${Array.from({ length: rows }, (_, row) => html`<tr>${features.map((_name, i) => html`<td>${numberText(raw.x[row * features.length + i] ?? 0)}</td>`)}<td>${target(row)}</td></tr>`)}</tbody>
      </table></div>${raw.count > rows ? html`<p class="quiet">${words.text("csv.more", { count: raw.count - rows })}</p>` : nothing}`;
  }

  /** The engine reads it; what it cannot read it names, with line and column. */
  private async look(text: string, file: string): Promise<void> {
    const turn = ++this.looked;
    this.text = text;
    this.file = file;
    this.prepared = null;
    this.problems = [];
    this.failure = "";
    if (text.trim() === "") return;
    try {
      const found = await engine().prepare({ data: { source: "csv", csv: text, preprocess: "none" } });
      if (turn !== this.looked) return;
      if ("problems" in found) this.problems = found.problems;
      else this.prepared = found;
    } catch (caught) {
      if (turn === this.looked) this.failure = failureOf(caught);
    }
  }

  private readonly typed = (event: Event): void => void this.look((event.target as HTMLTextAreaElement).value, "");
  private readonly chosen = (event: Event): void => void this.read((event.target as HTMLInputElement).files?.[0]);
  private readonly dragged = (event: DragEvent): void => {
    event.preventDefault();
    this.over = true;
  };
  private readonly left = (): void => {
    this.over = false;
  };
  private readonly dropped = (event: DragEvent): void => {
    event.preventDefault();
    this.over = false;
    void this.read(event.dataTransfer?.files[0]);
  };

  private async read(file: File | undefined): Promise<void> {
    if (file) await this.look(await file.text(), file.name);
  }

  private readonly use = (): void =>
    emit(this, "gl-csv", { name: this.file, text: this.text, rows: this.prepared?.raw.count ?? 0 });

  static override styles = [
    baseSheet,
    controlSheet,
    css`
      .box { border: 1px dashed var(--edge); border-radius: var(--radius); padding: 16px; display: grid; gap: 12px }
      .box.over { border-color: var(--forward); background: color-mix(in srgb, var(--forward) 8%, transparent) }
      textarea { font: 13px/1.4 var(--mono); resize: vertical }
      .file { position: relative; display: inline-flex; min-height: 40px; align-items: center; padding: 0 12px; border: 1px solid var(--edge); border-radius: var(--radius); cursor: pointer }
      .file:focus-within { outline: 2px solid var(--forward); outline-offset: 2px }
      .file input { position: absolute; inset: 0; opacity: 0; cursor: pointer }
      table { border-collapse: collapse; font-size: 13px }
      th, td { text-align: right; padding: 4px 12px 4px 0; white-space: nowrap }
      th { color: var(--muted); font-weight: 600 }
    `,
  ];
}

define("gl-csv", GlCsv);
declare global {
  interface HTMLElementTagNameMap {
    "gl-csv": GlCsv;
  }
}
