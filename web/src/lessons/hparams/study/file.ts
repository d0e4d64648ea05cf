import { html, type TemplateResult } from "lit";
import { saveFile } from "../../../elements/save";
import type { Row, Sweep, SweepDraft } from "../../../engine/types";
import type { Found } from "./table";
import { words } from "./words";

/** A table as `gradlab sweep` writes it and `gradlab report` reads it: the document, then a line a row. */
export function tableText(document: Sweep | SweepDraft, rows: readonly Row[]): string {
  return [{ sweep: document }, ...rows].map((line) => `${JSON.stringify(line)}\n`).join("");
}

export interface Table {
  /** Null when the file has none. */
  document: SweepDraft | null;
  rows: Row[];
}

/** Reads such a table; a line that is none is named by its number. */
export function readTable(text: string): Table | { line: number } {
  const table: Table = { document: null, rows: [] };
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const found = parsed(line);
    if (isObject(found) && isObject(found.sweep) && isObject(found.sweep.space))
      table.document = found.sweep as unknown as SweepDraft;
    else if (isObject(found) && isObject(found.params) && Number.isInteger(found.trial))
      table.rows.push(found as unknown as Row);
    else return { line: index + 1 };
  }
  return table;
}

/** The rows as CSV: a column for each hyper-parameter, empty where it does not exist. */
export function csvText(rows: readonly Row[]): string {
  const names = [...new Set(rows.flatMap(({ params }) => Object.keys(params)))];
  const results = ["metric", "trainLoss", "validLoss", "validAccuracy", "steps", "milliseconds"] as const;
  const cell = (value: unknown) => {
    const text =
      value === null || value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = rows.map((row) => [
    row.trial,
    row.rung,
    ...names.map((name) => row.params[name]),
    ...results.map((name) => row[name]),
    row.diverged?.step,
  ]);
  return [["trial", "rung", ...names, ...results, "divergedAt"], ...lines]
    .map((line) => `${line.map(cell).join(",")}\n`)
    .join("");
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A file that the reader chose as a table, or what is wrong with it. */
export async function chosenFile(file: File): Promise<Found | string> {
  const table = readTable(await file.text());
  if ("line" in table) return words.text("wrong", { line: table.line });
  if (!table.document || table.rows.length === 0) return words.text("nothing");
  return { document: table.document, rows: table.rows, rival: [] };
}

/** Both ways: out as JSON lines and as CSV, in as JSON lines. */
export function files(found: Found | null, load: (file: File) => void): TemplateResult {
  const rows = found?.rows ?? [];
  const json = () => found && saveFile("gradlab-sweep.jsonl", "application/jsonl", tableText(found.document, rows));
  const csv = () => saveFile("gradlab-sweep.csv", "text/csv", csvText(rows));
  const chosen = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file) load(file);
    input.value = "";
  };
  return html`<div>
    <div class="row">
      <gl-button ?disabled=${rows.length === 0} @click=${json}>${words.text("save.json")}</gl-button>
      <gl-button ?disabled=${rows.length === 0} @click=${csv}>${words.text("save.csv")}</gl-button>
      <label class="file"><input type="file" accept=".jsonl,.json,.txt"
        @change=${chosen} /><span>${words.text("load")}</span></label>
    </div>
    <p class="facts">${words.text("files")}</p>
  </div>`;
}
