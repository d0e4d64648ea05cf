import { type Asked, type Graded, headOf, type Mistake, paceOf } from "../../kit/graded";
import { questions } from "./questions";
import { words } from "./quiz-words";
import { type Entry, isSealed, tally } from "./receipt";
import { discrepancyText, recheck } from "./receipt-check";
import { explanationsOf, variant } from "./variants";

/** Grades a receipt of this quiz again. */
export async function graded(candidate: unknown): Promise<Graded> {
  const result = await recheck(candidate);
  const { receipt, score, right, answered, discrepancies } = result;
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
    asked: (receipt?.entries ?? []).flatMap(({ exercise }) => askedOf(exercise)),
    mistakes: (receipt?.entries ?? []).flatMap((entry) => mistakeOf(entry)),
  };
}

const answersOf = (entries: readonly Entry[]): string =>
  JSON.stringify([
    entries.map(({ exercise, answer }) => [exercise, answer]),
    paceOf(entries.map(({ given }) => given)),
  ]);

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
