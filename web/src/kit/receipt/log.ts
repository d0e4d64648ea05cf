import * as v from "valibot";
import { between, textUpTo, whole } from "../../state/schemas";
import { dateAfter } from "./receipt";
import { type Keep, keepOfPage, Store } from "./store";

/** The most answers to one exercise that are kept. */
const most = 500;
const dateOrNone = v.union([v.literal(""), v.pipe(v.string(), v.isoTimestamp())]);

/** One answer. */
const given = v.strictObject({
  /** What of the exercise was answered. */
  question: textUpTo(40),
  answer: textUpTo(200),
  /** How much help was seen by then. */
  hints: whole(0, 20),
  /** Seconds for which the exercise was in view since the answer before. */
  seconds: between(0, 1e6),
  /** ISO timestamp; empty for an answer that came with a state from elsewhere. */
  given: dateOrNone,
});
export type Given = v.InferOutput<typeof given>;

const schema = v.strictObject({
  /** Who answers, as they want to be called. */
  name: textUpTo(100),
  /** How often this exercise was begun here, this time included. */
  beginning: whole(1, 1000),
  /** Before the first answer; empty while there is none. */
  begun: dateOrNone,
  answers: v.pipe(v.array(given), v.maxLength(most)),
});
export type ExerciseLog = v.InferOutput<typeof schema>;

const nothing: ExerciseLog = { name: "", beginning: 1, begun: "", answers: [] };
/** A tenth of a second, upwards: no answer takes no time. */
const tenths = (seconds: number): number => Math.max(0.1, Math.ceil(10 * seconds) / 10);

/** The answers to each exercise of a lesson, in their order: what its receipts are made of. */
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

  /** Adds an answer and gives the log with it. What is beyond the most that is kept is left out. */
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

  /** Begins anew, with what came with the state; how often that was done stays, and is written into the receipt. */
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
