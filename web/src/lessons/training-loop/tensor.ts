import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { define, icon } from "../../elements";
import { copyText } from "../../elements/clipboard";
import type { Tensor } from "../../engine/types";
import { pythonNumber } from "../../kit/python";
import { baseStyles, cssColour, mix, numberText, type Scheme, tokenRgb } from "../../look";
import type { Passes } from "./passes";
import { softmax } from "./softmax";
import { words } from "./words";

/** A tensor in the layout of PyTorch: a batch has one sample in each row. */
export interface TensorTable {
  name: string;
  rows: number;
  columns: number;
  at(row: number, column: number): number;
  /** The meaning of its colour. */
  tone: "data" | "forward" | "backward" | "parameter";
}

const isBatched = (name: string): boolean => /^(x|y|logits|softmax.*)$|\.output$/.test(name);

/** Converts from the layout of the engine, which has one sample in each column; weights are units x inputs in both. */
export function table({ name, rows, columns, values }: Tensor): TensorTable {
  // A bias is a column in the engine, a vector in PyTorch. The weights of a single input are also one column, but stay.
  const turned = isBatched(name) || (columns === 1 && !isMatrix(name));
  return {
    name,
    rows: turned ? columns : rows,
    columns: turned ? rows : columns,
    at: (row, column) => values[turned ? column + rows * row : row + rows * column] ?? Number.NaN,
    tone: toneOf(name),
  };
}

/** Weights have two dimensions, even with a single input or unit. */
const isMatrix = (name: string): boolean => /\.weight(\.grad)?$/.test(name);

function toneOf(name: string): TensorTable["tone"] {
  if (name.endsWith(".grad") || name.startsWith("softmax")) return "backward";
  if (name.endsWith(".output")) return "forward";
  if (name === "x" || name === "y") return "data";
  return name.includes(".") ? "parameter" : "forward";
}

/** The shortest decimal that rounds to this number in single precision; a word for a value that is not finite. */
export function floatText(value: number): string {
  if (!Number.isFinite(value)) return numberText(value);
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return String(short);
  }
  return String(Number(value.toPrecision(9)));
}

/** A table as a tensor literal of PyTorch, with all digits. */
export function torchText({ name, rows, columns, at }: TensorTable): string {
  const number = (value: number) => {
    if (!Number.isFinite(value)) return pythonNumber(value);
    const text = floatText(value);
    return name === "y" || /[.e]/.test(text) ? text : `${text}.`;
  };
  const row = (which: number) =>
    `[${Array.from({ length: columns }, (_, column) => number(at(which, column))).join(", ")}]`;
  const values = Array.from({ length: rows * columns }, (_, index) => at(Math.floor(index / columns), index % columns));
  const isVector = name === "y" || name.includes("bias");
  const all = isVector
    ? `[${values.map(number).join(", ")}]`
    : `[${Array.from({ length: rows }, (_, which) => row(which)).join(", ")}]`;
  return name === "loss" ? `torch.tensor(${number(at(0, 0))})` : `torch.tensor(${all})`;
}

/**
 * The tensor with which backward begins: the softmax of the logits minus 1 at the right class. Its mean over the batch
 * is the derivative of the loss.
 */
export function outputError(logits: Tensor, y: Tensor): Tensor {
  const values = Float32Array.from(logits.values);
  for (let sample = 0; sample < logits.columns; sample++) {
    const probabilities = softmax(logits.values.subarray(sample * logits.rows, (sample + 1) * logits.rows));
    probabilities.forEach((probability, row) => {
      values[sample * logits.rows + row] = probability - (y.values[sample] === row ? 1 : 0);
    });
  }
  return { ...logits, name: "softmax(logits) - y", values };
}

/** The most rows and columns that fit beside the code and can be read. */
const mostRows = 8;
const mostColumns = 6;
/** The share of colour in the strongest cell; text on it keeps a contrast of at least 4.5. */
const strongest = 0.34;

/** One tensor with its numbers. With `old`, the tensor before, each changed cell also shows its old number. */
export class GlTensor extends LitElement {
  static override properties = {
    table: { attribute: false },
    old: { attribute: false },
    scheme: {},
    fresh: { type: Boolean },
    isFull: { state: true },
  };
  declare table: TensorTable | null;
  declare old: TensorTable | null;
  declare scheme: Scheme;
  declare fresh: boolean;
  /** Whether all numbers are shown with all digits. */
  declare isFull: boolean;

  constructor() {
    super();
    this.table = null;
    this.old = null;
    this.scheme = "light";
    this.fresh = false;
    this.isFull = false;
  }

  override render(): TemplateResult | typeof nothing {
    const { table } = this;
    if (!table) return nothing;
    const rows = Math.min(table.rows, mostRows);
    const columns = Math.min(table.columns, mostColumns);
    const largest = this.largest(rows, columns);
    return html`
      <table class=${this.fresh ? "fresh" : ""} translate="no">
        <caption>
          <button
            type="button"
            aria-pressed=${this.isFull}
            title=${words.text("tensor.full")}
            @click=${this.toggle}
          ><code class=${
            table.tone === "data" ? "quiet" : table.tone
          }>${table.name}</code> <span>${this.shape()}</span></button>
          <button
            type="button"
            class="copy"
            aria-label=${words.text("tensor.copy", { name: table.name })}
            title=${words.text("tensor.copy", { name: table.name })}
            @click=${this.copy}
          >${icon("copy")}</button>
        </caption>
        <tbody>${Array.from(
          { length: rows },
          (_, row) => html`<tr>${Array.from({ length: columns }, (_, column) => this.cell(row, column, largest))}</tr>`,
        )}</tbody>
      </table>
      ${table.rows > rows ? html`<small>${words.text("tensor.more", { count: table.rows - rows })}</small>` : nothing}
      ${
        table.columns > columns
          ? html`<small>${words.text("tensor.columns", { count: table.columns - columns })}</small>`
          : nothing
      }`;
  }

