import formulas from "virtual:formulas";
import { expect, it } from "vitest";
import { mathml } from "../../../scripts/formulas.mjs";

it("the catalog's formulas are on the page as MathML, without the inline styles that its policy forbids", () => {
  for (const kind of ["optimizers", "initializers", "activations", "schedules", "surfaces"]) {
    const named = Object.entries(formulas[kind] ?? {});
    expect(named.length, kind).toBeGreaterThan(3);
    for (const [name, formula] of named) {
      expect(formula, name).toMatch(/^<math[ >].*<\/math>$/s);
      expect(formula, name).not.toContain(" style=");
    }
  }
});

it("the formula of AdamW has one line more than that of Adam", () => {
  expect(formulas.optimizers?.adamw?.match(/<mtr>/g)).toHaveLength(
    (formulas.optimizers?.adam?.match(/<mtr>/g)?.length ?? 0) + 1,
  );
});

it("wrong TeX stops the build", () => {
  expect(() => mathml("\\frac{1}{")).toThrow();
  expect(mathml("\\frac{1}{2}")).toContain("<mfrac>");
});
