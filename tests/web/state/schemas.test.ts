import * as v from "valibot";
import { expect, test } from "vitest";
import { between, seedSchema, textUpTo, whole } from "../../../web/src/state/schemas";
import { mostSeed } from "../../../web/src/state/seed";

const takes = (schema: v.GenericSchema, value: unknown): boolean => v.is(schema, value);

test("`between` accepts both bounds, and no text", () => {
  for (const value of [0.1, 0.35, 2]) expect(takes(between(0.1, 2), value)).toBe(true);
  for (const value of [0.09, 2.1, Number.NaN, "1"]) expect(takes(between(0.1, 2), value)).toBe(false);
});

test("`whole` accepts 2 but not 2.5", () => {
  for (const value of [1, 2, 8]) expect(takes(whole(1, 8), value)).toBe(true);
  for (const value of [0, 9, 2.5]) expect(takes(whole(1, 8), value)).toBe(false);
});

test("`textUpTo(3)` accepts abc but not abcd", () => {
  expect(takes(textUpTo(3), "abc")).toBe(true);
  expect(takes(textUpTo(3), "abcd")).toBe(false);
});

test("a seed is a whole number from 0 to the largest seed", () => {
  for (const value of [0, mostSeed]) expect(takes(seedSchema, value)).toBe(true);
  for (const value of [-1, 0.5, mostSeed + 1]) expect(takes(seedSchema, value)).toBe(false);
});
