import type { TemplateResult } from "lit";
import type { Signal, SignalRequest } from "../../../engine";
import type { Random } from "../../../kit/random";
import type { Maths } from "../../../maths";
import type { Spread } from "../spread";

/** The numbers of a variant, by the names that an expression may use. */
export type Names = Readonly<Record<string, number>>;

/** Whether the learner's sigma is a standard deviation or a variance: N(0, sigma) is written with both. */
export type SigmaReading = "std" | "variance";

/** One step of the derivation; the learner reveals them one by one. */
export interface Hint {
  message: string;
  formula?: Maths;
  picture?: TemplateResult;
}

/** A known wrong answer, and why it is wrong. */
export interface WrongAnswer<At extends Names = Names> {
  /** The name of the misconception behind this answer, as receipts have it. */
  misconception: string;
  /** The number that this mistake gives: the variance of a weight for `sigma`, else the number that is asked for. */
  value(at: At): number;
  message(at: At): string;
  /** Several mistakes that give the same number, each with its explanation; the learner says which one it was. */
  ways?: ReadonlyArray<{ label(): string; message(): string }>;
}

interface Common {
  /** The name of the question in receipts and events. */
  key: string;
  part: 1 | 3 | 4 | 5;
  /** Keys of the questions that must come earlier, because this one reveals their answers. */
  after: readonly string[];
  title(): string;
}

/** A question that asks for a number. */
export interface NumericQuestion<At extends Names = Names> extends Common {
  /** `sigma`: the spread of the weights, as a standard deviation or a variance; `number`: a plain number. */
  form: "sigma" | "number";
  draw(draws: Random, retry: number): At;
  /** The key: for `sigma` the variance of a weight, to which the quantity that should be 1 is proportional. */
  right(at: At): number;
  wrongAnswers: readonly WrongAnswer<At>[];
  /** The quantity that should be 1, in words, for `sigma`; the quantity that is asked for, for `number`. */
  aim(): string;
  ask(at: At): TemplateResult;
  hints(at: At): readonly Hint[];
  /** The explanation shown for a right answer. */
  because(at: At): string;
  /** The engine request for weights of variance `variance`. A question that asks for a number ignores it. */
  request(at: At, variance: number, seed: number): SignalRequest;
  /** The number of networks to run (default 1); the page shows the median of their measurements. */
  networks?: number;
  /** The finding of such a run. */
  read(signal: Signal, at: At): Finding;
}

/** The finding of a run: the quantity that should be 1 (or that is to be predicted), and a picture. */
export interface Finding {
  measured: number;
  /** The name of the measured quantity: "Var(h)". */
  what: string;
  /** Another measured quantity, such as E[h²] where the gradient is asked for. */
  aside?: { what: string; measured: number };
  spread?: Spread | null;
  /** A statistic layer by layer, from the input. */
  depth?: readonly number[];
}

/** A variant of a multiple-choice question: its topic, and the choices and reasons offered. */
export type Offer = Readonly<{ about: string; choices: readonly string[]; reasons: readonly string[] }>;

/** A question that asks for a choice and a reason. */
export interface ChoiceQuestion extends Common {
  form: "choice";
  /** `common` gives the same random numbers in every question and retry of a seed. */
  draw(draws: Random, retry: number, common: Random): Offer;
  right(offer: Offer): { choice: string; reason: string };
  ask(offer: Offer): TemplateResult;
  /** Whether the measured quantity should be 1. */
  aimsAtOne(offer: Offer): boolean;
  /** The headings of the two lists. */
  asks: { choice(): string; reason(): string };
  label(choice: string): string;
  /** A short name for the end of a line in a plot. */
  short(choice: string): string;
  reason(reason: string): string;
  /** What happens with a choice, and the comment on a reason, right or wrong. */
  message(offer: Offer, choice: string): string;
  reasonMessage(offer: Offer, reason: string): string;
  hints(offer: Offer): readonly Hint[];
  /** The engine request for a choice; null if it cannot be run. */
  request(offer: Offer, choice: string, seed: number): SignalRequest | null;
  read(signal: Signal, offer: Offer): Finding;
}

export type Question = NumericQuestion | ChoiceQuestion;
