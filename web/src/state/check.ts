import * as v from "valibot";
import { messages } from "../messages";
import { isObject, type Plain, type PlainObject, wellFormed } from "./fragment";
import { filled } from "./shape";

/** A field that could not be used, and why; the field then holds its default. */
export interface StateProblem {
  path: string;
  /**
   * What is wrong, for a program: `unknown`, `type`, `choice`, `out-of-range`, `too-long`, `invalid`, or the core's
   * own.
   */
  code: string;
  message: string;
}

/** What a lesson's state looks like: a valibot schema of an object. */
export type Schema<State> = v.GenericSchema<unknown, State>;

/** The deepest level of plain data; what is nested deeper is left out. */
const deepest = 20;

/**
 * Plain data out of whatever a page hands over, which may hold functions, cycles or getters that throw. `left` gets the
 * path of each thing that is no data; it is left out. Fields that are `undefined` are absent.
 */
function plainOf(candidate: unknown, left: string[], path: readonly string[] = []): Plain | undefined {
  const leave = (): undefined => {
    left.push(path.join("."));
  };
  if (typeof candidate === "string") return wellFormed(candidate);
  if (candidate === null || typeof candidate === "boolean") return candidate;
  if (typeof candidate === "number") return candidate;
  if (typeof candidate !== "object" || path.length > deepest) return leave();
  try {
    if (Array.isArray(candidate)) return candidate.map((item, at) => plainOf(item, left, [...path, `${at}`]) ?? null);
    const kind = Object.getPrototypeOf(candidate) as unknown;
    if (kind !== null && !isPlainPrototype(kind)) return leave();
    const copy: Record<string, Plain> = {};
    for (const [key, item] of Object.entries(candidate)) {
      const value = item === undefined ? undefined : plainOf(item, left, [...path, key]);
      if (value !== undefined)
        Object.defineProperty(copy, wellFormed(key), { value, enumerable: true, configurable: true, writable: true });
    }
    return copy;
  } catch {
    return leave();
  }
}

/** Whether it is `Object.prototype`, of this or another window: the one prototype that has none itself. */
const isPlainPrototype = (prototype: unknown): boolean => Object.getPrototypeOf(prototype) === null;

/**
 * Checks state that came from outside (an address, an attribute, a file, a message). What is absent takes its default.
 * Fields that fail are named and replaced by their default, unknown ones are left out; everything else loads.
 */
export function checked<State extends object>(
  schema: Schema<State>,
  defaults: State,
  candidate: unknown,
): { state: State; problems: StateProblem[] } {
  if (typeof candidate !== "object" || candidate === null || Array.isArray(candidate)) {
    return {
      state: structuredClone(defaults),
      problems: [{ path: "", code: "type", message: messages.text("state.object") }],
    };
  }
  const left: string[] = [];
  const working = filled(schema, defaults as PlainObject, plainOf(candidate, left) ?? {}) as Record<string, Plain>;
  const problems = left.map((path): StateProblem => ({ path, code: "type", message: messages.text("state.data") }));
  for (let round = 0; round < 100; round++) {
    const result = v.safeParse(schema, working);
    if (result.success) {
      const endless = infinite(result.output as Plain);
      if (endless.length === 0) return { state: result.output, problems };
      for (const keys of endless) {
        problems.push({ path: keys.join("."), code: "out-of-range", message: infinityText() });
        mend(working, defaults as PlainObject, keys);
      }
      continue;
    }
    const paths = new Set<string>();
    for (const issue of result.issues) {
      const keys = (issue.path ?? []).map((step) => String(step.key));
      const path = keys.join(".");
      if (paths.has(path)) continue;
      paths.add(path);
      if (!left.includes(path)) problems.push({ path, code: codeOf(issue), message: wording(issue) });
      mend(working, defaults as PlainObject, keys);
    }
  }
  return { state: structuredClone(defaults), problems };
}

/** The paths of numbers that are not finite, which neither an address nor JSON can hold. */
function infinite(value: Plain, keys: readonly string[] = []): string[][] {
  if (typeof value === "number") return Number.isFinite(value) ? [] : [[...keys]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) => infinite(inside as Plain, [...keys, key]));
}

