/** Compares a hand-written interface with real results: every key that the type names, and no other. */
import { expect } from "vitest";

/** The kind of every member of T: adding one to the interface makes its shape incomplete, which does not compile. */
export type Shape<T> = { [K in keyof T]-?: Kind };
export type Kind =
  | "string"
  | "number"
  | "boolean"
  | "Float32Array"
  | "Float64Array"
  | "Int32Array"
  | "Uint8Array"
  | ((value: unknown) => void);

export function expectShape<T>(value: unknown, shape: Shape<T>, optional: (keyof T)[] = []): asserts value is T {
  const object = value as Record<string, unknown>;
  const requested = Object.keys(shape).filter((key) => !optional.includes(key as keyof T) || key in object);
  expect(Object.keys(object).sort()).toEqual(requested.sort());
  for (const key of requested) {
    const kind = (shape as Record<string, Kind>)[key] as Kind;
    if (typeof kind === "function") kind(object[key]);
    else if (kind.endsWith("Array")) expect(Object.prototype.toString.call(object[key]), key).toBe(`[object ${kind}]`);
    else expect(typeof object[key], key).toBe(kind);
  }
}

export const listOf =
  (check: (item: unknown) => void, least = 1) =>
  (value: unknown) => {
    expect(Array.isArray(value)).toBe(true);
    expect((value as unknown[]).length).toBeGreaterThanOrEqual(least);
    for (const item of value as unknown[]) check(item);
  };

export const aString = (value: unknown) => expect(typeof value).toBe("string");
export const aNumber = (value: unknown) => expect(typeof value).toBe("number");
export const oneOf =
  (...allowed: unknown[]) =>
  (value: unknown) =>
    expect(allowed).toContain(value);
export const orNull = (check: (value: unknown) => void) => (value: unknown) => value === null || check(value);
