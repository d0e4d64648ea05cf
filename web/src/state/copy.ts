import { isObject, type Plain } from "./fragment";

/**
 * A copy of a value to hand out, which its owner may change without harm. What is the same object as in `before` is
 * taken from its copy, so that a reader can tell by identity what has not changed.
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
