import { backward } from "./backward";
import { keep } from "./keep";
import { leaky } from "./leaky";
import { mean } from "./mean";
import { network } from "./network";
import type { Question } from "./question";
import { relu } from "./relu";
import { reuse } from "./reuse";

/**
 * All questions. The place of a question in this list is its number, from which its variants are drawn: new ones go to
 * the end.
 * They change the mixed order nonetheless, so that a receipt gets another `receiptVersion`.
 */
export const questions: readonly Question[] = [
  relu,
  reuse,
  keep,
  leaky,
  backward,
  mean,
  network(0),
  network(1),
  network(2),
];
