import { describe, expect, test } from "vitest";
import { readText, shownText } from "../../../../web/src/lessons/init-quiz/answer";

const variables = ["n", "n_in", "n_out", "a", "pi", "mu"];
const read = (text: string) => readText(text, variables);
/** The value of an expression in JavaScript's arithmetic. */
function computed(expression: string, n = 270): number {
  const source = expression
    .replaceAll("^", "**")
    .replaceAll(/\bpi\b/g, "Math.PI")
    .replaceAll(/\bsqrt\b/g, "Math.sqrt");
  return Number(new Function("n", `return ${source}`)(n));
}

describe("a number", () => {
  test.each([
    ["1,240", 1.24],
    ["1,125", 1.125],
    ["0,0843", 0.0843],
    [",5", 0.5],
    ["1,000,000", 1e6],
    ["1 000 000", 1e6],
    ["1\u202f000\u202f000", 1e6],
    ["7.104e-3", 0.007104],
    ["7,1 × 10⁻³", 0.0071],
    ["7.1·10³", 7100],
    ["σ = 0,06", 0.06],
    ["−0.5", -0.5],
    ["０．０６", 0.06],
    ["٠٫٠٦", 0.06],
    ["2 ∙ 10⁻³", 0.002],
    ["3 ÷ 4", 0.75],
    ["1.000.000", 1e6],
    ["1.234,5", 1234.5],
    ["1,234.5", 1234.5],
    ["1 234,5", 1234.5],
    ["12’345", 12345],
    ["5 %", 0.05],
    ["0,7 %", 0.007],
    ["-½", -0.5],
    ["½", 0.5],
    ["2½", 2.5],
    ["10 ¾", 10.75],
    ["2½/n", 2.5 / 270],
    ["2x10^-3", 0.002],
    ["2 x 10⁻³", 0.002],
    ["2·10^(-3)", 0.002],
  ])("%s is read as %d", (text, value) => {
    expect(computed(read(text).expression)).toBeCloseTo(value, 12);
    expect(read(text).otherwise).toBe("");
  });

  test("a comma between digits is a decimal comma inside an expression, too, but not between two arguments", () => {
    expect(computed(read("2,9339/n").expression)).toBeCloseTo(2.9339 / 270, 12);
    expect(read("max(1,2)").expression).toBe("max ( 1 , 2 )");
  });

  test("grouped digits are one number inside an expression, too; two adjacent numbers are not a product", () => {
    for (const text of ["1 000/n", "1.000,0/n", "1’000/n", "1,000.0/n"])
      expect(computed(read(text).expression), text).toBeCloseTo(1000 / 270, 12);
    expect(computed(read("2 000 n").expression)).toBe(540_000);
    for (const text of ["1 1/2", "1.2.3", "12,34,567", "1 00", "1 000 00", "2 3 n"])
      expect(() => computed(read(text).expression), text).toThrow();
    expect(read("max(1,234,567)").expression).toBe("max ( 1 , 234 , 567 )");
  });
});

describe("a product without a sign after a division can mean two things", () => {
  test.each([
    ["2pi/(pi-1)n", 792.149, 0.0108662],
    ["1/2n", 135, 1 / 540],
    ["2/3n^2", (2 / 3) * 270 ** 2, 2 / (3 * 270 ** 2)],
    ["1/2(n)", 135, 1 / 540],
    ["1/n sqrt(4)", 2 / 270, 1 / 540],
    ["sqrt(1/2n)", Math.sqrt(135), Math.sqrt(1 / 540)],
    ["3 + 1/2n", 138, 3 + 1 / 540],
    ["1/2/3n", 45, 1 / 2 / (3 * 270)],
  ])("%s has two meanings", (text, first, second) => {
    const { expression, otherwise } = read(text);
    expect(computed(expression) / first).toBeCloseTo(1, 5);
    expect(computed(otherwise) / second).toBeCloseTo(1, 5);
  });

  test.each(["2π/((π−1)n)", "2n/3", "1/2*n", "2pi/n", "sqrt(3)/20", "1/(2n)", "(1/2)n", "1/n + 2n", "2^-1n", "-2/-n"])(
    "%s has one meaning",
    (text) => {
      expect(read(text).otherwise).toBe("");
    },
  );

  test("the text of each meaning has one meaning", () => {
    const { expression, otherwise } = read("2pi/(pi-1)n");
    for (const text of [expression, otherwise]) expect(read(text)).toEqual({ expression: text, otherwise: "" });
  });
});

test("an expression is shown with π, ·, − and only the needed brackets", () => {
  expect(shownText(read("2pi/(pi-1)n").expression)).toBe("2 · π / (π − 1) · n");
  expect(shownText(read("2pi/(pi-1)n").otherwise)).toBe("2 · π / ((π − 1) · n)");
  expect(shownText(read("sqrt(2)").expression)).toBe("sqrt(2)");
});
