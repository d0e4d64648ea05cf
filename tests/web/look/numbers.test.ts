import { expect, it } from "vitest";
import { countText, numberField, numberText, typedNumber, withError } from "../../../web/src/look/numbers";

it.each([
  [0, "0"],
  [0.068, "0.068"],
  [-0.6331, "\u22120.633"],
  [1240, "1240"],
  [18349, "18\u202f300"],
  [0.00098, "9.8\u202f×\u202f10⁻⁴"],
  [-2.5e7, "\u22122.5\u202f×\u202f10⁷"],
  [9.996, "10"],
  [Number.NaN, "not a number"],
  [Number.NEGATIVE_INFINITY, "\u2212∞"],
])("sets %d as %s", (value, text) => {
  expect(numberText(value)).toBe(text);
});

it("shows every digit of a count, with narrow spaces between groups", () => {
  const counts = [0, 999, 1000, 235146, 12345678];
  expect(counts.map(countText)).toEqual(["0", "999", "1000", "235\u202f146", "12\u202f345\u202f678"]);
});

it("with `fixed`, keeps trailing zeros", () => {
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
  ["1,240", 1.24],
  ["1,125", 1.125],
  ["1,2400", 1.24],
  ["\u22121,5", -1.5],
  [",75", 0.75],
  ["+2.", 2],
  ["- 2", -2],
  ["1 000 000", 1e6],
  ["1\u202f000\u00a0000", 1e6],
  ["1,000,000", 1e6],
  ["1.000.000", 1e6],
  ["1,234.5", 1234.5],
  ["1.234,5", 1234.5],
  ["12\u2019345", 12345],
  ["3\u20444", 0.75],
  ["0,5 / 0,25", 2],
  ["2.5\u202f\u00d7\u202f10\u207b\u2074", 2.5e-4],
  ["1 \u00d7 10\u2075", 1e5],
  ["3 \u00b7 10^4", 3e4],
  ["3*10**4", 3e4],
  ["3 x 10", 30],
  ["10\u207b\u00b3", 1e-3],
  ["\u221210^-3", -1e-3],
  ["10**6", 1e6],
  ["1/10^3", 1e-3],
  ["2x10^-4", 2e-4],
  ["2X10\u207b\u2074", 2e-4],
  ["10", 10],
  ["\u00bd", 0.5],
  ["\u2212\u00be", -0.75],
  ["\u2152", 0.1],
  ["1\u00bd", null],
  ["5 %", 0.05],
  ["0,3\u202f%", 0.003],
  ["\u0665\u066a", 0.05],
  ["0.07%", 7e-4],
  ["%", null],
  ["5 %%", null],
  ["1 \u00d7 105", null],
  ["1 2", null],
  ["1 00", null],
  ["1,00,000", null],
  ["1.2.3", null],
  ["1/2/3", null],
  ["--2", null],
  ["0x10", null],
  ["Infinity", null],
  ["\u221e", null],
  ["1/3", 1 / 3],
  ["\uff0d\uff12\uff0e\uff15", -2.5],
  ["\u0663\u066b\u0661\u0664", 3.14],
  ["\u06f1\u066c\u06f0\u06f0\u06f0", 1000],
  ["\u20100.5", -0.5],
  ["2 \u2219 10\u207b\u2074", 2e-4],
  ["0.1\u200b", 0.1],
  ["1\u00f74", 0.25],
  ["2 × 10^\u22124", 2e-4],
  ["\u200e\u22125", -5],
  ["\u061c\u0663\u066b\u0665\u200f", 3.5],
  ["5\u00ad", 5],
  ["3\u00b710^(-2)", 0.03],
  ["10^{\u22123}", 1e-3],
  ["10**(\u22123)", 1e-3],
  ["\u0967\u0968.\u096b", 12.5],
  ["\u0ce6,\u0cec", 0.6],
  ["\u0e51\u0e55", 15],
  ["\u0915", null],
  ["", null],
  ["much", null],
  ["1e999", null],
  ["1/0", null],
])("reads %j as %s", (text, value) => {
  expect(typedNumber(text)).toBe(value);
});

it("reads every printed number back", () => {
  for (const value of [0, 1e-8, 0.00123, -0.0999, 0.667, 1, 32, 500, 1240, 18300, -99900, 1.23e5, -3.5e9])
    expect(typedNumber(numberText(value))).toBe(value);
  for (const count of [0, 7, 1240, 23456, 1234567, 123456789012])
    for (const text of [countText(count), numberField(count)]) expect(typedNumber(text), text).toBe(count);
});

it("a field shows seeds and counts without an exponent, and every typed digit", () => {
  expect([1234567, 999999, 9007199254740991, -1234567].map(numberField)).toEqual([
    "1234567",
    "999999",
    "9007199254740991",
    "\u22121234567",
  ]);
  for (const text of ["0.12345678", "1.125", "12345.678"]) expect(numberField(typedNumber(text) ?? 0)).toBe(text);
});

it("reads every number of a field back", () => {
  for (const value of [0, 1e-8, 0.001, 0.0999, 2 / 3, 1, 32, 5000, 123456, 3.5e9, -0.25]) {
    expect(typedNumber(numberField(value))).toBeCloseTo(
      value,
      Math.max(0, 5 - Math.floor(Math.log10(Math.abs(value) || 1))),
    );
  }
});

it.each([
  [24.9167, 0.731, "24.92", "0.73"],
  [0.0417, 1.2, "0.0", "1.2"],
  [-0.04, 1.03, "0.0", "1.0"],
  [-0.954, 0.52, "\u22120.95", "0.52"],
  [88.6, 15, "89", "15"],
  [1.5, 0, "1.5", "0"],
  [123456, 4321, "123\u202f456", "4321"],
  [1.234e9, 1.1e8, "1.23\u202f×\u202f10⁹", "1.1\u202f×\u202f10⁸"],
  [1.234e-9, 1.1e-10, "1.23\u202f×\u202f10⁻⁹", "1.1\u202f×\u202f10⁻¹⁰"],
  [1.5, Number.NaN, "1.5", "not a number"],
])("%f with the error %f has its decimals: %s and %s", (value, error, text, spread) => {
  expect(withError(value, error)).toEqual({ value: text, error: spread });
});
