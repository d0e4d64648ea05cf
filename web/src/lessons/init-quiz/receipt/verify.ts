import * as v from "valibot";
import { type Plain, same } from "../../../state";
import { questions } from "../questions";
import { orderOf } from "../variant/order";
import type { Names } from "../variant/question";
import { variant, verdictOf } from "../variant/variant";
import { plainVariant, receiptVersion, tried } from "./receipt";
import { score } from "./score";

const entry = v.strictObject({
  question: v.string(),
  number: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(questions.length - 1)),
  try: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(99)),
  variant: v.record(v.string(), v.union([v.number(), v.string(), v.array(v.string())])),
  answer: v.strictObject({ text: v.string(), value: v.number(), choice: v.string(), reason: v.string() }),
  correct: v.boolean(),
  hints: v.pipe(v.number(), v.integer(), v.minValue(0)),
  seconds: v.pipe(v.number(), v.minValue(0)),
});

/** What every version of a receipt begins with. */
const format = v.literal("gradlab-init-quiz");
const stamp = v.looseObject({ format, version: v.number() });

const schema = v.strictObject({
  format,
  version: v.literal(receiptVersion),
  seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999_999)),
  order: v.array(v.string()),
  entries: v.pipe(v.array(entry), v.maxLength(1000)),
  score: v.number(),
});

type Entry = v.InferOutput<typeof entry>;

/** What of a receipt is not what its seed and its answers give. */
export interface Discrepancy {
  what: "unreadable" | "version" | "order" | "question" | "tries" | "variant" | "value" | "correct" | "hints" | "score";
  /** The place among the entries, from 0; null: the receipt as a whole. */
  entry: number | null;
}

export interface Verified {
  discrepancies: Discrepancy[];
  /** As recomputed. */
  score: number;
  right: number;
  answered: number;
}

/** What the text of an answer comes to, with the numbers of its variant; null when it cannot be read. */
export type Evaluate = (text: string, at: Names) => Promise<number | null>;

/**
 * Works everything in a receipt out again from its seed: the order, each variant, the number each text comes to, each
 * verdict, the score. It depends on the receipt and on `evaluate` alone.
 */
export async function verified(candidate: unknown, evaluate: Evaluate): Promise<Verified> {
  const stamped = v.safeParse(stamp, candidate);
  if (stamped.success && stamped.output.version !== receiptVersion) return unchecked("version");
  const read = v.safeParse(schema, candidate);
  if (!read.success) return unchecked("unreadable");
  const { seed, order, entries } = read.output;
  const discrepancies: Discrepancy[] = [];
  if (
    !same(
      order,
      orderOf(seed).map((number) => questions[number]?.key ?? ""),
    )
  )
    discrepancies.push({ what: "order", entry: null });
  const judged: Entry[] = [];
  for (const [index, one] of entries.entries()) {
    const { correct, wrong } = await recomputed(seed, one, judged, evaluate);
    discrepancies.push(...wrong.map((what) => ({ what, entry: index })));
    judged.push({ ...one, correct });
  }
  const points = score(tried(judged));
  if (Math.abs(points - read.output.score) > 1e-9) discrepancies.push({ what: "score", entry: null });
  const right = new Set(judged.filter(({ correct }) => correct).map(({ question }) => question)).size;
  return { discrepancies, score: points, right, answered: new Set(judged.map(({ question }) => question)).size };
}

const unchecked = (what: "unreadable" | "version"): Verified => ({
  discrepancies: [{ what, entry: null }],
  score: 0,
  right: 0,
  answered: 0,
});

async function recomputed(seed: number, one: Entry, before: readonly Entry[], evaluate: Evaluate) {
  const wrong: Discrepancy["what"][] = [];
  const asked = variant(seed, one.number, one.try);
  const earlier = before.filter(({ question }) => question === one.question);
  if (asked.question.key !== one.question) wrong.push("question");
  // Tries follow each other, and nothing follows a right answer.
  if (earlier.length !== one.try || earlier.some(({ correct }) => correct)) wrong.push("tries");
  if (!same(plainVariant(asked), one.variant as Plain)) wrong.push("variant");
  const value = asked.form === "number" ? await evaluate(one.answer.text, asked.at) : one.answer.value;
  if (value === null || Math.abs(value - one.answer.value) > 1e-9 * Math.abs(value)) wrong.push("value");
  const correct = verdictOf(asked, { ...one.answer, value: value ?? Number.NaN }).is === "right";
  if (correct !== one.correct) wrong.push("correct");
  const hints = asked.form === "number" ? asked.question.hints(asked.at) : asked.question.hints(asked.offer);
  if (one.hints > hints.length) wrong.push("hints");
  return { correct, wrong };
}
