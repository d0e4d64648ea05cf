import type { Row, Sweep, SweepDraft } from "../../engine/types";

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

/** Hands a text to the reader as a file. */
export function download(name: string, type: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
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
