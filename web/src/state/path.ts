import { isObject, type Plain, type PlainObject } from "./fragment";

/**
 * The value at a path: the names of its fields separated by dots, such as `optimizer.lr`. Undefined if there is none.
 */
export function valueAt(state: PlainObject, path: string): Plain | undefined {
  let at: Plain | undefined = state;
  for (const key of path.split(".")) at = isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined;
  return at;
}

/** The change that sets one field: `nested("optimizer.lr", 0.1)` is `{optimizer: {lr: 0.1}}`. */
export function nested(path: string, value: Plain | undefined): PlainObject {
  return path.split(".").reduceRight<Plain | undefined>((inner, key) => ({ [key]: inner }), value) as PlainObject;
}

/** Whether a path equals `above`, or is below it. */
export function isBelow(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}.`);
}

/**
 * `next` with the values at these paths taken from `before`. If `next` has another choice (another `name`) that lacks
 * such a knob, the whole earlier choice is kept: a rule with the knob of another rule could not be computed.
 */
export function keeping<State extends object>(paths: readonly string[], before: State, next: State): State {
  const from = before as PlainObject;
  return paths.reduce((state, path) => {
    const to = state as PlainObject;
    const choice = path.slice(0, Math.max(0, path.lastIndexOf(".")));
    const isLost = valueAt(from, path) !== undefined && valueAt(to, path) === undefined;
    const isOther = choice !== "" && valueAt(from, `${choice}.name`) !== valueAt(to, `${choice}.name`);
    return placed(to, (isLost && isOther ? choice : path).split("."), from) as State;
  }, next);
}

function placed(state: PlainObject, [key = "", ...rest]: readonly string[], from: PlainObject): PlainObject {
  const old = Object.hasOwn(from, key) ? from[key] : undefined;
  const present = Object.hasOwn(state, key) ? state[key] : undefined;
  if (rest.length > 0 && isObject(old) && isObject(present)) return { ...state, [key]: placed(present, rest, old) };
  // No value is taken from a group that `before` did not have. The field is removed from a group that `next` has.
  if (rest.length > 0 && old === undefined)
    return isObject(present) ? { ...state, [key]: placed(present, rest, {}) } : state;
  // If only one of both has fields below, no single field can be kept, so the whole value is kept.
  if (rest.length > 0 && (!isObject(old) || present !== undefined)) return { ...state, [key]: old as Plain };
  if (old !== undefined) return { ...state, [key]: rest.length > 0 ? placed({}, rest, old as PlainObject) : old };
  const { [key]: _, ...others } = state;
  return others;
}
