import * as v from "valibot";
import type { ResultDetail } from "../../kit/contract";
import {
  checksumOf,
  count,
  type Discrepancy,
  date,
  dateAfter,
  datesHold,
  type Fault,
  fewestSeconds,
  plainName,
  sealed,
  slack,
  stampOf,
} from "../../kit/receipt/receipt";
import { type Plain, same } from "../../state";
import { mostSeed } from "../../state/seed";
import type { NumberReading } from "./answer";
import { questions } from "./questions";
import type { Names } from "./questions/question";
import { type Attempt, attemptSchema, datesOf, mostTries, type QuizRecord, recordSchema, triesOf } from "./record";
import { misconceptionOf, orderOf, type Variant, variant, verdictOf } from "./variants";

/** An answer as receipts and events have it. */
const { text, value, choice, reason } = attemptSchema.entries;
const answer = v.strictObject({ text, value, choice, reason });

/** One given answer: the content of its `gradlab-result`, and what is needed to judge it again. */
const entry = v.strictObject({
  lesson: v.literal("init-quiz"),
  exercise: v.string(),
  /** The seed. */
  variant: count,
  answer,
  correct: v.boolean(),
  score: v.number(),
  max: v.literal(1),
  tries: v.pipe(count, v.minValue(1), v.maxValue(mostTries)),
  hints: count,
  seconds: v.pipe(v.number(), v.minValue(0)),
  /** The numbers or choices of this try. */
  numbers: v.record(v.string(), v.union([v.number(), v.string(), v.array(v.string())])),
  /** The name of the misconception behind the answer; empty for a right one. */
  misconception: v.string(),
  given: date,
});

/**
 * The number of questions by receipt version: a receipt has the first ones of the list, to which new ones are appended.
 * When a question changes so that old receipts cannot be computed again, the lines of the versions with the old
 * question are removed.
 */
const questionsOf: Readonly<Record<number, number>> = { 2: 9, 3: 9, 4: 9 };
export const receiptVersion = Math.max(...Object.keys(questionsOf).map(Number));
/** The first version whose texts are read by the current rules; earlier ones use the `former` reading. */
const firstRead = 4;
/** The first version with a checksum, which reveals that a file was edited. */
const firstSealed = 3;
const stamp = stampOf("init-quiz");

const schema = v.strictObject({
  format: stamp.entries.format,
  lesson: stamp.entries.lesson,
  version: v.pipe(
    v.number(),
    v.check((version) => version in questionsOf),
  ),
  name: recordSchema.entries.name,
  variant: v.pipe(count, v.maxValue(mostSeed)),
  /** How often this quiz was begun in this browser, this time included. */
  beginning: recordSchema.entries.beginning,
  begun: date,
  /** When the receipt was made. */
  made: date,
  order: v.array(v.string()),
  entries: v.pipe(v.array(entry), v.maxLength(questions.length * mostTries)),
  score: v.number(),
  max: v.number(),
  checksum: v.optional(v.string()),
});

/** Whether a checksum can reveal edits by hand; old versions may have none. */
export const isSealed = ({ version, checksum }: Pick<Receipt, "version" | "checksum">): boolean =>
  version >= firstSealed || checksum !== undefined;

export type Entry = v.InferOutput<typeof entry>;
/** A receipt of the quiz: every entry can be computed again from the seed. */
export type Receipt = v.InferOutput<typeof schema>;

// ---- points ---------------------------------------------------------------------------------------------------------

/**
 * The points for a question: 1 when its first answer was right without a hint, 0.5 when a later answer was right or
 * hints were used, else 0.
 */
export function worth(tries: readonly Pick<Entry, "correct" | "hints">[]): number {
  if (!tries.some(({ correct }) => correct)) return 0;
  return tries.length === 1 && tries[0]?.hints === 0 ? 1 : 0.5;
}

/** The total of points. Each entry has the points for its question so far, so the last entry of each counts. */
export function score(entries: readonly Entry[]): number {
  const last = new Map(entries.map((one) => [one.exercise, one.score]));
  return [...last.values()].reduce((sum, one) => sum + one, 0);
}

/** The total of hints and seconds over all questions. */
export function tally(entries: readonly Entry[]): { hints: number; seconds: number } {
  const last = [...new Map(entries.map((one) => [one.exercise, one])).values()];
  const total = (of: (one: Entry) => number) => last.reduce((sum, one) => sum + of(one), 0);
  return { hints: total(({ hints }) => hints), seconds: total(({ seconds }) => seconds) };
}

const numbersOf = (asked: Variant): Entry["numbers"] =>
  asked.form === "number"
    ? { ...asked.at }
    : { ...asked.offer, choices: [...asked.offer.choices], reasons: [...asked.offer.reasons] };

