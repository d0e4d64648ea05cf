import * as v from "valibot";
import type { Patch } from "../../state";

const words = (most: number) => v.optional(v.pipe(v.string(), v.maxLength(most)));
const count = (most: number) => v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most)));

/** How often a question can be tried: each time with other numbers. */
export const mostTries = 50;

/** One try of a question, also before it is given. What was not touched is left out, so that addresses stay short. */
const attempt = v.strictObject({
  /** As typed. */
  text: words(200),
  /** What the text came to. */
  value: v.optional(v.number()),
  /** The reading of sigma, std or variance; or what was chosen. */
  choice: words(20),
  /** Why that was chosen. */
  reason: words(20),
  /** Hints that were looked at. */
  hints: count(20),
  /** Time that the question was in view. */
  seconds: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1e6))),
  given: v.optional(v.boolean()),
});

/** Tries by their number, from 0. */
const tries = v.record(v.pipe(v.string(), v.regex(/^[1-4]?\d$/)), attempt);

export const schema = v.strictObject({
  /** Makes all numbers, and the order of the questions. */
  seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999_999)),
  /** The place in the mixed order, from 1; after the last question comes the summary. */
  at: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99)),
  /** By the key of the question. */
  answers: v.record(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,30}$/)), tries),
});

export type State = v.InferOutput<typeof schema>;
export type Attempt = Required<v.InferOutput<typeof attempt>>;
export type Tries = State["answers"][string];

export const defaults: State = { seed: 1, at: 1, answers: {} };

export const untried: Attempt = { text: "", value: 0, choice: "", reason: "", hints: 0, seconds: 0, given: false };

/** The tries of a question in their order; at least one, which may be untouched. */
export function triesOf(state: State, key: string): Attempt[] {
  const found = state.answers[key] ?? {};
  const list: Attempt[] = [];
  while (Object.hasOwn(found, String(list.length))) list.push({ ...untried, ...found[String(list.length)] });
  return list.length > 0 ? list : [untried];
}

/** Another seed: everything from the beginning. */
export function begun(state: State, seed: number): Patch<State> {
  return { seed, at: 1, answers: Object.fromEntries(Object.keys(state.answers).map((key) => [key, undefined])) };
}

/** Any seed. */
export const drawnSeed = (): number => Math.floor(Math.random() * 1_000_000);
