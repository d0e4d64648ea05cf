import type { TemplateResult } from "lit";
import type { Signal, SignalRequest } from "../../../engine";
import type { Random } from "../../../kit/random";
import type { Maths } from "../../../maths";
import type { Spread } from "../spread";

/** The numbers of a variant, by the names that an expression may use. */
export type Names = Readonly<Record<string, number>>;

/** What a learner takes sigma for: N(0, sigma) is written both ways. */
export type SigmaReading = "std" | "variance";

/** One step of the derivation, revealed by itself. */
export interface Hint {
  message: string;
  formula?: Maths;
  picture?: TemplateResult;
}

/** A wrong answer that is recognized, and why it is wrong. */
export interface WrongAnswer<At extends Names = Names> {
  /** Names it in receipts: what somebody who gives it believes. */
  misconception: string;
  /** What it gives: the variance of a weight, or the number that is asked for. */
  value(at: At): number;
  message(at: At): string;
  /** Several ways that lead to the same number: the learner says which it was, and each has its own explanation. */
  ways?: ReadonlyArray<{ label(): string; message(): string }>;
}

interface Common {
  /** Names it in addresses and receipts. */
  key: string;
  part: 1 | 3 | 4 | 5;
  /** Questions that have to come before it, because it tells their answer. */
  after: readonly string[];
  title(): string;
}

/** A number is asked for. */
export interface NumericQuestion<At extends Names = Names> extends Common {
  /** `sigma`: the spread of the weights, in the learner's own reading; `number`: a plain number. */
  form: "sigma" | "number";
  draw(draws: Random, retry: number): At;
  /** The key: for `sigma` the variance of a weight. What it is asked for is proportional to that variance. */
  right(at: At): number;
  wrongAnswers: readonly WrongAnswer<At>[];
  /** What should be 1, in words, for `sigma`; what is asked for, for `number`. */
  aim(): string;
  ask(at: At): TemplateResult;
  hints(at: At): readonly Hint[];
  /** Said once it is right. */
  because(at: At): string;
  /**
   * What the engine runs with a weight variance of `variance` (or with what the question says, where a number is asked
   * for).
   */
  request(at: At, variance: number, seed: number): SignalRequest;
  /** How many networks are run, 1 unless told: the median is what is measured. */
  networks?: number;
  /** What is read off such a run. */
  read(signal: Signal, at: At): Finding;
}

/** What a run shows: the number that was asked to be 1 (or to be predicted), and a picture. */
export interface Finding {
  measured: number;
  /** What is measured, in words: "Var(h)". */
  what: string;
  /** What else the run shows, such as the way forward where the way back is asked for. */
  aside?: { what: string; measured: number };
  spread?: Spread | null;
  /** A statistic layer by layer, from the input. */
  depth?: readonly number[];
}

/** What a variant of a question to choose from consists of. */
export type Offer = Readonly<{ about: string; choices: readonly string[]; reasons: readonly string[] }>;

/** Something is to be chosen, and a reason for it. */
export interface ChoiceQuestion extends Common {
  form: "choice";
  /** `common` draws the same in every question and retry of a seed. */
  draw(draws: Random, retry: number, common: Random): Offer;
  right(offer: Offer): { choice: string; reason: string };
  ask(offer: Offer): TemplateResult;
  /** Whether what is measured should be 1. */
  aimsAtOne(offer: Offer): boolean;
  /** Above the two lists. */
  asks: { choice(): string; reason(): string };
  label(choice: string): string;
  /** At the end of its line in a plot. */
  short(choice: string): string;
  reason(reason: string): string;
  /** What becomes of a choice here, and what to say to a reason, right or wrong. */
  message(offer: Offer, choice: string): string;
  reasonMessage(offer: Offer, reason: string): string;
  hints(offer: Offer): readonly Hint[];
  /** What the engine runs for a choice; null: it is nothing that can be run. */
  request(offer: Offer, choice: string, seed: number): SignalRequest | null;
  read(signal: Signal, offer: Offer): Finding;
}

export type Question = NumericQuestion | ChoiceQuestion;
