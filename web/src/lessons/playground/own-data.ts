import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { define, emit } from "../../elements";
import { engine, isRefused } from "../../engine";
import type { Prepared, Problem, Refused, Remark } from "../../engine/types";
import { failureNotices, Panel, Task } from "../../kit";
import { baseStyles, controlStyles, numberText } from "../../look";
import { shortened } from "../../look/shortened";
import { problemText } from "../../messages";
import type { State } from "./state";
import { words } from "./words";

/** Own data that a reader chose to train on. */
export interface OwnDataDetail {
  /** The name of the file; empty when the text was typed or pasted. */
  name: string;
  text: string;
  rows: number;
}

interface Shown {
  text: string;
  /** The own data of a link that does not contain their text: the reader has to choose the file again. */
  missing: State["csv"] | null;
  /** Whether the chosen file differs from the file of the link. */
  others: boolean;
  open: boolean;
  use(detail: OwnDataDetail): void;
  forgetOthers(): void;
}

/** The panel for own data in its drawer, with notices about a link that was made with own data. */
export function ownData(
  slice: State["data"],
  { text, missing, others, open, use, forgetOthers }: Shown,
): TemplateResult {
  const wrong = html`<gl-notice
    kind="info"
    closable
    text=${words.text("csv.wrong")}
    @gl-close=${forgetOthers}
  ></gl-notice>`;
  const ask = missing ? words.text("csv.ask", { name: missing.name, rows: missing.rows }) : "";
  return html`${others ? wrong : nothing} ${ask ? html`<gl-notice kind="info" text=${ask}></gl-notice>` : nothing}
    <gl-drawer label=${words.text("csv.label")} ?open=${open}>
      <gl-own-data
        path="data"
        .slice=${slice}
        .text=${text}
        @gl-own-data=${(event: CustomEvent<OwnDataDetail>) => use(event.detail)}
      ></gl-own-data>
    </gl-drawer>`;
}

/** Characters of the longest text that the text area shows whole; a browser needs seconds to lay out a longer one. */
const mostShown = 100_000;
const mostNamed = 12;
const noColumn = "\u0001";

/** The names of the first classes, and how many more there are. */
function named(classes: readonly string[]): string {
  const names = classes.slice(0, mostNamed).map((name) => shortened(name));
  const more = classes.length - names.length;
  return more > 0 ? words.text("csv.more", { names: names.join(", "), more }) : names.join(", ");
}

/** A decoded file: its text, and remarks on what was assumed about its encoding. */
interface Decoded {
  name: string;
  text: string;
  remarks: readonly Remark[];
}

/**
 * A table of the reader: typed, pasted, chosen or dropped. The panel shows a preview of the parsed table with all
 * remarks; the button to use it sends `gl-own-data` {name, text, rows}. No data leave the page.
 */
export class GlOwnData extends Panel<State["data"]> {
  static override properties = { ...Panel.properties, text: {}, typed: { state: true }, over: { state: true } };
  /** The text in use. */
  declare text: string;
  /** The text in the text area, with the name of its file; null when it is the text in use. */
  declare typed: { name: string; text: string } | null;
  /** Whether a file is dragged over the panel. */
  declare over: boolean;
  private readonly file = new Task<Decoded | Refused>(this);
  private readonly table = new Task<Prepared | Refused>(this, { rest: 150 });
  /** The columns of a refused table: the reader may have to choose another target. */
  private readonly columns = new Task<readonly string[]>(this);

  constructor() {
    super();
    this.text = "";
    this.typed = null;
    this.over = false;
  }

  private get current(): string {
    return this.typed?.text ?? this.text;
  }

  /** The choices that, with the text, determine how a table is parsed. */
  private get options() {
    const { target, task, missing, header } = this.slice;
    return { task, missing, header, ...(target === "" ? {} : { target }) };
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // Undo or a link has replaced the text in use.
    if (changed.has("text") && changed.get("text") !== undefined) {
      const { value } = this.file;
      if (!value || isRefused(value) || value.text !== this.text) this.file.end();
      this.typed = null;
    }
    const { current, options } = this;
    if (current.trim() === "") return void this.table.end();
    void this.table.ask([current, options], ({ signal }) =>
      engine().prepare({ data: { source: "csv", csv: current, preprocess: "none", ...options } }, { signal }),
    );
    const refused = this.table.isFresh && this.table.value && isRefused(this.table.value);
    if (!refused) return void this.columns.end();
    void this.columns.ask([current, options.header], async ({ signal }) => {
      // The engine's problem about an unknown target column lists all columns.
      const csv = { source: "csv" as const, csv: current, header: options.header, target: noColumn };
      const answer = await engine().prepare({ data: csv }, { signal });
      const names = isRefused(answer) ? answer.problems[0]?.params.names : [];
      return Array.isArray(names) ? names.map(String) : [];
    });
  }

