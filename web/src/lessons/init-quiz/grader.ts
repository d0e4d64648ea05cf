import { type Asked, type Graded, headOf, type Mistake, paceOf } from "../../kit/graded";
import { questions } from "./questions";
import { words } from "./quiz-words";
import { type Entry, isSealed, tally } from "./receipt";
import { discrepancyText, recheck } from "./receipt-check";
import { explanationsOf, variant } from "./variants";

/** Grades a receipt of this quiz by computing it again. */
export async function graded(candidate: unknown): Promise<Graded> {
  const result = await recheck(candidate);
  const { receipt, score, right, answered, discrepancies } = result;
  const counted = discrepancies.length === 0 ? (receipt?.entries ?? []) : [];
  return {
    lesson: "init-quiz",
    exercise: "",
    ...headOf(receipt),
    points: score,
    max: receipt?.max ?? questions.length,
    right,
    answered,
    ...tally(receipt?.entries ?? []),
    answers: answersOf(receipt?.entries ?? []),
    remark: receipt && !isSealed(receipt) ? words.text("verify.unsealed") : "",
    problems: discrepancies.map((one) => discrepancyText(one, result)),
    asked: counted.flatMap(({ exercise }) => askedOf(exercise)),
    mistakes: counted.flatMap((entry) => mistakeOf(entry)),
  };
}

/**
 * The answers and their pace as a text, by which receipts are compared: in the order of time and without the typed
 * texts, because neither the order in the file nor the spelling makes a different answer.
 */
export function answersOf(entries: readonly Entry[]): string {
  const inTime = [...entries].sort((one, other) => (one.given < other.given ? -1 : 1));
  return JSON.stringify([
    inTime.map(({ exercise, answer: { value, choice, reason } }) => [exercise, value.toPrecision(9), choice, reason]),
    paceOf(inTime.map(({ given }) => given)),
  ]);
}

const nameOf = (exercise: string): string => `init-quiz ${exercise}`;

function askedOf(exercise: string): Asked[] {
  const question = questions.find(({ key }) => key === exercise);
  return question ? [{ exercise: nameOf(exercise), title: question.title() }] : [];
}

function mistakeOf({ exercise, variant: seed, tries, misconception }: Entry): Mistake[] {
  const number = questions.findIndex(({ key }) => key === exercise);
  if (misconception === "" || number < 0) return [];
  const asked = variant(seed, number, tries - 1);
  const explanation = explanationsOf(asked, misconception).join(" ");
  return [{ exercise: nameOf(exercise), misconception, explanation }];
}