const infinityText = (): string =>
  messages.text("state.unusable", {
    received: messages.text("state.received.Infinity"),
    expected: messages.text("state.number"),
  });

/**
 * A copy of the state with the defaults at these paths, which are in the engine's notation: for fields that only the
 * engine can refuse. An item of a list, `model.hidden[1]`, has no default of its own: the whole list takes its default.
 */
export function mended<State extends object>(state: State, defaults: State, paths: readonly string[]): State {
  const working = structuredClone(state) as Record<string, Plain>;
  for (const path of paths) mend(working, defaults as PlainObject, path.replaceAll(/\[(\d+)\]/g, ".$1").split("."));
  return working as State;
}

/** Of valibot's kinds of issue; any other of its checks is `invalid`. */
const codes: Readonly<Record<string, string>> = {
  picklist: "choice",
  literal: "choice",
  min_value: "out-of-range",
  max_value: "out-of-range",
  min_length: "too-short",
  max_length: "too-long",
};

function codeOf({ kind, type, expected }: v.BaseIssue<unknown>): string {
  if (expected === "never") return "unknown";
  return codes[type] ?? (kind === "schema" ? "type" : "invalid");
}

function wording(issue: v.BaseIssue<unknown>): string {
  if (issue.expected === "never") return messages.text("state.unknown");
  return messages.text("state.unusable", { received: receivedAs(issue.received), expected: allowed(issue) });
}

const programmers = ["NaN", "Infinity", "null", "undefined", "Array", "Object"] as const;

/** The value that was received, for a reader: a quoted text or a number unchanged; `NaN`, `null` and such in words. */
function receivedAs(received: string): string {
  const known = programmers.find((name) => name === received.replace("-", ""));
  return known ? messages.text(`state.received.${known}`) : received;
}

const kinds: Readonly<Record<string, () => string>> = {
  string: () => messages.text("state.string"),
  number: () => messages.text("state.number"),
  Array: () => messages.text("state.array"),
  Object: () => messages.text("state.group"),
  null: () => messages.text("state.empty"),
};

/** Of several kinds, as `(string | number | null)`, each in words. */
function eitherOf(expected: string): string {
  return expected
    .replaceAll(/^\(|\)$/g, "")
    .split(" | ")
    .map((kind) => kinds[kind]?.() ?? kind)
    .reduce((one, other) => messages.text("state.or", { one, other }));
}

/** What would have been right, in words where there are some for it. */
function allowed({ type, expected, message, ...issue }: v.BaseIssue<unknown>): string {
  const bound = String((issue as { requirement?: unknown }).requirement);
  switch (type) {
    case "array":
    case "string":
    case "number":
    case "boolean":
    case "integer":
      return messages.text(`state.${type}`);
    case "tuple":
      return messages.text("state.array");
    case "strict_object":
    case "record":
      return messages.text("state.group");
    case "picklist":
      return messages.text("state.choice", {
        choices: (expected ?? "").replaceAll(/^\(|\)$/g, "").replaceAll(" | ", ", "),
      });
    case "min_value":
      return messages.text("state.least", { bound });
    case "max_value":
      return messages.text("state.most", { bound });
    case "max_length":
      return messages.text("state.longest", { bound });
    default:
      return expected ? eitherOf(expected) : message;
  }
}

/** Puts the default where `keys` lead; where there is none, whatever is the nearest thing that has one, or nothing. */
function mend(working: Record<string, Plain>, defaults: PlainObject, keys: readonly string[]): void {
  let at: Plain = working;
  let usual: Plain | undefined = defaults;
  for (const [depth, key] of keys.entries()) {
    const next: Plain | undefined = isObject(usual) && Object.hasOwn(usual, key) ? usual[key] : undefined;
    const inside: Plain | undefined = isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined;
    const last = depth === keys.length - 1;
    if (last || !isObject(inside) || next === undefined) {
      const owner = at as Record<string, Plain>;
      if (next === undefined) delete owner[key];
      else owner[key] = structuredClone(next);
      return;
    }
    at = inside;
    usual = next;
  }
}