const rounded = (seconds: number): number => Math.ceil(10 * seconds) / 10;

/** The entries of one question; hints and seconds are sums over this and the earlier tries. */
export function entriesOf(seed: number, record: QuizRecord, number: number): Entry[] {
  const { key = "" } = questions[number] ?? {};
  const given = triesOf(record, key).filter((one) => one.given !== "");
  const judged = given.map((one, retry) => ({
    ...one,
    correct: verdictOf(variant(seed, number, retry), one).is === "right",
  }));
  return judged.map(({ text, value, choice, reason, correct, given: date }, retry) => {
    const asked = variant(seed, number, retry);
    const before = judged.slice(0, retry + 1);
    const total = (of: (one: Attempt) => number) => before.reduce((sum, one) => sum + of(one), 0);
    return {
      lesson: "init-quiz",
      exercise: key,
      variant: seed,
      answer: { text, value, choice, reason },
      correct,
      score: worth(before),
      max: 1,
      tries: retry + 1,
      hints: total(({ hints }) => hints),
      seconds: rounded(total(({ seconds }) => seconds)),
      numbers: numbersOf(asked),
      misconception: misconceptionOf(asked, { text, value, choice, reason }),
      given: date,
    };
  });
}

/** The detail of the `gradlab-result` event for an entry of a receipt. */
export function resultOf({
  numbers: _,
  misconception: __,
  given: ___,
  ...result
}: Entry): Omit<ResultDetail, "version"> {
  return result;
}

export function receiptOf(seed: number, record: QuizRecord, now = new Date()): Receipt {
  const order = orderOf(seed, questionsOf[receiptVersion]);
  const entries = order.flatMap((number) => entriesOf(seed, record, number));
  return sealed({
    format: "gradlab-receipt" as const,
    lesson: "init-quiz" as const,
    version: receiptVersion,
    name: record.name,
    variant: seed,
    beginning: record.beginning,
    begun: record.begun || now.toISOString(),
    made: dateAfter(datesOf(record), now),
    order: order.map((number) => questions[number]?.key ?? ""),
    entries,
    score: score(entries),
    max: questionsOf[receiptVersion] ?? 0,
  });
}

// ---- checking a receipt ---------------------------------------------------------------------------------------------

/** The kinds of discrepancy between a receipt and what follows from its seed and its answers. */
type QuizFault = Exclude<Fault, "exercise" | "runs" | "losses"> | "order" | "numbers" | "value" | "answer";
export type QuizDiscrepancy = Discrepancy<QuizFault>;

export interface Verified {
  discrepancies: QuizDiscrepancy[];
  /** The points as computed again. */
  score: number;
  right: number;
  answered: number;
  /** The parsed receipt; null if it could not be read. */
  receipt: Receipt | null;
}

/** Evaluates the text of an answer with the numbers of its variant; null when it cannot be read. */
export type Evaluate = (text: string, at: Names, numbers: NumberReading) => Promise<number | null>;

/**
 * Computes a whole receipt again from its seed: the order, the numbers of each try, the value of each text, verdicts,
 * misconceptions and points; and checks whether hints and times are possible. The result depends only on the receipt,
 * `evaluate` and `now`.
 */
export async function verified(candidate: unknown, evaluate: Evaluate, now = new Date()): Promise<Verified> {
  const stamped = v.safeParse(stamp, candidate);
  if (stamped.success && !(stamped.output.version in questionsOf)) return unchecked("version");
  const read = v.safeParse(schema, candidate);
  // The schema drops forbidden names such as `__proto__` from a record: a file that has them differs from what was
  // read.
  if (!read.success || !same(read.output as Plain, candidate as Plain)) return unchecked("unreadable");
  const receipt = read.output;
  const size = questionsOf[receipt.version] ?? 0;
  if (receipt.max !== size) return unchecked("unreadable");
  const whole: QuizFault[] = [];
  if (isSealed(receipt) && checksumOf(receipt) !== receipt.checksum) whole.push("checksum");
  if (plainName(receipt.name) === "") whole.push("name");
  if (
    !same(
      receipt.order,
      orderOf(receipt.variant, size).map((number) => questions[number]?.key ?? ""),
    )
  )
    whole.push("order");
  if (!datesHold(receipt.begun, inTime(receipt.entries), receipt.made, now)) whole.push("dates");
  const discrepancies: QuizDiscrepancy[] = [];
  const judged: Entry[] = [];
  for (const [index, one] of receipt.entries.entries()) {
    const { right, wrong } = await recomputed(receipt, one, judged, evaluate);
    discrepancies.push(...wrong.map((what) => ({ what, entry: index })));
    judged.push(right);
  }
  const points = score(judged);
  if (Math.abs(points - receipt.score) > 1e-9) whole.push("score");
  const correct = judged.filter((one) => one.correct).map(({ exercise }) => exercise);
  return {
    discrepancies: [...whole.map((what) => ({ what, entry: null })), ...discrepancies],
    score: points,
    right: new Set(correct).size,
    answered: new Set(judged.map(({ exercise }) => exercise)).size,
    receipt,
  };
}

