import { type Asked, type Graded, headOf, type Mistake, paceOf } from "../../../kit/graded";
import { faultText } from "../../../kit/receipt/words";
import { blanksOf, workedOut } from "./exercise";
import { explanationOf, type Kind, questionOf } from "./grade";
import { type TurnEntry, type VerifiedTurn, verified } from "./receipt";
import { words } from "./words";

/** Grades a receipt of "your turn" again. */
export async function graded(candidate: unknown): Promise<Graded> {
  const result = await verified(candidate, async (level, seed) => blanksOf(await workedOut(level, seed)));
  const { receipt, score, right, discrepancies } = result;
  const entries = receipt?.entries ?? [];
  const questions = [...new Map(entries.map((one) => [one.answer.question, one])).values()];
  return {
    lesson: "backprop",
    exercise: receipt?.exercise ?? "",
    ...headOf(receipt),
    points: score,
    max: receipt?.max ?? 0,
    right,
    answered: questions.length,
    hints: questions.reduce((sum, { hints }) => sum + hints, 0),
    seconds: entries.at(-1)?.seconds ?? 0,
    answers: JSON.stringify([
      // A number can be written in many ways.
      entries.map(({ answer: { question }, misconception }) => [question, misconception]),
      paceOf(entries.map(({ given }) => given)),
    ]),
    problems: discrepancies.map(faultText),
    asked: entries.flatMap((one) => askedOf(one, result)),
    mistakes: entries.flatMap((one) => mistakeOf(one, result)),
  };
}

const blankOf = ({ answer }: TurnEntry, { blanks }: VerifiedTurn) =>
  blanks.find((one) => questionOf(one) === answer.question);

/** Classes have the exercises of many seeds: answers are counted by level, and by what was asked for. */
function askedOf(entry: TurnEntry, receipt: VerifiedTurn): Asked[] {
  const blank = blankOf(entry, receipt);
  const { level } = receipt;
  if (!blank || level === null) return [];
  const title = words.text(`mistakes.${blank.kind}`, { level: words.text(`level.${level}`) });
  return [{ exercise: `backprop ${level} ${blank.kind}`, title }];
}

function mistakeOf(entry: TurnEntry, receipt: VerifiedTurn): Mistake[] {
  const { misconception } = entry;
  const [asked] = askedOf(entry, receipt);
  const kind = blankOf(entry, receipt)?.kind;
  if (misconception === "" || !asked || !kind) return [];
  const explanation = misconception === "unknown" ? "" : explanationOf(misconception as Kind, kind);
  return [{ exercise: asked.exercise, misconception, explanation }];
}
