import type * as v from "valibot";
import { isObject, type Plain, type PlainObject } from "./fragment";

/**
 * The part of a schema that describes a field before any check: the values it may have, and the fields below it.
 * Valibot's schemas are plain objects whose `type` tells which of these properties exist.
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

/** The schema inside, without the wrappers that make it optional or nullable. */
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

/** The schema of the field `key`; undefined if there can be no such field. */
export function fieldOf(schema: SomeSchema, key: string): SomeSchema {
  for (const shape of alternatives(shapeOf(schema))) {
    if (shape.entries && Object.hasOwn(shape.entries, key)) return asSchema(shape.entries[key]);
    if (shape.type === "record") return asSchema(shape.value);
    if (shape.rest) return asSchema(shape.rest);
  }
  return undefined;
}

/** Whether the state can have a value at this path. */
export function isPath(schema: SomeSchema, keys: readonly string[]): boolean {
  let at: SomeSchema = schema;
  for (const key of keys) {
    at = fieldOf(at, key);
    if (!at) return false;
  }
  return keys.length > 0;
}

/** How to read the text of a field; "any" if only the text itself can tell. */
export function kindOf(schema: SomeSchema): "text" | "list" | "number" | "any" {
  const kinds = new Set(alternatives(shapeOf(schema)).map(({ type }) => type));
  if (kinds.size === 0) return "any";
  const only = (...types: string[]) => [...kinds].every((type) => types.includes(type));
  if (only("string", "literal") && kinds.has("string")) return "text";
  // A field that may be a text, a number or a list is read as a text.
  if (only("string", "number", "array") && kinds.size === 3) return "text";
  if (only("array", "tuple")) return "list";
  return only("number") ? "number" : "any";
}

/** Whether the field may be a list. */
export const takesList = (schema: SomeSchema): boolean =>
  alternatives(shapeOf(schema)).some(({ type }) => type === "array" || type === "tuple");

/** The schema of a list's items. */
export function itemOf(schema: SomeSchema): SomeSchema {
  const [shape] = alternatives(shapeOf(schema));
  return asSchema(shape?.item ?? shape?.items?.[0]);
}

/**
 * The candidate, with the default for each absent field that the schema names. Fields with free names (a record) get no
 * defaults.
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

/** The paths of all single settings of a state; a list is one setting. */
export function leaves(state: PlainObject, prefix = ""): string[] {
  return Object.entries(state).flatMap(([key, value]) =>
    isObject(value) && Object.keys(value).length > 0 ? leaves(value, `${prefix}${key}.`) : [`${prefix}${key}`],
  );
}
