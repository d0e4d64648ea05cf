import { describe, expect, test } from "vitest";
import { expressionOf } from "../../../../web/src/lessons/init-quiz/answer/typed";

describe("what is typed", () => {
  test.each([
    ["sqrt(2*pi/((pi-1)*n))", "sqrt ( 2 * pi / ( ( pi - 1 ) * n ) )"],
    ["√(2π/((π−1)n))", "sqrt ( 2 * pi / ( ( pi - 1 ) * n ) )"],
    ["σ² = 2π/((π−1)·n)", "2 * pi / ( ( pi - 1 ) * n )"],
    ["1.7129/sqrt(n)", "1.7129 / sqrt ( n )"],
    ["1.7129/√n", "1.7129 / sqrt ( n )"],
    ["0,0612", "0.0612"],
    ["6.12e-2", "6.12e-2"],
    ["2 / (n_in + n_out)", "2 / ( n_in + n_out )"],
    ["2.5 pi n", "2.5 * pi * n"],
    ["n**0.5", "n ^ 0.5"],
    ["μ²", "mu ^ 2"],
    ["(1+a)(1-a)", "( 1 + a ) * ( 1 - a )"],
    ["n(1 - a)", "n * ( 1 - a )"],
    ["max(1, 2)", "max ( 1 , 2 )"],
    ["", ""],
  ])("%s is read as %s", (text, read) => {
    expect(expressionOf(text, ["n", "n_in", "n_out", "a", "mu", "pi"])).toBe(read);
  });
});
