import type { Graded, Mistake } from "../kit/graded";

/** A file that was dropped, and what became of it. */
export interface Row {
  file: string;
  /**
   * `holds`: counted; `wrong`: does not hold; `doubled`: another file is the same or of the same person and exercises;
   * `foreign`: no receipt of ours.
   */
  is: "holds" | "wrong" | "doubled" | "foreign";
  graded: Graded | null;
  /** Why it does not count, in words. */
  message: string;
}

/** Of files with the same receipt, or of one name with one seed, the best that holds counts; the others are listed. */
export function withoutDoubles(rows: readonly Row[], message: (other: string) => string): Row[] {
  const best = new Map<string, Row>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === null) continue;
    const before = best.get(key);
    if (!before || (row.graded?.points ?? 0) > (before.graded?.points ?? 0)) best.set(key, row);
  }
  return rows.map((row) => {
    const counts = best.get(keyOf(row) ?? "");
    return counts && counts !== row ? { ...row, is: "doubled", message: message(counts.file) } : row;
  });
}

const keyOf = ({ is, graded }: Row): string | null =>
  is === "holds" && graded ? `${graded.lesson} ${graded.variant} ${graded.name.trim().toLowerCase()}` : null;

/** How common each misconception was. */
export interface Common extends Mistake {
  /** How many people showed it at least once. */
  people: number;
}

/** Of each exercise, the most common first; a person who repeats a mistake counts once. */
export function misconceptions(rows: readonly Row[]): Common[] {
  const found = new Map<string, Common>();
  for (const { is, graded } of rows) {
    if (is !== "holds" || !graded) continue;
    const own = new Map(graded.mistakes.map((one) => [`${one.exercise} ${one.misconception}`, one]));
    for (const [key, one] of own) found.set(key, { ...one, people: (found.get(key)?.people ?? 0) + 1 });
  }
  return [...found.values()].sort(
    (one, other) => one.exercise.localeCompare(other.exercise) || other.people - one.people,
  );
}

const columns = [
  "file",
  "status",
  "name",
  "lesson",
  "seed",
  "points",
  "max",
  "right",
  "answered",
  "hints",
  "seconds",
  "beginning",
  "begun",
  "made",
  "remarks",
] as const;

/** The table as CSV (RFC 4180). What a spreadsheet would take for a formula begins with an apostrophe. */
export function csv(rows: readonly Row[]): string {
  const lines = rows.map(({ file, is, graded, message }) => {
    const { name, lesson, variant, points, max, right, answered, hints, seconds, beginning, begun, made } =
      graded ?? {};
    return [
      file,
      is,
      name,
      lesson,
      variant,
      points,
      max,
      right,
      answered,
      hints,
      seconds,
      beginning,
      begun,
      made,
      message,
    ];
  });
  return [columns, ...lines].map((line) => `${line.map(cell).join(",")}\r\n`).join("");
}

function cell(value: string | number | undefined): string {
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r]/.test(value ?? "") ? `'${value}` : (value ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