  override render(): TemplateResult {
    const { file, table } = this;
    const refused = file.value && isRefused(file.value) ? file.value.problems : [];
    const decoded = file.value && !isRefused(file.value) && file.value.text === this.current ? file.value.remarks : [];
    const fresh = table.isFresh && refused.length === 0 ? table.value : null;
    const problems: readonly Problem[] = fresh && isRefused(fresh) ? fresh.problems : refused;
    const prepared = fresh && !isRefused(fresh) ? fresh : null;
    return html`<div
      class=${this.over ? "box over" : "box"}
      @dragover=${this.dragged}
      @dragleave=${this.left}
      @drop=${this.dropped}
    >
      <p class="quiet">${words.text("csv.help")}</p>
      <p>
        <label class="file">
          <input type="file" accept=".csv,.tsv,.txt,text/*" @change=${this.chosen} />
          <span>${words.text("csv.file")}</span>
        </label>
        <span class="quiet">${words.text("csv.drop")}</span>
      </p>
      ${this.box()}
      <div role="status">
        ${problems.map((problem) => html`<p class="wrong">${problemText(problem)}</p>`)}
        ${prepared ? this.preview(prepared, [...decoded, ...prepared.remarks]) : nothing}
      </div>
      ${failureNotices(file, table)} ${
        prepared
          ? this.choices(prepared.table?.columns.map(({ name }) => name) ?? [])
          : fresh
            ? this.choices(this.columns.value ?? [])
            : nothing
      }
      <gl-button kind="primary" path="data" ?disabled=${!prepared} @click=${this.use}>
        ${words.text("csv.use")}
      </gl-button>
    </div>`;
  }

  /** The text area. A long text shows only its beginning, read-only. */
  private box(): TemplateResult {
    const isLong = this.current.length > mostShown;
    const clear = (): void => {
      this.file.end();
      this.typed = { name: "", text: "" };
    };
    return html`<textarea
        class="field"
        rows="6"
        spellcheck="false"
        aria-label=${words.text("csv.label")}
        .value=${isLong ? this.current.slice(0, mostShown) : this.current}
        ?readonly=${isLong}
        @input=${this.wrote}
      ></textarea>
      ${
        isLong
          ? html`<p class="quiet">
              ${words.text("csv.cut")} <gl-button kind="plain" @click=${clear}>${words.text("csv.clear")}</gl-button>
            </p>`
          : nothing
      }`;
  }

  private preview({ classes, raw, table }: Prepared, remarks: readonly Remark[]): TemplateResult {
    const columns = table?.columns ?? [];
    const kinds = classes ? named(classes) : words.text("csv.number");
    const cell = (value: string | number | null) =>
      value === null
        ? words.text("csv.missing")
        : typeof value === "number"
          ? numberText(value, { digits: 6 })
          : shortened(value);
    return html`<p>${words.text("csv.preview", { rows: raw.count, columns: columns.length, target: kinds })}</p>
      ${
        remarks.length > 0
          ? html`<ul class="remarks">${remarks.map((one) => html`<li>${problemText(one)}</li>`)}</ul>`
          : nothing
      }
      <div class="scroll" tabindex="0" role="group" aria-label=${words.text("csv.rows")}>
        <table aria-label=${words.text("csv.rows")}>
          <thead>
            <tr>
              ${columns.map(
                ({ name, role, kind }) =>
                  html`<th scope="col" class=${role}>
                    ${shortened(name)}
                    <small>${words.text(`csv.role.${role}`)}, ${words.text(`csv.kind.${kind}`)}</small>
                  </th>`,
              )}
            </tr>
          </thead>
          <tbody>
            ${(table?.rows ?? []).map(
              (row) =>
                html`<tr>${row.map((value, i) => html`<td class=${columns[i]?.role ?? ""}>${cell(value)}</td>`)}</tr>`,
            )}
          </tbody>
        </table>
      </div>`;
  }

