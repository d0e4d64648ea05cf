import { expect, it } from "vitest";
import {
  classRgb,
  introduceRules,
  mix,
  oneSidedRgb,
  type Rgb,
  rgb,
  ruleStyle,
  signedRgb,
  tokenRgb,
} from "../../../web/src/look/palette";
import { type Scheme, type Token, tokens } from "../../../web/src/look/tokens";
import { contrast, distance, seen } from "./support/sight";

const schemes: Scheme[] = ["light", "dark"];
const meanings: Token[] = ["forward", "backward", "parameter", "correct", "error"];

it.each(schemes)("every text colour has a contrast of at least 4.5 on paper and on surface (%s)", (scheme) => {
  for (const token of ["ink", "muted", ...meanings] as Token[]) {
    for (const ground of ["paper", "surface"] as Token[]) {
      expect(
        contrast(tokenRgb(scheme, token), tokenRgb(scheme, ground)),
        `${token} on ${ground}`,
      ).toBeGreaterThanOrEqual(4.5);
    }
  }
});

it.each(schemes)("edges of controls have a contrast of at least 3 (%s)", (scheme) => {
  for (const ground of ["paper", "surface"] as Token[])
    expect(contrast(tokenRgb(scheme, "edge"), tokenRgb(scheme, ground))).toBeGreaterThanOrEqual(3);
});

it.each(schemes)("the five meanings have different colours for normal, protan and deutan sight (%s)", (scheme) => {
  for (const sight of ["normal", "protan", "deutan"] as const) {
    for (const [index, one] of meanings.entries()) {
      for (const other of meanings.slice(index + 1)) {
        const apart = distance(seen(tokenRgb(scheme, one), sight), seen(tokenRgb(scheme, other), sight));
        expect(apart, `${one} and ${other}, ${sight}`).toBeGreaterThan(30);
      }
    }
  }
});

it("ten classes have different colours in each scheme; class 12 has that of class 2", () => {
  for (const scheme of schemes)
    expect(new Set(Array.from({ length: 10 }, (_, index) => classRgb(scheme, index).join())).size).toBe(10);
  expect(classRgb("light", 12)).toEqual(classRgb("light", 2));
});

it.each(schemes)("NaN has the colour of lines, not black (%s)", (scheme) => {
  expect(signedRgb(scheme, Number.NaN)).toEqual(tokenRgb(scheme, "line"));
});

it("maps zero to the surface, minus to blue and plus to orange", () => {
  expect(signedRgb("light", 0)).toEqual(tokenRgb("light", "surface"));
  expect(signedRgb("light", -1)).toEqual(tokenRgb("light", "forward"));
  expect(signedRgb("dark", 1)).toEqual(tokenRgb("dark", "backward"));
  expect(signedRgb("light", 50)).toEqual(signedRgb("light", 1));
});

it("every rule has a colour without another meaning, also in unknown families; later ones are dashed", () => {
  const families = {
    sgd: "descent",
    momentum: "momentum",
    nesterov: "momentum",
    adam: "adam",
    lion: "sign",
    tiger: "sign",
  };
  introduceRules(Object.entries(families).map(([name, family]) => ({ name, family })));
  const rules = Object.keys(families);
  expect(rules.filter((rule) => ruleStyle("light", rule).dashed)).toEqual(["nesterov", "tiger"]);
  expect(ruleStyle("light", "tiger").colour).toBe(ruleStyle("light", "lion").colour);
  expect(ruleStyle("dark", "own").colour).toBe(tokens.dark.ink);
  for (const scheme of schemes) {
    const taken = new Set(meanings.map((token) => tokens[scheme][token]));
    const styles = rules.map((rule) => ruleStyle(scheme, rule));
    expect(styles.every(({ colour }) => !taken.has(colour))).toBe(true);
    expect(new Set(styles.map(({ colour, dashed }) => `${colour}${dashed}`)).size).toBe(rules.length);
  }
});

it("mixes colours byte by byte", () => {
  const halfway: Rgb = mix(rgb("#000000"), rgb("#ff8040"), 0.5);
  expect(halfway).toEqual([127.5, 64, 32]);
});

it.each(schemes)("signed and one-sided colours of NaN are that of lines (%s)", (scheme) => {
  const line = tokenRgb(scheme, "line");
  expect(signedRgb(scheme, Number.NaN)).toEqual(line);
  expect(oneSidedRgb(scheme, Number.NaN)).toEqual(line);
});
