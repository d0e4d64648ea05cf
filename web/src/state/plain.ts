import type { Plain } from "./fragment";
import { wellFormed } from "./well-formed";

/** So deep plain data may be nested; what is deeper is left out. */
const deepest = 20;

/**
 * Plain data out of whatever a page hands over, which may hold functions, cycles or getters that throw. `left` gets the
 * path of each thing that is no data; it is left out. Fields that are `undefined` are absent.
 */
export function plainOf(candidate: unknown, left: string[], path: readonly string[] = []): Plain | undefined {
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

/** Also of another window: its own Object's prototype is the end of every chain. */
const isPlainPrototype = (prototype: unknown): boolean => Object.getPrototypeOf(prototype) === null;
