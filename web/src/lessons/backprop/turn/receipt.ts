import * as v from "valibot";
import type { ResultDetail } from "../../../kit/contract";
import type { ExerciseLog, Given } from "../../../kit/receipt/log";
import {
  type Discrepancy,
  datesHold,
  entryOf,
  envelope,
  type Fault,
  opened,
  sealed,
  secondsHold,
  signed,
} from "../../../kit/receipt/receipt";
import { textUpTo } from "../../../state/schemas";
import { mostSeed } from "../../../state/seed";
import { judge, questionOf, worth } from "./grade";
import type { Level } from "./state";
import type { Blank } from "./steps";

/** Another number whenever the same level and seed give another exercise, or the same answer another verdict. */
const receiptVersion = 1;
const answer = v.strictObject({
  /** Which derivative: see `questionOf`. */
  question: v.string(),
  text: textUpTo(24),
});
const schema = v.strictObject({
  ...envelope("backprop", receiptVersion),
  entries: v.pipe(v.array(entryOf("backprop", answer)), v.maxLength(500)),
});

export type TurnReceipt = v.InferOutput<typeof schema>;
export type TurnEntry = TurnReceipt["entries"][number];

const levels: readonly Level[] = [1, 2, 3];
export const exerciseOf = (level: Level): string => `turn-${level}`;
/** The name of an exercise in the log. */
export const logName = (level: Level, seed: number): string => `${level}.${seed}`;

type Answered = Pick<Given, "question" | "answer" | "hints">;

/** Points of a blank by the answers to it: what follows a right one changes nothing. */
function pointsOf(answers: readonly Answered[], blank: Blank): number {
  const verdicts = answers.map(({ answer }) => judge(blank, answer));
  const right = verdicts.findIndex(({ is }) => is === "right");
  if (right < 0) return 0;
  // What was only rounded too much is asked for again without a loss.
  const slips = verdicts.slice(0, right).filter((one) => one.is === "wrong" && one.kinds[0] !== "rounding").length;
  return worth(slips, answers[right]?.hints ?? 0);
}

/** The points of all blanks together. */
function scoreOf(answers: readonly Answered[], blanks: readonly Blank[]): number {
  return blanks
    .map((blank) =>
      pointsOf(
        answers.filter(({ question }) => question === questionOf(blank)),
        blank,
      ),
    )
    .reduce((sum, one) => sum + one, 0);
}

/**
 * The graded answers to an exercise: those that can be read as a number, to a question that it asks. The score is that
 * of the exercise so far, of as many points as it has blanks.
 */
export function entriesOf(level: Level, seed: number, log: ExerciseLog, blanks: readonly Blank[]): TurnEntry[] {
  const graded = log.answers.filter(({ question, answer }) => {
    const blank = blanks.find((one) => questionOf(one) === question);
    return blank && ["right", "wrong"].includes(judge(blank, answer).is);
  });
  let seconds = 0;
  return graded.map(({ question, answer: text, hints, seconds: own, given }, index) => {
    const verdict = judge(blanks.find((one) => questionOf(one) === question) as Blank, text);
    const before = graded.slice(0, index + 1);
    // Tenths add up to tenths.
    seconds = Math.round(10 * (seconds + own)) / 10;
    return {
      lesson: "backprop",
      exercise: exerciseOf(level),
      variant: seed,
      answer: { question, text },
      correct: verdict.is === "right",
      score: scoreOf(before, blanks),
      max: blanks.length,
      tries: before.filter((one) => one.question === question).length,
      hints,
      seconds,
      misconception: verdict.is === "wrong" ? (verdict.kinds[0] ?? "unknown") : "",
      given,
    };
  });
}

/** What `gradlab-result` says of an answer: the same numbers. */
export function resultOf({ misconception: _, given: __, ...result }: TurnEntry): Omit<ResultDetail, "version"> {
  return result;
}

