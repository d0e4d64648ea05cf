import * as v from "valibot";
import { type Plain, same } from "../../state";
import { textUpTo } from "../../state/schemas";
import type { ExerciseLog } from "./log";

export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** A timestamp exactly as `toISOString` writes it: it sorts as text, and a date that does not exist is refused. */
export const date = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.check((written) => !Number.isNaN(Date.parse(written)) && new Date(written).toISOString() === written),
);
const format = v.literal("gradlab-receipt");

/** The largest size of a receipt; larger files are not read. */
export const mostBytes = 1_000_000;

/** A name in normal form: names that look alike become equal, and an invisible one becomes empty. */
export const plainName = (name: string): string =>
  name
    .normalize("NFKC")
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, "")
    .replaceAll(/\s+/g, " ")
    .trim();

/** The fields that every version of a receipt has. */
export const stampOf = (lesson: string) => v.looseObject({ format, lesson: v.literal(lesson), version: v.number() });

/** The fields of a receipt besides its answers. */
export const envelope = <const Lesson extends string>(lesson: Lesson, version: number) => ({
  format,
  lesson: v.literal(lesson),
  version: v.literal(version),
  name: textUpTo(100),
  /** The exercise of the lesson, and the seed of its numbers. */
  exercise: v.string(),
  variant: count,
  /** How many times this exercise was begun in this browser. */
  beginning: v.pipe(count, v.minValue(1), v.maxValue(1000)),
  begun: date,
  /** When the receipt was made. */
  made: date,
  score: v.number(),
  max: count,
  checksum: v.string(),
});

/** One answer: the fields of `gradlab-result`, the misconception that it shows, and when it was given. */
export const entryOf = <const Lesson extends string, Answer extends v.GenericSchema>(lesson: Lesson, answer: Answer) =>
  v.strictObject({
    lesson: v.literal(lesson),
    exercise: v.string(),
    variant: count,
    answer,
    correct: v.boolean(),
    score: v.number(),
    max: count,
    tries: v.pipe(count, v.minValue(1)),
    hints: count,
    seconds: v.pipe(v.number(), v.minValue(0)),
    /** The name of the misconception; empty for a right answer. */
    misconception: v.string(),
    given: date,
  });

/**
 * The present time, but not earlier than the latest of these dates plus `seconds`: a receipt must not be refused
 * because a computer corrected its clock.
 */
export function dateAfter(dates: readonly string[], now: Date, seconds = 0): string {
  const last = Math.max(0, ...dates.filter((one) => one !== "").map((one) => Date.parse(one)));
  return new Date(Math.max(+now, last + 1000 * seconds)).toISOString();
}

/** The fields of the envelope that come from the log of an exercise. */
export const signed = ({ name, beginning, begun, answers }: ExerciseLog, now: Date) => ({
  format: "gradlab-receipt" as const,
  name,
  beginning,
  begun: begun || now.toISOString(),
  made: dateAfter(
    answers.map(({ given }) => given),
    now,
  ),
});

/**
 * FNV-1a over a receipt without its own checksum, as 16 hexadecimal digits. It detects that a file was edited by hand,
 * not that a whole file was forged together with its checksum.
 */
export function checksumOf({ checksum: _, ...body }: { checksum?: unknown; [field: string]: unknown }): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(JSON.stringify(body, inOrder)))
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, "0");
}

/** Sorts fields by name: a program that read and wrote the file may have changed their order. */
const inOrder = (_: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;

/** Adds the checksum. */
export const sealed = <Body extends Record<string, unknown>>(body: Body): Body & { checksum: string } => ({
  ...body,
  checksum: checksumOf(body),
});

/** The part of a receipt that does not follow from its seed and its answers. */
export type Fault =
  | "unreadable"
  | "version"
  | "checksum"
  | "name"
  | "exercise"
  | "question"
  | "tries"
  | "runs"
  | "losses"
  | "correct"
  | "misconception"
  | "hints"
  | "points"
  | "dates"
  | "seconds"
  | "score";

/** `What`: a lesson may have further faults. */
export interface Discrepancy<What extends string = Fault> {
  what: What;
  /** The index of the answer, from 0; null for a fault of the whole receipt. */
  entry: number | null;
}

/** Seconds by which clocks may differ. In addition, each answer is rounded up by less than a tenth. */
export const slack = 2;
/** Every answer takes at least this many seconds. */
export const fewestSeconds = 0.1;
const day = 86_400_000;

/**
 * Begun before the first answer, answered in order, made after the last answer, and not more than a day in the future.
 */
export function datesHold(begun: string, given: readonly string[], made: string, now: Date): boolean {
  const [first, last] = [Date.parse(begun), Date.parse(made)];
  const times = [first, ...given.map((one) => Date.parse(one)), last];
  return times.every((time, index) => index === 0 || time >= (times[index - 1] as number)) && last <= +now + day;
}

/**
 * For each answer, whether its seconds in view, counted from the beginning, are possible: at least `fewestSeconds` more
 * than at the previous answer, and not more than the time since `begun`.
 */
export function secondsHold(begun: string, entries: readonly { given: string; seconds: number }[]): boolean[] {
  return entries.map(({ given, seconds }, index) => {
    const before = entries[index - 1]?.seconds ?? 0;
    const passed = (Date.parse(given) - Date.parse(begun)) / 1000;
    return seconds - before >= fewestSeconds - 1e-9 && seconds <= passed + slack + 0.1 * index;
  });
}

/** The checks that do not depend on the answers: the schema, the checksum, and a name. */
export function opened<Receipt extends { name: string; checksum: string }>(
  candidate: unknown,
  schema: v.GenericSchema<unknown, Receipt>,
  lesson: string,
  version: number,
): { receipt: Receipt | null; faults: Fault[] } {
  const stamped = v.safeParse(stampOf(lesson), candidate);
  if (stamped.success && stamped.output.version !== version) return { receipt: null, faults: ["version"] };
  const read = v.safeParse(schema, candidate);
  // A schema drops the surplus items of a tuple. Then what was read differs from the file.
  if (!read.success || !same(read.output as Plain, candidate as Plain))
    return { receipt: null, faults: ["unreadable"] };
  const receipt = read.output;
  const faults: Fault[] = [];
  if (checksumOf(receipt) !== receipt.checksum) faults.push("checksum");
  if (plainName(receipt.name) === "") faults.push("name");
  return { receipt, faults };
}
