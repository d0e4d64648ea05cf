import { render } from "lit";
import { expect, it } from "vitest";
import { base, equation, factor, frac, lines, matrix, mi, mn, mo, sub, sup } from "../../../web/src/maths";

function drawn(template: unknown): HTMLElement {
  const host = document.createElement("div");
  document.body.append(host);
  render(template, host);
  return host;
}

it("an equation is real MathML: a fraction is taller than its numerator", () => {
  const host = drawn(equation([mi("y"), mo("="), frac(mn(1), mn(0.25))]));
  const fraction = host.querySelector("mfrac");
  expect(fraction?.namespaceURI).toBe("http://www.w3.org/1998/Math/MathML");
  expect(fraction?.getBoundingClientRect().height).toBeGreaterThan(
    1.6 * (fraction?.firstElementChild?.getBoundingClientRect().height ?? 0),
  );
});

it("numbers have real minus signs, powers of ten, and brackets after an operator, as on the rest of the page", () => {
  const host = drawn(equation([mi("a"), mo("·"), factor(-0.5), mo("="), mn(-1.5e-7), sub(mi("w"), mn(1))]));
  expect(host.textContent?.replaceAll(/\s/g, "")).toBe("a·(−0.5)=−1.5×10−7w1");
});

it("a squared number is in brackets if it is negative or has a power of ten", () => {
  const squared = (value: number) =>
    drawn(equation([sup(base(factor(value), value), mn(2))])).textContent?.replaceAll(/\s/g, "");
  expect([3, -3, 2.5e-7, -2.5e-7].map(squared)).toEqual(["32", "(−3)2", "(2.5×10−7)2", "(−2.5×10−7)2"]);
});

it("NaN is written as not a number", () => {
  expect(drawn(equation([mn(Number.NaN)])).textContent).toContain("not a number");
});

it("lines and matrices are tables", () => {
  const host = drawn(
    lines([
      [mi("m"), mo("=")],
      [
        mi("v"),
        matrix([
          [mn(1), mn(2)],
          [mn(3), mn(4)],
        ]),
      ],
    ]),
  );
  expect(host.querySelectorAll("mtable mtable mtd")).toHaveLength(4);
});
