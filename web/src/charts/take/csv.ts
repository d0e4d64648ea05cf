import type { Table } from "./take";

/**
 * A table as CSV (RFC 4180). Numbers are written so that they read back the same; text that a spreadsheet would take
 * for a formula begins with an apostrophe.
 */
export function csvOf({ columns, rows }: Table): string {
  return [columns, ...rows].map((line) => `${line.map(cell).join(",")}\r\n`).join("");
}

function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