export function receiptOf(
  level: Level,
  seed: number,
  log: ExerciseLog,
  blanks: readonly Blank[],
  now = new Date(),
): TurnReceipt {
  const entries = entriesOf(level, seed, log, blanks);
  return sealed({
    ...{ lesson: "backprop" as const, version: receiptVersion, ...signed(log, now) },
    ...{ exercise: exerciseOf(level), variant: seed, entries },
    ...{ score: entries.at(-1)?.score ?? 0, max: blanks.length },
  });
}

// ---- whether it holds -----------------------------------------------------------------------------------------------

export interface VerifiedTurn {
  receipt: TurnReceipt | null;
  level: Level | null;
  blanks: readonly Blank[];
  /** As recomputed. */
  score: number;
  right: number;
  discrepancies: Discrepancy[];
}

/** Works everything in a receipt out again from its level and seed; `blanksOf` asks the engine. */
export async function verified(
  candidate: unknown,
  blanksOf: (level: Level, seed: number) => Promise<readonly Blank[]>,
  now = new Date(),
): Promise<VerifiedTurn> {
  const { receipt, faults } = opened(candidate, schema, "backprop", receiptVersion);
  const level = levels.find((one) => exerciseOf(one) === receipt?.exercise) ?? null;
  const whole: Fault[] = [...faults];
  if (receipt && (level === null || receipt.variant > mostSeed)) whole.push("exercise");
  const asWhole = (all: readonly Fault[]) => all.map((what): Discrepancy => ({ what, entry: null }));
  if (!receipt || level === null || receipt.variant > mostSeed)
    return { receipt, level, blanks: [], score: 0, right: 0, discrepancies: asWhole(whole) };
  const { entries, variant, begun, made } = receipt;
  const blanks = await blanksOf(level, variant);
  if (
    !datesHold(
      begun,
      entries.map(({ given }) => given),
      made,
      now,
    )
  )
    whole.push("dates");
  const answers = entries.map(
    ({ answer: { question, text }, hints, seconds, given }, index): Given => ({
      ...{ question, answer: text, hints, given },
      seconds: seconds - (entries[index - 1]?.seconds ?? 0),
    }),
  );
  const again = entriesOf(level, variant, { name: "", beginning: 1, begun, answers }, blanks);
  const score = again.at(-1)?.score ?? 0;
  if (score !== receipt.score || receipt.max !== blanks.length) whole.push("score");
  const timely = secondsHold(begun, entries);
  const discrepancies = entries.flatMap((one, entry) =>
    [...entryFaults(one, entries.slice(0, entry), again, blanks), ...(timely[entry] ? [] : ["seconds" as const])].map(
      (what) => ({ what, entry }),
    ),
  );
  const right = new Set(again.filter(({ correct }) => correct).map(({ answer: { question } }) => question)).size;
  return { receipt, level, blanks, score, right, discrepancies: [...asWhole(whole), ...discrepancies] };
}

/** What of an answer is not as it is when worked out again. */
function entryFaults(
  one: TurnEntry,
  before: readonly TurnEntry[],
  again: readonly TurnEntry[],
  blanks: readonly Blank[],
): Fault[] {
  const { question } = one.answer;
  const blank = blanks.find((each) => questionOf(each) === question);
  // What cannot be graded has no counterpart, which shifts those after it.
  const right = again.find(({ given, answer }) => given === one.given && answer.question === question);
  if (!blank || !right) return ["question"];
  const earlier = before.filter(({ answer }) => answer.question === question);
  const faults: Fault[] = [];
  if (one.exercise !== right.exercise || one.variant !== right.variant) faults.push("exercise");
  if (one.tries !== earlier.length + 1) faults.push("tries");
  if (one.hints > 2 || one.hints < (earlier.at(-1)?.hints ?? 0)) faults.push("hints");
  if (one.correct !== right.correct) faults.push("correct");
  if (one.misconception !== right.misconception) faults.push("misconception");
  if (one.score !== right.score || one.max !== blanks.length) faults.push("points");
  return faults;
}
