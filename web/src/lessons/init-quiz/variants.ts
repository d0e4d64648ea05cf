import { Random } from "../../kit/random";
import { judge, type QuizVerdict, separate } from "./grading";
import { questions } from "./questions";
import type { ChoiceQuestion, Names, NumericQuestion, Offer } from "./questions/question";

/** A question with its numbers or offers; seed, question number and try determine them. */
export type Variant =
  | { form: "number"; question: NumericQuestion; at: Names }
  | { form: "choice"; question: ChoiceQuestion; offer: Offer };

/**
 * Question numbers that no question has: for the random numbers that all questions of a seed share, and for the mixed
 * order.
 */
const common = -1;
const mixing = -2;

/** The variant of question `number`, its index in `questions`. The same arguments give the same variant everywhere. */
export function variant(seed: number, number: number, retry: number): Variant {
  const question = questions[number];
  if (!question) throw new RangeError(`There is no question ${number}.`);
  if (question.form !== "choice") return { form: "number", question, at: numbersOf(question, seed, number, retry) };
  return {
    form: "choice",
    question,
    offer: question.draw(new Random(seed, number, retry), retry, new Random(seed, common)),
  };
}

/** The number of draws after which two formulas must be equal, because no draw kept the recognized answers apart. */
const mostRounds = 1000;

/** The numbers of a question, drawn again until no number fits two of the recognized answers. */
function numbersOf(question: NumericQuestion, seed: number, number: number, retry: number): Names {
  const draws = new Random(seed, number, retry);
  for (let round = 0; round < mostRounds; round++) {
    const at = question.draw(draws, retry);
    if (separate(question, at)) return at;
  }
  throw new Error(`No numbers keep the answers to ${question.key} apart.`);
}

/**
 * The numbers of the first `count` questions, mixed by the seed; no question comes before one whose answer it reveals.
 */
export function orderOf(seed: number, count = questions.length): number[] {
  const waiting = new Random(seed, mixing).shuffled(Array.from({ length: count }, (_, number) => number));
  const order: number[] = [];
  while (waiting.length > 0) {
    const asked = new Set(order.map((number) => questions[number]?.key));
    const next = waiting.findIndex((number) => questions[number]?.after.every((key) => asked.has(key)));
    if (next < 0) throw new Error("Questions wait for each other.");
    order.push(...waiting.splice(next, 1));
  }
  return order;
}

/** An answer: an expression with its reading of sigma and its value, or a choice with its reason. */
export interface QuizAnswer {
  text: string;
  value: number;
  choice: string;
  reason: string;
}

export function verdictOf(asked: Variant, { value, choice, reason }: QuizAnswer): QuizVerdict {
  if (asked.form === "number")
    return judge(asked.question, asked.at, value, choice === "variance" ? "variance" : "std");
  const right = asked.question.right(asked.offer);
  return { is: right.choice === choice && right.reason === reason ? "right" : "wrong" };
}

/** The misconception of a wrong answer that is not recognized. */
export const unknown = "unknown";

/** The name of the misconception behind an answer; empty for a right one. */
export function misconceptionOf(asked: Variant, answer: QuizAnswer): string {
  const verdict = verdictOf(asked, answer);
  if (verdict.is === "right") return "";
  if (asked.form === "choice") {
    const { choice } = asked.question.right(asked.offer);
    return answer.choice === choice
      ? `${asked.offer.about}/because-${answer.reason}`
      : `${asked.offer.about}/${answer.choice}`;
  }
  if (verdict.is !== "mistake") return unknown;
  const { known, swapped } = verdict.match;
  const as = answer.choice === "variance" ? "std-as-variance" : "variance-as-std";
  return [...(swapped ? [as] : []), ...(known ? [known.misconception] : [])].join("+");
}

/** The page's explanations of a misconception, with the numbers of a variant; none for `unknown`. */
export function explanationsOf(asked: Variant, misconception: string): string[] {
  if (asked.form === "number")
    return misconception
      .split("+")
      .flatMap(
        (one) => asked.question.wrongAnswers.find((known) => known.misconception === one)?.message(asked.at) ?? [],
      );
  const { question, offer } = asked;
  const name = misconception.slice(`${offer.about}/`.length);
  if (name === "") return [];
  return [name.startsWith("because-") ? question.reasonMessage(offer, name.slice(8)) : question.message(offer, name)];
}
