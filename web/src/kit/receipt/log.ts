import * as v from "valibot";
import { between, textUpTo, whole } from "../../state/schemas";
import { dateAfter } from "./receipt";
import { type Keep, keepOfPage, Store } from "./store";

/** The largest number of stored answers to one exercise. */
const most = 500;
const dateOrNone = v.union([v.literal(""), v.pipe(v.string(), v.isoTimestamp())]);

/** One answer. */
const given = v.strictObject({
  /** The question within the exercise. */
  question: textUpTo(40),
  answer: textUpTo(200),
  /** The number of hints seen before this answer. */
  hints: whole(0, 20),
  /** Seconds for which the exercise was in view since the previous answer. */
  seconds: between(0, 1e6),
  /** ISO timestamp; empty for an answer that was part of a state from outside. */
  given: dateOrNone,
});
export type Given = v.InferOutput<typeof given>;

const schema = v.strictObject({
  /** The name that the reader entered. */
  name: textUpTo(100),
  /** How many times this exercise was begun in this browser, including this time. */
  beginning: whole(1, 1000),
  /** ISO timestamp before the first answer; empty if there is no answer yet. */
  begun: dateOrNone,
  answers: v.pipe(v.array(given), v.maxLength(most)),
});
export type ExerciseLog = v.InferOutput<typeof schema>;

const nothing: ExerciseLog = { name: "", beginning: 1, begun: "", answers: [] };
/** Seconds rounded up to tenths, at least 0.1: every answer takes some time. */
const tenths = (seconds: number): number => Math.max(0.1, Math.ceil(10 * seconds) / 10);

/** The answers to each exercise of a lesson, in order. Receipts are made from them. */
export class AnswerLog {
  private readonly store: Store<ExerciseLog>;

  constructor(
    lesson: string,
    storage: () => Keep = keepOfPage,
    private readonly now: () => Date = () => new Date(),
  ) {
    this.store = new Store(`gradlab.${lesson}.`, schema, nothing, storage);
  }

  of(exercise: string): ExerciseLog {
    return this.store.of(exercise);
  }

  rename(exercise: string, name: string): void {
    this.store.write(exercise, { ...this.of(exercise), name: name.slice(0, 100) });
  }

  /** Adds an answer and returns the log that contains it. After `most` answers, further ones are not stored. */
  add(exercise: string, { seconds, ...answer }: Omit<Given, "given">): ExerciseLog {
    const log = this.of(exercise);
    if (log.answers.length >= most) return log;
    const now = this.now();
    const own = tenths(seconds);
    const begun = log.begun || new Date(now.getTime() - 1000 * own).toISOString();
    const dates = [begun, ...log.answers.map((one) => one.given)];
    const date = dateAfter(dates, now, seconds);
    const next = { ...log, begun, answers: [...log.answers, { ...answer, seconds: own, given: date }] };
    this.store.write(exercise, next);
    return next;
  }

  /**
   * Begins the exercise again, with the answers that were part of the state. The number of beginnings is kept and is
   * written into the receipt.
   */
  restart(exercise: string, brought: readonly Pick<Given, "question" | "answer">[] = []): void {
    const log = this.of(exercise);
    const answers = brought.map((one) => ({ ...one, hints: 0, seconds: 0, given: "" }));
    const beginning = log.answers.length > 0 ? Math.min(1000, log.beginning + 1) : log.beginning;
    this.store.write(exercise, { ...nothing, name: log.name, beginning, answers });
  }

  watch(changed: () => void): () => void {
    return this.store.watch(changed);
  }
}
