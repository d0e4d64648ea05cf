import { expect, it } from "vitest";
import { countText, numberField, numberText, typedNumber } from "../../../web/src/look/numbers";

it.each([
  [0, "0"],
  [0.068, "0.068"],
  [-0.6331, "\u22120.633"],
  [1240, "1,240"],
  [18349, "18,300"],
  [0.00098, "9.8\u202f×\u202f10⁻⁴"],
  [-2.5e7, "\u22122.5\u202f×\u202f10⁷"],
  [9.996, "10"],
  [Number.NaN, "not a number"],
  [Number.NEGATIVE_INFINITY, "\u2212∞"],
])("sets %d as %s", (value, text) => {
  expect(numberText(value)).toBe(text);
});

it("gives every digit of a count, with commas", () => {
  expect([0, 999, 1000, 235146, 12345678].map(countText)).toEqual(["0", "999", "1,000", "235,146", "12,345,678"]);
});

it("keeps closing zeros where a width must not change", () => {
  expect([numberText(0.5, { fixed: true }), numberText(2, { fixed: true }), numberText(0, { fixed: true })]).toEqual([
    "0.500",
    "2.00",
    "0.00",
  ]);
  expect(numberText(1e-9, { fixed: true })).toBe("1.00\u202f×\u202f10⁻⁹");
});

it.each([
  ["0.1", 0.1],
  [" \u22123e-4 ", -3e-4],
  ["0,01", 0.01],
  ["1,240", 1240],
  ["1/3", 1 / 3],
  ["2 × 10^\u22124", 2e-4],
  ["", null],
  ["much", null],
  ["1e999", null],
  ["1/0", null],
])("understands %j as %s", (text, value) => {
  expect(typedNumber(text)).toBe(value);
});

it("understands everything it puts into a field", () => {
  for (const value of [0, 1e-8, 0.001, 0.0999, 2 / 3, 1, 32, 5000, 123456, 3.5e9, -0.25]) {
    expect(typedNumber(numberField(value))).toBeCloseTo(
      value,
      Math.max(0, 5 - Math.floor(Math.log10(Math.abs(value) || 1))),
    );
  }
});
