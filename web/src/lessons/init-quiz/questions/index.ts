import { backward } from "./backward";
import { keep } from "./keep";
import { leaky } from "./leaky";
import { mean } from "./mean";
import { network } from "./network";
import type { Question } from "./question";
import { relu } from "./relu";
import { reuse } from "./reuse";

/**
 * All questions. The index of a question in this list is its number, from which its variants are drawn, so new
 * questions are appended. They change the mixed order nonetheless, so receipts get another `receiptVersion`.
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
