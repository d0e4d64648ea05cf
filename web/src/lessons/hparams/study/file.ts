import { html, type TemplateResult } from "lit";
import { saveFile } from "../../../elements/save";
import { engine, isRefused } from "../../../engine";
import type { Row, Sweep, SweepDraft } from "../../../engine/types";
import { RefusedError } from "../../../kit";
import type { StudyResults } from "./table";
import { words } from "./words";

/** A table as `gradlab sweep` writes it and `gradlab report` reads it: the document, then a line a row. */
export function tableText(document: Sweep | SweepDraft, rows: readonly Row[]): string {
  return [{ sweep: document }, ...rows].map((line) => `${JSON.stringify(line)}\n`).join("");
}

/** What the JSON of each line of such a table says, with the line's number; or the number of one that is no JSON. */
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

/** A text among the settings that would be read as something else is written as JSON. */
function settingCell(value: unknown): string {
  if (typeof value !== "string") return value === undefined ? "" : JSON.stringify(value);
  const isWord = /^[a-z][a-z-]*$/i.test(value) && !["true", "false", "null"].includes(value);
  return isWord ? value : JSON.stringify(value);
}

/**
 * The rows as CSV, as `gradlab report` reads it: a column for each hyper-parameter, empty where it does not exist, and
 * the document in the last cell of the first row. No two columns have one name.
 */
export function csvText(document: Sweep | SweepDraft, rows: readonly Row[]): string {
  const names = [...new Set([...Object.keys(document.space), ...rows.flatMap(({ params }) => Object.keys(params))])];
  const all = ["metric", "spread", "trainLoss", "validLoss", "validAccuracy", "steps", "milliseconds"] as const;
  // Steps that are searched are the trial's; where they do not exist, the column has how many there were.
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

/** A file that the reader chose as a table, read by the rules of `gradlab report`; or what is wrong with it. */
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
  // What cannot be reported on is no table to look at.
  const report = await engine().call("report", [document, rows], { signal });
  return isRefused(report) ? new RefusedError(report.problems).message : { document, rows, rival: [] };
}

/** Both ways: out as JSON lines and as CSV, in as JSON lines. */
export function files(study: StudyResults | null, load: (file: File) => void): TemplateResult {
  const rows = study?.rows ?? [];
  const save = async (name: string, type: string, text: typeof tableText) => {
    if (!study) return;
    // With all defaults, as the command line writes it: so it goes on with this table as with its own.
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
