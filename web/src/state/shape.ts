import type * as v from "valibot";
import { isObject, type Plain, type PlainObject } from "./fragment";

/**
 * What a schema says about a field before anything is checked: what it may hold, and what stands below it. Valibot's
 * schemas are plain objects whose `type` says which of these properties they have.
 */
interface Shape {
  type: string;
  entries?: Readonly<Record<string, Shape>>;
  rest?: Shape;
  value?: Shape;
  item?: Shape;
  items?: readonly Shape[];
  wrapped?: Shape;
  options?: ReadonlyArray<Shape | Plain>;
}

export type SomeSchema = v.GenericSchema | undefined;

const shapeOf = (schema: SomeSchema): Shape | undefined => schema as unknown as Shape | undefined;
const asSchema = (shape: Shape | undefined): SomeSchema => shape as unknown as SomeSchema;

/** Without what makes it optional or nullable. */
function bare(shape: Shape | undefined): Shape | undefined {
  let inner = shape;
  while (inner?.wrapped) inner = inner.wrapped;
  return inner;
}

function alternatives(shape: Shape | undefined): Shape[] {
  const own = bare(shape);
  if (!own) return [];
  if (own.type !== "union" && own.type !== "variant" && own.type !== "intersect") return [own];
  return (own.options as readonly Shape[]).flatMap(alternatives);
}

/** The schema of what stands under `key`; undefined when there can be nothing. */
export function fieldOf(schema: SomeSchema, key: string): SomeSchema {
  for (const shape of alternatives(shapeOf(schema))) {
    if (shape.entries && Object.hasOwn(shape.entries, key)) return asSchema(shape.entries[key]);
    if (shape.type === "record") return asSchema(shape.value);
    if (shape.rest) return asSchema(shape.rest);
  }
  return undefined;
}

/** Whether the state can have something at this path. */
export function isPath(schema: SomeSchema, keys: readonly string[]): boolean {
  let at: SomeSchema = schema;
  for (const key of keys) {
    at = fieldOf(at, key);
    if (!at) return false;
  }
  return keys.length > 0;
}

/** What the text of a field should be read as; "any" where the text itself has to tell. */
export function kindOf(schema: SomeSchema): "text" | "list" | "number" | "any" {
  const kinds = new Set(alternatives(shapeOf(schema)).map(({ type }) => type));
  if (kinds.size === 0) return "any";
  const only = (...types: string[]) => [...kinds].every((type) => types.includes(type));
  if (only("string", "literal") && kinds.has("string")) return "text";
  // Where even a list is taken for the text that it is, the text itself says more.
  if (only("string", "number", "array") && kinds.size === 3) return "text";
  if (only("array", "tuple")) return "list";
  return only("number") ? "number" : "any";
}

/** Whether a list can stand there, among others. */
export const takesList = (schema: SomeSchema): boolean =>
  alternatives(shapeOf(schema)).some(({ type }) => type === "array" || type === "tuple");

/** The schema of a list's items. */
export function itemOf(schema: SomeSchema): SomeSchema {
  const [shape] = alternatives(shapeOf(schema));
  return asSchema(shape?.item ?? shape?.items?.[0]);
}

/**
 * The candidate with the default of every field of a fixed name that it does not have. Fields of free names are all its
 * own.
 */
export function filled(schema: SomeSchema, usual: Plain | undefined, candidate: Plain | undefined): Plain | undefined {
  if (candidate === undefined) return usual === undefined ? undefined : structuredClone(usual);
  const shape = bare(shapeOf(schema));
  if (!shape?.entries || !isObject(candidate)) return candidate;
  const whole: Record<string, Plain | undefined> = {};
  for (const key of new Set([...Object.keys(shape.entries), ...Object.keys(candidate)])) {
    const own = Object.hasOwn(candidate, key) ? candidate[key] : undefined;
    const known = Object.hasOwn(shape.entries, key);
    const fallback = isObject(usual) && known && Object.hasOwn(usual, key) ? usual[key] : undefined;
    const value = known ? filled(asSchema(shape.entries[key]), fallback, own) : own;
    if (value !== undefined)
      Object.defineProperty(whole, key, { value, enumerable: true, configurable: true, writable: true });
  }
  return whole;
}

/** The paths of all single settings of a state: what is neither a group nor below a list. */
export function leaves(state: PlainObject, prefix = ""): string[] {
  return Object.entries(state).flatMap(([key, value]) =>
    isObject(value) && Object.keys(value).length > 0 ? leaves(value, `${prefix}${key}.`) : [`${prefix}${key}`],
  );
}
