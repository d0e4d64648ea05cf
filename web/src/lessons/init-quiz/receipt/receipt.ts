import type { Plain } from "../../../state";
import { questions } from "../questions";
import { type State, triesOf } from "../state";
import { orderOf } from "../variant/order";
import { type Variant, variant, verdictOf } from "../variant/variant";
import { score, type Tried } from "./score";

/** One given answer, with all that is needed to judge it again. */
export interface ReceiptEntry {
  question: string;
  /** The place of the question in the list, and of the try: with the seed they make the variant. */
  number: number;
  try: number;
  variant: Plain;
  answer: { text: string; value: number; choice: string; reason: string };
  correct: boolean;
  hints: number;
  seconds: number;
}

/** Another number whenever the same seed gives other questions, numbers, verdicts or another order: then older receipts say so. */
export const receiptVersion = 1;

/** A quiz that was taken, as a file: every entry can be recomputed from the seed. */
export interface Receipt {
  format: "gradlab-init-quiz";
  version: typeof receiptVersion;
  seed: number;
  order: string[];
  entries: ReceiptEntry[];
  /** From 0 to 1. */
  score: number;
}

/** The numbers or choices of a variant, as plain data. */
export const plainVariant = (asked: Variant): Plain => (asked.form === "number" ? { ...asked.at } : { ...asked.offer });

/** The given answers to one question. */
export function entriesOf(state: State, number: number): ReceiptEntry[] {
  const { key = "" } = questions[number] ?? {};
  return triesOf(state, key).flatMap(({ given, hints, seconds, ...answer }, retry) => {
    if (!given) return [];
    const asked = variant(state.seed, number, retry);
    const correct = verdictOf(asked, answer).is === "right";
    return [{ question: key, number, try: retry, variant: plainVariant(asked), answer, correct, hints, seconds }];
  });
}

/** For each question what counts for the score. */
export function tried(entries: readonly ReceiptEntry[]): Tried[][] {
  return questions.map(({ key }) =>
    entries.filter(({ question }) => question === key).map(({ hints, correct }) => ({ hints, correct, given: true })),
  );
}

export function receiptOf(state: State): Receipt {
  const order = orderOf(state.seed);
  const entries = order.flatMap((number) => entriesOf(state, number));
  return {
    format: "gradlab-init-quiz",
    version: receiptVersion,
    seed: state.seed,
    order: order.map((number) => questions[number]?.key ?? ""),
    entries,
    score: score(tried(entries)),
  };
}
