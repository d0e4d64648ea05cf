import { questions } from "../questions";
import { Draws } from "./draws";
import { judge, type Verdict, variantOf } from "./grade";
import type { ChoiceQuestion, Names, NumericQuestion, Offer } from "./question";

/** A question with its numbers, as the seed, its own number and the try make it. */
export type Variant =
  | { form: "number"; question: NumericQuestion; at: Names }
  | { form: "choice"; question: ChoiceQuestion; offer: Offer };

/** Of draws that all questions of a seed share. */
const common = -1;

/** `number` is the place in `questions`; the same three numbers give the same variant everywhere. */
export function variant(seed: number, number: number, retry: number): Variant {
  const question = questions[number];
  if (!question) throw new RangeError(`There is no question ${number}.`);
  if (question.form !== "choice") return { form: "number", question, at: variantOf(question, seed, number, retry) };
  return {
    form: "choice",
    question,
    offer: question.draw(new Draws(seed, number, retry), retry, new Draws(seed, common)),
  };
}

/** What was answered: an expression with its reading and the number it comes to, or a choice with its reason. */
export interface Answer {
  text: string;
  value: number;
  choice: string;
  reason: string;
}

export function verdictOf(asked: Variant, { value, choice, reason }: Answer): Verdict {
  if (asked.form === "number")
    return judge(asked.question, asked.at, value, choice === "variance" ? "variance" : "std");
  const right = asked.question.right(asked.offer);
  return { is: right.choice === choice && right.reason === reason ? "right" : "wrong" };
}
