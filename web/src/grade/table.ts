import type { Asked, Graded, Mistake } from "../kit/graded";
import { plainName } from "../kit/receipt/receipt";

/** A row of the table: a dropped file and its result. */
export interface GradeRow {
  file: string;
  /**
   * `holds`: counts; `wrong`: grading it again found problems; `doubled`: another file has the same answers, or is of
   * the same person and exercise, and counts instead; `foreign`: not a receipt of ours.
   */
  is: "holds" | "wrong" | "doubled" | "foreign";
  graded: Graded | null;
  /** In words, why the file does not count; or remarks on a file that does. */
  message: string;
}

/** The messages about a file that does not count because another file does. */
export interface DoubleWords {
  /** The file is of the same person and exercise as `other`. */
  doubled(other: string): string;
  /** The file has the same answers at the same pace as `other`, under another name. */
  copied(other: string): string;
}

/**
 * Marks rows as `doubled`: of files with the same answers at the same pace, under any name, only the one made first
 * counts; of files with the same name and exercise only the best one that holds.
 */
export function withoutDoubles(rows: readonly GradeRow[], words: DoubleWords): GradeRow[] {
  const first = new Map<string, GradeRow>();
  const isBefore = (row: GradeRow, other: GradeRow) => (row.graded?.made ?? "") < (other.graded?.made ?? "");
  for (const row of rows) {
    const key = answersOf(row);
    const before = first.get(key ?? "");
    if (key !== null && (!before || isBefore(row, before))) first.set(key, row);
  }
  const own = rows.map((row) => {
    const counts = first.get(answersOf(row) ?? "");
    return counts && counts !== row && keyOf(counts) !== keyOf(row) ? listed(row, words.copied(counts.file)) : row;
  });
  const best = new Map<string, GradeRow>();
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

const listed = (row: GradeRow, message: string): GradeRow => ({ ...row, is: "doubled", message });

/** The key of equal answers; null when nothing was answered, since two empty receipts are not copies. */
const answersOf = ({ is, graded }: GradeRow): string | null =>
  is === "holds" && graded && graded.answered > 0 ? `${graded.lesson} ${graded.variant} ${graded.answers}` : null;

const keyOf = ({ is, graded }: GradeRow): string | null =>
  is === "holds" && graded ? `${graded.lesson} ${graded.exercise} ${graded.variant} ${personOf(graded)}` : null;

const personOf = ({ name }: Graded): string => plainName(name).toLowerCase();

/** A misconception, and how many people showed it. */
export interface Common extends Pick<Mistake, "misconception" | "explanation"> {
  /** How many people showed it at least once. */
  people: number;
}

/** A question, the number of people who answered it, and their misconceptions. */
interface Believed extends Asked {
  people: number;
  /** The most common first; wrong answers without a known misconception last. */
  mistakes: Common[];
}

/** The name for wrong answers without a known misconception. */
export const unknown = "unknown";

const shareOf = ({ people, mistakes }: Believed): number =>
  Math.max(0, ...mistakes.filter(({ misconception }) => misconception !== unknown).map((one) => one.people / people));

/**
 * For each question with a wrong answer, the number of people who showed each misconception; first the question with
 * the most common one. A person counts once, with any number of tries, seeds or receipts.
 */
export function misconceptions(rows: readonly GradeRow[]): Believed[] {
  const titles = new Map<string, string>();
  const askedBy = new Sets();
  const shownBy = new Sets();
  const explanations = new Map<string, Common & { exercise: string }>();
  for (const { is, graded } of rows) {
    if (is !== "holds" || !graded) continue;
    const person = personOf(graded);
    for (const { exercise, title } of graded.asked) {
      titles.set(exercise, title);
      askedBy.add(exercise, person);
    }
    for (const one of graded.mistakes) {
      const key = `${one.exercise}\n${one.misconception}`;
      explanations.set(key, { ...one, people: shownBy.add(key, person) });
    }
  }
  const all = [...explanations.values()];
  return [...titles]
    .map(
      ([exercise, title]): Believed => ({
        ...{ exercise, title, people: askedBy.size(exercise) },
        mistakes: all
          .filter((one) => one.exercise === exercise)
          .map(({ misconception, explanation, people }) => ({ misconception, explanation, people }))
          .sort(
            (one, other) =>
              Number(one.misconception === unknown) - Number(other.misconception === unknown) ||
              other.people - one.people,
          ),
      }),
    )
    .filter(({ mistakes }) => mistakes.length > 0)
    .sort((one, other) => shareOf(other) - shareOf(one));
}

/** Sets of strings by name. */
class Sets {
  private readonly all = new Map<string, Set<string>>();

  /** Adds a member to the set of this name and returns the size of the set. */
  add(name: string, member: string): number {
    this.all.set(name, (this.all.get(name) ?? new Set()).add(member));
    return this.size(name);
  }

  size(name: string): number {
    return this.all.get(name)?.size ?? 0;
  }
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

/** The table as CSV (RFC 4180). A cell that a spreadsheet would read as a formula begins with an apostrophe. */
export function csv(rows: readonly GradeRow[]): string {
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
