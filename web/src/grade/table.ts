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

/** What is said of a file that does not count beside another. */
export interface DoubleWords {
  /** Of the same person and exercise. */
  doubled(other: string): string;
  /** The same answers at the same times, under another name. */
  copied(other: string): string;
}

/**
 * Of files of one name with one exercise, the best that holds counts; of files with the same answers at the same times,
 * whatever name they bear, the one that was made first. The others are listed.
 */
export function withoutDoubles(rows: readonly Row[], words: DoubleWords): Row[] {
  const first = new Map<string, Row>();
  const isBefore = (row: Row, other: Row) => (row.graded?.made ?? "") < (other.graded?.made ?? "");
  for (const row of rows) {
    const key = answersOf(row);
    const before = first.get(key ?? "");
    if (key !== null && (!before || isBefore(row, before))) first.set(key, row);
  }
  const own = rows.map((row) => {
    const counts = first.get(answersOf(row) ?? "");
    return counts && counts !== row && keyOf(counts) !== keyOf(row) ? listed(row, words.copied(counts.file)) : row;
  });
  const best = new Map<string, Row>();
  for (const row of own) {
    const key = keyOf(row);
    if (key === null) continue;
    const before = best.get(key);
    if (!before || (row.graded?.points ?? 0) > (before.graded?.points ?? 0)) best.set(key, row);
  }
  return own.map((row) => {
    const counts = best.get(keyOf(row) ?? "");
    return counts && counts !== row ? listed(row, words.doubled(counts.file)) : row;
  });
}

const listed = (row: Row, message: string): Row => ({ ...row, is: "doubled", message });

/** Only where something was answered: two that are empty are no copies. */
const answersOf = ({ is, graded }: Row): string | null =>
  is === "holds" && graded && graded.answered > 0 ? `${graded.lesson} ${graded.variant} ${graded.answers}` : null;

const keyOf = ({ is, graded }: Row): string | null =>
  is === "holds" && graded
    ? `${graded.lesson} ${graded.exercise} ${graded.variant} ${graded.name.trim().toLowerCase()}`
    : null;

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
  "exercise",
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
    const { name, lesson, exercise, variant, points, max, right, answered, hints, seconds, beginning, begun, made } =
      graded ?? {};
    return [
      file,
      is,
      name,
      lesson,
      exercise,
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
