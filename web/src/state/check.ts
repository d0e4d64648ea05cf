import * as v from "valibot";
import { messages } from "../messages";
import { isObject, type Plain, type PlainObject, wellFormed } from "./fragment";
import { filled } from "./shape";

/** A field that could not be used, and the reason. The field takes its default. */
export interface StateProblem {
  path: string;
  /**
   * The kind of the problem, for a program: `unknown`, `type`, `choice`, `out-of-range`, `too-short`, `too-long`,
   * `invalid`, `repeated`, or a code of the core.
   */
  code: string;
  message: string;
}

/** The shape of a lesson's state: a valibot schema of an object. */
export type Schema<State> = v.GenericSchema<unknown, State>;

/** The largest depth of nested data; deeper data are left out. */
const deepest = 20;

/**
 * Converts a value from a page into plain data. The value may hold functions, cycles or getters that throw. `left`
 * receives the path of each part that is no data; the part is left out. Fields that are `undefined` are absent.
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

/** Whether it is the `Object.prototype` of this or another window: the only prototype whose own prototype is null. */
const isPlainPrototype = (prototype: unknown): boolean => Object.getPrototypeOf(prototype) === null;

/**
 * Checks a state that came from outside (an address, an attribute, a file, a message). An absent field takes its
 * default. A wrong field takes its default and is reported, an unknown one is left out and reported. All other fields
 * are loaded.
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

/** The paths of numbers that are not finite. Neither an address nor JSON can hold them. */
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
 * engine can refuse. An item of a list (`model.hidden[1]`) has no default, so the whole list takes its default.
 */
export function mended<State extends object>(state: State, defaults: State, paths: readonly string[]): State {
  const working = structuredClone(state) as Record<string, Plain>;
  for (const path of paths) mend(working, defaults as PlainObject, path.replaceAll(/\[(\d+)\]/g, ".$1").split("."));
  return working as State;
}

/**
 * Our codes for some of valibot's issues. Of the others, a wrong kind of value is `type`, a failed check is `invalid`.
 */
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

/**
 * The received value as it is shown to a reader: a quoted text or a number unchanged; `NaN`, `null` and similar in
 * words.
 */
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

/** Several kinds, written by valibot as `(string | number | null)`, in words. */
function eitherOf(expected: string): string {
  return expected
    .replaceAll(/^\(|\)$/g, "")
    .split(" | ")
    .map((kind) => kinds[kind]?.() ?? kind)
    .reduce((one, other) => messages.text("state.or", { one, other }));
}

/** The allowed values, in words if there are words for them. */
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

/**
 * Sets the default at the path `keys`. If the path leads through a field that is no group, that field takes its
 * default. The first field on the path without a default is removed.
 */
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
