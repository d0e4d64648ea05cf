import * as v from "valibot";
import { dateAfter } from "../../kit/receipt/receipt";
import { type Keep, keepOfPage, Store } from "../../kit/receipt/store";
import { between, textUpTo, whole } from "../../state/schemas";

/** The number of tries of a question, each with other numbers. After the last one the key is shown. */
export const mostTries = 3;

const date = v.pipe(v.string(), v.isoTimestamp());

/** One try of a question, given or not. */
export const attemptSchema = v.strictObject({
  /** As typed. */
  text: textUpTo(200),
  /** The value of the text. */
  value: v.number(),
  /** The reading of sigma, `std` or `variance`; or the learner's choice. */
  choice: textUpTo(20),
  /** The reason for the choice. */
  reason: textUpTo(20),
  /** The number of hints that the learner has seen. */
  hints: whole(0, 20),
  /** Seconds for which the question was in view. */
  seconds: between(0, 1e6),
  /** When the answer was given; empty before. */
  given: v.union([v.literal(""), date]),
});

export const recordSchema = v.strictObject({
  /** The learner's name, as they typed it. */
  name: textUpTo(100),
  /** When the learner first typed, chose or opened a hint; empty before. */
  begun: v.union([v.literal(""), date]),
  /** How often the quiz of this seed was begun here, this time included. */
  beginning: whole(1, 1000),
  /** The tries of each question, by its key. */
  answers: v.record(
    v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,30}$/)),
    v.pipe(v.array(attemptSchema), v.maxLength(mostTries)),
  ),
});

export type QuizRecord = v.InferOutput<typeof recordSchema>;
export type Attempt = v.InferOutput<typeof attemptSchema>;

/** When the quiz was begun and its answers were given. */
export const datesOf = ({ begun, answers }: QuizRecord): string[] => [
  begun,
  ...Object.values(answers).flatMap((tries) => tries.map(({ given }) => given)),
];

/** The seconds for which the questions were in view until their answers were given. */
const secondsOf = ({ answers }: QuizRecord): number =>
  Object.values(answers)
    .flat()
    .reduce((sum, { given, seconds }) => sum + (given === "" ? 0 : seconds), 0);

export const untried: Attempt = { text: "", value: 0, choice: "", reason: "", hints: 0, seconds: 0, given: "" };
const unbegun: QuizRecord = { name: "", begun: "", beginning: 1, answers: {} };

/** The tries of a question in order. There is always at least one, which may be empty. */
export function triesOf(record: QuizRecord, key: string): readonly Attempt[] {
  const tries = record.answers[key] ?? [];
  return tries.length > 0 ? tries : [untried];
}

/**
 * The learner's answers and seen hints by seed. They are not in the state, so undo does not revert them (see `Store`).
 */
export class Records {
  private readonly store: Store<QuizRecord>;

  /** `storage` and `now` are replaced in tests. */
  constructor(
    storage: () => Keep = keepOfPage,
    private readonly now: () => Date = () => new Date(),
  ) {
    this.store = new Store("gradlab.init-quiz.", recordSchema, unbegun, storage);
  }

  of(seed: number): QuizRecord {
    return this.store.of(String(seed));
  }

  /** Sets the learner's name. */
  rename(seed: number, name: string): void {
    this.write(seed, { ...this.of(seed), name: name.slice(0, 100) });
  }

  /** Changes the open try; a given one stays as it is. */
  change(seed: number, key: string, retry: number, patch: Partial<Omit<Attempt, "given">>): void {
    const record = this.of(seed);
    const tries = [...triesOf(record, key)];
    const open = tries[retry];
    if (open?.given !== "") return;
    // The number of seen hints never decreases.
    tries[retry] = { ...open, ...patch, hints: Math.max(open.hints, patch.hints ?? 0) };
    this.write(seed, { ...record, answers: { ...record.answers, [key]: tries } });
  }

  /**
   * Gives the answer of the open try, which then counts. Returns false if it was given before, here or in another
   * window.
   */
  give(seed: number, key: string, retry: number, patch: Partial<Omit<Attempt, "given">>): boolean {
    const open = triesOf(this.of(seed), key)[retry];
    if (open?.given !== "") return false;
    this.change(seed, key, retry, patch);
    const record = this.of(seed);
    // The date must leave room for all seconds so far: those of this question may have passed before another one was
    // answered.
    const earliest =
      Date.parse(record.begun) + 1000 * (secondsOf(record) + (triesOf(record, key)[retry]?.seconds ?? 0));
    const given = dateAfter([...datesOf(record), new Date(earliest).toISOString()], this.now());
    const tries = triesOf(record, key).map((one, index) => (index === retry ? { ...one, given } : one));
    this.write(seed, { ...record, answers: { ...record.answers, [key]: tries } });
    return true;
  }

  /** Opens another try of a question whose last try was given. */
  again(seed: number, key: string): void {
    const record = this.of(seed);
    const tries = triesOf(record, key);
    if (tries.length >= mostTries || tries.at(-1)?.given === "") return;
    this.write(seed, { ...record, answers: { ...record.answers, [key]: [...tries, untried] } });
  }

  /** Deletes the answers of a seed, and counts how often that was done, for the receipt. */
  restart(seed: number): void {
    this.write(seed, { ...unbegun, beginning: Math.min(1000, this.of(seed).beginning + 1) });
  }

  /** Calls `changed` whenever a record changes, in this window or another. Returns a function that stops it. */
  watch(changed: () => void): () => void {
    return this.store.watch(changed);
  }

  /**
   * The beginning of a quiz whose first try is being written: now, less the seconds for which it was in view. Empty
   * without tries.
   */
  private begunNow({ answers }: QuizRecord): string {
    const tries = Object.values(answers).flat();
    if (tries.length === 0) return "";
    const seconds = tries.reduce((sum, one) => sum + one.seconds, 0);
    return new Date(this.now().getTime() - 1000 * seconds).toISOString();
  }

  private write(seed: number, record: QuizRecord): void {
    this.store.write(String(seed), { ...record, begun: record.begun || this.begunNow(record) });
  }
}

/** The records of this page, shared by all its quizzes. */
export const records = new Records();