  /** The menus that determine how the table is parsed. */
  private choices(columns: readonly string[]): TemplateResult {
    const { target } = this.slice;
    // A target that this table does not have stays in the menu, because it is the chosen one.
    const named = target === "" || columns.includes(target) ? columns : [...columns, target];
    const names = [{ value: "", label: words.text("csv.target.last") }].concat(
      named.map((name) => ({ value: name, label: name })),
    );
    const of = <Name extends string>(field: string, values: readonly Name[]) =>
      values.map((value) => ({ value, label: words.text(`csv.${field}.${value}` as "csv.task.auto") }));
    return html`<div class="choices">
      <gl-menu label=${words.text("csv.target")} .options=${names} ${this.bind("target")}></gl-menu>
      <gl-segmented
        label=${words.text("csv.task")}
        .options=${of("task", ["auto", "classes", "values"])}
        ${this.bind("task")}
      ></gl-segmented>
      <gl-segmented
        label=${words.text("csv.gaps")}
        .options=${of("gaps", ["drop", "mean", "refuse"])}
        ${this.bind("missing")}
      ></gl-segmented>
      <gl-segmented
        label=${words.text("csv.header")}
        .options=${of("header", ["auto", "yes", "no"])}
        ${this.bind("header")}
      ></gl-segmented>
    </div>`;
  }

  private readonly wrote = (event: Event): void => {
    this.file.end();
    this.typed = { name: "", text: (event.target as HTMLTextAreaElement).value };
  };
  private readonly chosen = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file) void this.read(file);
    // Emptied, so that choosing the same file again, after it was edited, sends another `change` event.
    input.value = "";
  };
  private readonly dragged = (event: DragEvent): void => {
    event.preventDefault();
    this.over = true;
  };
  private readonly left = (): void => {
    this.over = false;
  };
  private readonly dropped = (event: DragEvent): void => {
    this.over = false;
    const file = event.dataTransfer?.files[0];
    const text = event.dataTransfer?.getData("text/plain") ?? "";
    // The browser inserts text that is dropped into the text area; text dropped elsewhere replaces the table.
    if (!file && event.target instanceof HTMLTextAreaElement && !event.target.readOnly) return;
    event.preventDefault();
    if (file) void this.read(file);
    else if (text !== "") {
      this.file.end();
      this.typed = { name: "", text };
    }
  };

  /** Reads a file. The engine detects its encoding. */
  private async read(file: File): Promise<void> {
    const { name, size, lastModified } = file;
    const decoded = await this.file.start([name, size, lastModified], async ({ signal }) => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const result = await engine().decode(bytes, { signal });
      return isRefused(result) ? result : { name, ...result };
    });
    if (decoded && !isRefused(decoded)) this.typed = { name: decoded.name, text: decoded.text };
  }

  private readonly use = (): void => {
    const prepared = this.table.value;
    if (!prepared || isRefused(prepared)) return;
    const detail: OwnDataDetail = { name: this.typed?.name ?? "", text: this.current, rows: prepared.raw.count };
    emit(this, "gl-own-data", detail);
  };

  static override styles = [
    baseStyles,
    controlStyles,
    css`
      .box {
        border: 1px dashed var(--edge); border-radius: var(--radius); padding: 16px; display: grid; gap: 12px;
        grid-template-columns: minmax(0, 1fr);
      }
      .box.over { border-color: var(--forward); background: color-mix(in srgb, var(--forward) 8%, transparent) }
      p, .remarks { overflow-wrap: anywhere }
      textarea { font: 13px/1.4 var(--mono); resize: vertical }
      .file {
        position: relative; display: inline-flex; min-height: 40px; align-items: center; padding: 0 12px;
        border: 1px solid var(--edge); border-radius: var(--radius); cursor: pointer;
      }
      .file:focus-within { outline: 2px solid var(--forward); outline-offset: 2px }
      .file input { position: absolute; inset: 0; opacity: 0; cursor: pointer }
      .remarks { margin: 8px 0; padding-left: 20px; font-size: 13px }
      .choices { display: grid; gap: 4px }
      table { border-collapse: collapse; font-size: 13px }
      th, td { text-align: right; padding: 4px 12px 4px 0; white-space: nowrap }
      th { color: var(--muted); font-weight: 600; vertical-align: bottom }
      th small { display: block; font-weight: 400 }
      .target { color: var(--ink); font-weight: 600 }
      .left-out { text-decoration: line-through }
    `,
  ];
}

define("gl-own-data", GlOwnData);
declare global {
  interface HTMLElementTagNameMap {
    "gl-own-data": GlOwnData;
  }
}