  protected override updated(): void {
    // The content security policy forbids style attributes, but not styles set by script (CSSOM).
    for (const cell of this.shadowRoot?.querySelectorAll<HTMLElement>("td") ?? [])
      cell.style.background = cell.dataset.colour ?? "";
  }

  private cell(row: number, column: number, largest: number) {
    const value = this.table?.at(row, column) ?? Number.NaN;
    const old = this.old?.at(row, column);
    const isInteger = this.table?.name === "y";
    const text = (one: number) =>
      isInteger ? String(one) : this.isFull ? floatText(one) : numberText(one, { fixed: true });
    const was = old === undefined || old === value ? nothing : html`<small>${text(old)}</small>`;
    return html`<td
      data-colour=${isInteger ? "" : this.colour(value / largest)}
      title=${floatText(value)}
    >${text(value)}${was}</td>`;
  }

  private readonly toggle = (): void => {
    this.isFull = !this.isFull;
  };

  private readonly copy = async (): Promise<void> => {
    if (!this.table) return;
    // When copying fails, all numbers are shown so that the reader can select them.
    if (!(await copyText(torchText(this.table)))) this.isFull = true;
  };

  private colour(part: number): string {
    // As in every chart, NaN has the colour of lines.
    if (Number.isNaN(part)) return cssColour(tokenRgb(this.scheme, "line"));
    const surface = tokenRgb(this.scheme, "surface");
    const tone = this.table?.tone === "parameter" ? "parameter" : part < 0 ? "forward" : "backward";
    return cssColour(mix(surface, tokenRgb(this.scheme, tone), Math.min(1, Math.abs(part)) * strongest));
  }

  /** The largest finite magnitude, so that the finite cells of a diverged run keep their colours. */
  private largest(rows: number, columns: number): number {
    let most = 1e-30;
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) {
        const magnitude = Math.abs(this.table?.at(row, column) ?? 0);
        if (Number.isFinite(magnitude)) most = Math.max(most, magnitude);
      }
    return most;
  }

  private shape(): string {
    const { rows, columns } = this.table ?? { rows: 0, columns: 0 };
    if (isMatrix(this.table?.name ?? "")) return words.text("tensor.shape", { rows, columns });
    if (rows * columns === 1) return words.text("tensor.scalar");
    // y is a vector of class indices, shown as a column because each belongs to a row of x.
    if (rows === 1 || this.table?.name === "y") return words.text("tensor.vector", { count: rows * columns });
    return words.text("tensor.shape", { rows, columns });
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        font: 13px/1.3 var(--sans);
        font-variant-numeric: tabular-nums;
        max-width: 100%;
        overflow-x: auto;
      }
      /* A matrix is not mirrored on a right-to-left page. */
      table { direction: ltr; border-collapse: separate; border-spacing: 2px; margin: 0 -2px; width: min-content }
      caption { text-align: left; white-space: nowrap; padding: 0 2px 4px }
      caption code { font: 600 13px/1.3 var(--mono) }
      caption span, small { color: var(--muted) }
      td {
        padding: 3px 6px;
        min-width: 4.4em;
        text-align: right;
        white-space: nowrap;
        border-radius: 3px;
        transition: background var(--quick) ease-out;
      }
      button { all: unset; cursor: pointer; min-height: 24px }
      button:focus-visible { outline: 2px solid var(--forward); outline-offset: 1px; border-radius: var(--radius) }
      .copy { color: var(--muted); margin-inline-start: 6px; padding: 4px; vertical-align: middle }
      .copy svg { width: 14px; height: 14px; display: block }
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

/** The tensors that the last line read and wrote; an updated parameter also shows its old numbers. */
export function tensors(passes: Passes | null, scheme: Scheme): TemplateResult {
  const last = passes?.last;
  const before = new Map(last?.phase === "update" ? last.read.map((tensor) => [tensor.name, tensor]) : []);
  return html`<div class="tensors">
    <section><h2>${words.text("panel.read")}</h2>${list(readBy(last ?? null), new Map(), scheme, false)}</section>
    <section><h2>${words.text("panel.written")}</h2>${list(last?.written ?? [], before, scheme, true)}</section>
  </div>`;
}

/** The tensors that a line read; for backward, logits and labels are replaced by `outputError`. */
function readBy(last: Passes["last"]): readonly Tensor[] {
  const all = last?.read ?? [];
  if (last?.phase !== "backward") return all;
  const [logits, y] = [all.find(({ name }) => name === "logits"), all.find(({ name }) => name === "y")];
  return logits && y ? [...all.filter((one) => one !== logits && one !== y), outputError(logits, y)] : all;
}

function list(
  all: readonly Tensor[],
  before: ReadonlyMap<string, Tensor>,
  scheme: Scheme,
  fresh: boolean,
): TemplateResult {
  if (all.length === 0) return html`<p class="quiet">${words.text("panel.nothing")}</p>`;
  return html`<div class="list">${all.map((tensor) => {
    const old = before.get(tensor.name);
    return html`<gl-tensor
      .table=${table(tensor)}
      .old=${old ? table(old) : null}
      .scheme=${scheme}
      ?fresh=${fresh}
    ></gl-tensor>`;
  })}</div>`;
}
