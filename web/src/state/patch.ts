import { isObject, type Plain, type PlainObject } from "./fragment";

/**
 * A change of some fields: objects are merged field by field, other values are replaced, `undefined` removes a field.
 */
export type Patch<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { [Key in keyof T]?: Patch<T[Key]> | undefined }
    : T;

/** A copy of the state with the change made. */
export function patched<State extends object>(state: State, change: Patch<State>): State {
  return merge(state as PlainObject, change as PlainObject) as State;
}

function merge(state: PlainObject, change: PlainObject): PlainObject {
  const next: Record<string, Plain | undefined> = { ...state };
  for (const [key, value] of Object.entries(change)) {
    const old = next[key];
    if (value === undefined) delete next[key];
    else next[key] = isObject(value) && isObject(old) ? merge(old, value) : value;
  }
  return next;
}

/**
 * A copy of a value that its receiver may modify. A part that is the same object as in `before` is taken from `copy`,
 * the earlier copy of `before`, so that the receiver can compare parts by identity.
 */
export function copied<Value extends Plain | undefined>(
  value: Value,
  before: Plain | undefined,
  copy: Plain | undefined,
): Value {
  if (value === before) return copy as Value;
  if (!isObject(value)) return structuredClone(value);
  const [old, oldCopy] = [isObject(before) ? before : {}, isObject(copy) ? copy : {}];
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, copied(item, old[key], oldCopy[key])]),
  ) as Value;
}
