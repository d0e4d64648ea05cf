import * as v from "valibot";
import { messages } from "../messages";
import { isObject, type Plain, type PlainObject } from "./fragment";

/** A field that could not be used, and why; the field then holds its default. */
export interface StateProblem {
  path: string;
  message: string;
}

/** What a lesson's state looks like: a valibot schema of an object. */
export type Schema<State> = v.GenericSchema<unknown, State>;

/**
 * Checks state that came from outside (an address, an attribute, a file, a message). Fields that fail are named and
 * replaced by their default, unknown ones are left out; everything else loads.
 */
export function checked<State extends object>(
  schema: Schema<State>,
  defaults: State,
  candidate: unknown,
): { state: State; problems: StateProblem[] } {
  if (typeof candidate !== "object" || candidate === null || Array.isArray(candidate)) {
    return { state: structuredClone(defaults), problems: [{ path: "", message: messages.text("state.object") }] };
  }
  const working = structuredClone(candidate) as Record<string, Plain>;
  const problems: StateProblem[] = [];
  for (let round = 0; round < 100; round++) {
    const result = v.safeParse(schema, working);
    if (result.success) return { state: result.output, problems };
    const paths = new Set<string>();
    for (const issue of result.issues) {
      const keys = (issue.path ?? []).map((step) => String(step.key));
      const path = keys.join(".");
      if (paths.has(path)) continue;
      paths.add(path);
      problems.push({ path, message: wording(issue) });
      mend(working, defaults as PlainObject, keys);
    }
  }
  return { state: structuredClone(defaults), problems };
}

function wording(issue: v.BaseIssue<unknown>): string {
  if (issue.expected === "never") return messages.text("state.unknown");
  return messages.text("state.unusable", { received: issue.received, expected: allowed(issue) });
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
      return expected ?? message;
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
