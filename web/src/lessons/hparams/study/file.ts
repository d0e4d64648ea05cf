import { html, type TemplateResult } from "lit";
import { saveFile } from "../../../elements/save";
import { engine, isRefused } from "../../../engine";
import type { Row, Sweep, SweepDraft } from "../../../engine/types";
import { RefusedError } from "../../../kit";
import type { StudyResults } from "./table";
import { words } from "./words";

/** A table as JSON Lines, as `gradlab sweep` writes it and `gradlab report` reads it: the document, then the rows. */
export function tableText(document: Sweep | SweepDraft, rows: readonly Row[]): string {
  return [{ sweep: document }, ...rows].map((line) => `${JSON.stringify(line)}\n`).join("");
}

/** The values of the lines of such a table with their line numbers; or the number of the first line that is no JSON. */
export function jsonLines(text: string): { number: number; value: unknown }[] | { line: number } {
  const lines: { number: number; value: unknown }[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    try {
      lines.push({ number: index + 1, value: JSON.parse(line) });
    } catch {
      return { line: index + 1 };
    }
  }
  return lines;
}

/** The cell of a setting: a plain word as it is, any other value as JSON, so that it is read back as the same value. */
function settingCell(value: unknown): string {
  if (typeof value !== "string") return value === undefined ? "" : JSON.stringify(value);
  const isWord = /^[a-z][a-z-]*$/i.test(value) && !["true", "false", "null"].includes(value);
  return isWord ? value : JSON.stringify(value);
}

/**
 * The rows as CSV, as `gradlab report` reads it: a column for each hyper-parameter, empty when a trial does not have
 * it, and the document in the last cell of the first row. No two columns have the same name.
 */
export function csvText(document: Sweep | SweepDraft, rows: readonly Row[]): string {
  const names = [...new Set([...Object.keys(document.space), ...rows.flatMap(({ params }) => Object.keys(params))])];
  const all = ["metric", "spread", "trainLoss", "validLoss", "validAccuracy", "steps", "milliseconds"] as const;
  // When steps are searched, their column has the setting of the trial, or the number of steps if it has no setting.
  const results = all.filter((name) => !names.includes(name));
  const cell = (value: unknown) => {
    const text =
      value === null || value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = rows.map((row, index) => [
    row.trial,
    row.rung,
    ...names.map((name) => settingCell(row.params[name] ?? (name === "steps" ? row.steps : undefined))),
    ...results.map((name) => row[name]),
    row.diverged?.step,
    row.refused,
    index === 0 ? document : null,
  ]);
  return [["trial", "rung", ...names, ...results, "divergedAt", "refused", "sweep"], ...lines]
    .map((line) => `${line.map(cell).join(",")}\n`)
    .join("");
}

/** Reads a file that the reader chose as a table, by the rules of `gradlab report`; returns a message on failure. */
export async function chosenFile(file: File, signal: AbortSignal): Promise<StudyResults | string> {
  const lines = jsonLines(await file.text());
  if ("line" in lines) return words.text("wrong", { line: lines.line });
  const table = await engine().call("readTable", [lines.map(({ value }) => value)], { signal });
  if (isRefused(table)) {
    const [problem] = table.problems;
    const index = Number(/^lines\[(\d+)\]$/.exec(problem?.path ?? "")?.[1]);
    return words.text("wrong.line", { line: lines[index]?.number ?? 1, what: problem?.message ?? "" });
  }
  if (!table.document || table.rows.length === 0) return words.text("nothing");
  const { document, rows } = table;
  // A table without a report cannot be shown.
  const report = await engine().call("report", [document, rows], { signal });
  return isRefused(report) ? new RefusedError(report.problems).message : { document, rows, rival: [] };
}

/** The buttons that save the table as JSON Lines and as CSV and that load JSON Lines. */
export function files(study: StudyResults | null, load: (file: File) => void): TemplateResult {
  const rows = study?.rows ?? [];
  const save = async (name: string, type: string, text: typeof tableText) => {
    if (!study) return;
    // With all defaults, as the command line writes it, so that the command line can resume this table.
    const { document } = await engine().call("checkSweep", [study.document]);
    saveFile(name, type, text(document ?? study.document, rows));
  };
  const json = () => save("gradlab-sweep.jsonl", "application/jsonl", tableText);
  const csv = () => save("gradlab-sweep.csv", "text/csv", csvText);
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