const unchecked = (what: "unreadable" | "version"): Verified => ({
  discrepancies: [{ what, entry: null }],
  score: 0,
  right: 0,
  answered: 0,
  receipt: null,
});

/** The dates of the entries in order of time: a receipt lists its entries question by question. */
const inTime = (entries: readonly Entry[]): string[] =>
  entries.map(({ given }) => given).sort((one, other) => Date.parse(one) - Date.parse(other));

/** Whether a question of this form can give such an answer: fields that it does not have must be empty. */
function canBeGiven(asked: Variant, { text, value, choice, reason }: Entry["answer"]): boolean {
  if (asked.form === "choice")
    return text === "" && asked.offer.choices.includes(choice) && asked.offer.reasons.includes(reason);
  const readings = asked.question.form === "sigma" ? ["std", "variance"] : [""];
  return reason === "" && readings.includes(choice) && value > 0 && Number.isFinite(value);
}

/** An entry as computed again (`right`), and the kinds of faults of the given one (`wrong`). */
async function recomputed(receipt: Receipt, one: Entry, before: readonly Entry[], evaluate: Evaluate) {
  const wrong: QuizFault[] = [];
  const check = (what: QuizFault, holds: boolean) => {
    if (!holds) wrong.push(what);
  };
  const number = questions.findIndex(({ key }) => key === one.exercise);
  check("question", number >= 0 && number < receipt.max && one.variant === receipt.variant);
  if (number < 0) return { right: { ...one, correct: false, score: 0 }, wrong };
  const asked = variant(receipt.variant, number, one.tries - 1);
  const earlier = before.filter(({ exercise }) => exercise === one.exercise);
  // Tries are consecutive, and there is none after a right answer.
  check("tries", earlier.length === one.tries - 1 && !earlier.some(({ correct }) => correct));
  check("numbers", same(numbersOf(asked) as Plain, one.numbers as Plain));
  const numbers = receipt.version < firstRead ? "former" : "usual";
  // The value of a choice is 0.
  const value = asked.form === "number" ? await evaluate(one.answer.text, asked.at, numbers) : 0;
  check("value", value !== null && Math.abs(value - one.answer.value) <= 1e-9 * Math.abs(value));
  const answered = { ...one.answer, value: value ?? Number.NaN };
  check("answer", canBeGiven(asked, answered));
  const correct = verdictOf(asked, answered).is === "right";
  check("correct", correct === one.correct);
  const misconception = misconceptionOf(asked, answered);
  check("misconception", misconception === one.misconception);
  const previous = earlier.at(-1);
  const hints = asked.form === "number" ? asked.question.hints(asked.at) : asked.question.hints(asked.offer);
  check("hints", one.hints >= (previous?.hints ?? 0) && one.hints - (previous?.hints ?? 0) <= hints.length);
  const ownHints = one.hints - (previous?.hints ?? 0);
  const points = worth([...earlier, { ...one, correct, hints: ownHints }]);
  check("points", one.score === points);
  check("seconds", timeHolds(receipt, one, previous));
  return { right: { ...one, correct, misconception, score: points }, wrong };
}

/**
 * Whether the seconds of an entry are possible: every try takes some, no question takes longer than the time since the
 * quiz was begun, and all questions together do not either. The rule is looser than `secondsHold` of the kit: here the
 * seconds are counted per question, and released receipts were made by this rule.
 */
function timeHolds(receipt: Receipt, one: Entry, previous: Entry | undefined): boolean {
  const own = one.seconds - (previous?.seconds ?? 0);
  const passed = (Date.parse(one.given) - Date.parse(receipt.begun)) / 1000;
  if (own < fewestSeconds - 1e-9 || one.seconds > passed + slack) return false;
  if (previous && Date.parse(one.given) < Date.parse(previous.given)) return false;
  // All entries given by then, wherever they are in the file: a learner answers in any order.
  const until = receipt.entries.filter(({ given }) => given <= one.given);
  const spent = new Map<string, number>();
  for (const { exercise, seconds } of until) spent.set(exercise, Math.max(spent.get(exercise) ?? 0, seconds));
  return [...spent.values()].reduce((sum, seconds) => sum + seconds, 0) <= passed + slack * until.length;
}
