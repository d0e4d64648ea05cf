import { questions } from "../questions";
import { Draws } from "./draws";

/** Of the draw that mixes the questions; no question has this number. */
const mixing = -2;

/** The numbers of all questions, mixed by the seed; none comes before a question whose answer it tells. */
export function orderOf(seed: number): number[] {
  const waiting = new Draws(seed, mixing).shuffled(questions.map((_, number) => number));
  const order: number[] = [];
  while (waiting.length > 0) {
    const asked = new Set(order.map((number) => questions[number]?.key));
    const next = waiting.findIndex((number) => questions[number]?.after.every((key) => asked.has(key)));
    if (next < 0) throw new Error("Questions wait for each other.");
    order.push(...waiting.splice(next, 1));
  }
  return order;
}
