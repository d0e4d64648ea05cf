import { expect, test } from "vitest";
import { Random } from "../../../web/src/kit";
import { expectedLargestShare, expectedMaximum } from "../../../web/src/statistics";

test("the mean of one score is p; the better of two scores on one row has 1 - (1 - p)^2", () => {
  for (const chance of [0.1, 0.5, 0.9]) {
    expect(expectedLargestShare(1, 100, chance)).toBeCloseTo(chance, 12);
    expect(expectedLargestShare(2, 1, chance)).toBeCloseTo(1 - (1 - chance) ** 2, 12);
  }
  // Two rows, two scores: 2 right with 1 - (1 - p^2)^2, none with (1 - p)^4, p = 1/2.
  const two = 1 - (1 - 1 / 4) ** 2;
  expect(expectedLargestShare(2, 2, 0.5)).toBeCloseTo(two + (1 - two - 1 / 16) / 2, 12);
});

test("with p = 0, p = 1 or no rows the expected largest share is p", () => {
  for (const chance of [0, 1]) expect(expectedLargestShare(20, 100, chance)).toBe(chance);
  expect(expectedLargestShare(20, 0, 0.7)).toBe(0.7);
});

test("the best of 20 scores with p = 0.9 on 100 rows is 95.17 %, as simulated; the normal law gives 95.6 %", () => {
  const theory = expectedLargestShare(20, 100, 0.9);
  expect(theory).toBeCloseTo(0.9517, 4);
  const random = new Random(5);
  const repeats = 4000;
  const best = Array.from({ length: repeats }, () => {
    const shares = Array.from({ length: 20 }, () => {
      let right = 0;
      for (let row = 0; row < 100; row++) if (random.uniform() < 0.9) right++;
      return right / 100;
    });
    return Math.max(...shares);
  });
  const mean = best.reduce((sum, share) => sum + share, 0) / repeats;
  const error = Math.sqrt(best.reduce((sum, share) => sum + (share - mean) ** 2, 0) / repeats / repeats);
  expect(Math.abs(mean - theory)).toBeLessThan(4 * error);
  expect(0.9 + expectedMaximum(20) * 0.03 - mean).toBeGreaterThan(10 * error);
});

test("on 20,000 rows the result equals that of the normal law", () => {
  for (const k of [2, 20, 100]) {
    const normal = 0.5 + expectedMaximum(k) * Math.sqrt(0.25 / 20_000);
    expect(expectedLargestShare(k, 20_000, 0.5)).toBeCloseTo(normal, 4);
  }
});
