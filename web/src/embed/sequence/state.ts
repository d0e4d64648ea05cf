/**
 * A sequence: settings of lessons in order, each with a sentence or a question before it, as an address or a file holds
 * it. The texts are written by an instructor and shown as text, never as HTML.
 */
import * as v from "valibot";
import {
  checked,
  decode,
  encode,
  isObject,
  type Plain,
  type PlainObject,
  type Schema,
  type StateProblem,
} from "../../state";
import { listedName } from "../../state/listed-name";
import { textUpTo, whole } from "../../state/schemas";

const names = v.array(v.pipe(listedName, v.maxLength(200)));

/** One step. Each field is the value of the attribute with the same name; an absent field is empty. */
const step = v.strictObject({
  text: textUpTo(2000),
  lesson: textUpTo(60),
  state: textUpTo(20_000),
  hide: names,
  lock: names,
  seed: textUpTo(12),
});
export type Step = v.InferOutput<typeof step>;

/** One step at a time, or all steps one below the other. */
export const modes = ["slides", "worksheet"] as const;

export const mostSteps = 50;

/** `steps` is a record with numbers as keys, so that an address contains `steps.1.text=..`. */
export const entries = {
  title: textUpTo(200),
  mode: v.picklist(modes),
  steps: v.record(v.string(), step),
};

const schema = v.strictObject({
  ...entries,
  /** The step that is shown, from 1; only for slides. */
  at: whole(1, mostSteps),
  /** Large, with only the figure and the controls of each lesson. */
  projector: v.boolean(),
});

type Written = v.InferOutput<typeof schema>;
export interface Sequence extends Omit<Written, "steps"> {
  steps: readonly Step[];
}

const usual: Written = { title: "", mode: "slides", at: 1, projector: false, steps: {} };

export const emptyStep: Step = { text: "", lesson: "", state: "", hide: [], lock: [], seed: "" };
export const emptySequence: Sequence = { ...usual, steps: [] };

export interface Read {
  sequence: Sequence;
  problems: readonly StateProblem[];
}

/** The sequence as the text of an address; empty for an empty sequence. */
export function sequenceText({ steps, ...rest }: Sequence): string {
  return encode({ ...rest, steps: keyed(steps) } as PlainObject, usual as unknown as PlainObject);
}

export function sequenceOf(fragment: string): Read {
  return read(decode(fragment, usual as unknown as PlainObject, schema));
}

/** The steps by their numbers from 1, each with only its non-empty fields. */
export function keyed(steps: readonly Step[]): Record<string, Partial<Step>> {
  return Object.fromEntries(steps.slice(0, mostSteps).map((one, place) => [String(place + 1), slim(one)]));
}

/**
 * Checks a state that contains steps: wrong fields are left out and reported, in steps as elsewhere. The steps are
 * sorted by their numbers.
 */
export function checkedWithSteps<State extends { steps: object }>(
  schema: Schema<State>,
  usual: State,
  { steps, ...rest }: PlainObject,
): { state: Omit<State, "steps"> & { steps: Step[] }; problems: StateProblem[] } {
  const { state, problems } = checked(schema, usual, rest);
  const numbered = Object.entries(isObject(steps) ? steps : {})
    .filter(([key]) => /^[1-9]\d?$/.test(key))
    .sort(([one], [other]) => Number(one) - Number(other))
    .slice(0, mostSteps)
    .map(([key, candidate]) => ({ key, ...checked<Step>(step, emptyStep, candidate) }));
  const wrong = numbered.flatMap(({ key, problems: own }) =>
    own.map((one) => ({ ...one, path: `steps.${key}.${one.path}` })),
  );
  return { state: { ...state, steps: numbered.map((one) => one.state) }, problems: [...problems, ...wrong] };
}

const slim = (one: Step): Partial<Step> =>
  Object.fromEntries(Object.entries(one).filter(([name, value]) => name === "lesson" || value.length > 0));

function read(candidate: PlainObject): Read {
  const { state, problems } = checkedWithSteps(schema, usual, candidate);
  return { sequence: state, problems };
}

// ---- as a file ------------------------------------------------------------------------------------------------------

const format = "gradlab-sequence";

/** The sequence as JSON, which can be read and written by hand. */
export function sequenceFile({ title, mode, steps }: Sequence): string {
  return `${JSON.stringify({ format, version: 1, title, mode, steps: steps.map(slim) }, null, 2)}\n`;
}

/** The sequence in a file; null if the file contains none. */
export function sequenceFrom(text: string): Read | null {
  let candidate: unknown;
  try {
    candidate = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof candidate !== "object" || candidate === null) return null;
  const { format: own, version, steps, ...rest } = candidate as Record<string, Plain>;
  if (own !== format || version !== 1 || !Array.isArray(steps)) return null;
  return read({ ...rest, steps: Object.fromEntries(steps.map((one, place) => [String(place + 1), one])) });
}
