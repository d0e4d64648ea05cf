import { expect, test } from "vitest";
import { lastSeed, mostSeed, seedAfter } from "../../../web/src/state/seed";

test("after the largest seed comes 0", () => {
  expect(seedAfter(7)).toBe(8);
  expect(seedAfter(mostSeed)).toBe(0);
  expect(seedAfter(mostSeed - 1, 4)).toBe(2);
  expect(seedAfter(lastSeed, 1, lastSeed)).toBe(0);
});
