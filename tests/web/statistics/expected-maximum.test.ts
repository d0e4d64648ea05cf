import { expect, test } from "vitest";
import { expectedMaximum } from "../../../web/src/statistics";

test("the expected maximum of k standard normal numbers equals the tables of order statistics", () => {
  // Exact for two and three: 1 / sqrt(pi), 3 / (2 sqrt(pi)); the others from tables of order statistics.
  const known = {
    1: 0,
    2: 1 / Math.sqrt(Math.PI),
    3: 1.5 / Math.sqrt(Math.PI),
    10: 1.53875,
    50: 2.24907,
    100: 2.50759,
  };
  for (const [k, expected] of Object.entries(known)) expect(expectedMaximum(Number(k))).toBeCloseTo(expected, 4);
});
