import { type Scheme, type Token, tokens } from "./tokens";

/** A colour as three bytes. */
export type Rgb = readonly [red: number, green: number, blue: number];

const parsed = new Map<string, Rgb>();

/** The colour of a hex code. Cached: charts ask for the same few colours for every pixel. */
export function rgb(hex: string): Rgb {
  const known = parsed.get(hex);
  if (known) return known;
  const value = Number.parseInt(hex.slice(1), 16);
  const colour: Rgb = [value >> 16, (value >> 8) & 255, value & 255];
  parsed.set(hex, colour);
  return colour;
}

export function css([red, green, blue]: Rgb): string {
  return `rgb(${Math.round(red)} ${Math.round(green)} ${Math.round(blue)})`;
}

/** The colour at `part` of the way from `from` to `to`; `part` is from 0 to 1. */
export function mix(from: Rgb, to: Rgb, part: number): Rgb {
  return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part, from[2] + (to[2] - from[2]) * part];
}

export function tokenRgb(scheme: Scheme, token: Token): Rgb {
  return rgb(tokens[scheme][token]);
}

const lightClasses = [
  "#0b7285",
  "#c9820a",
  "#b02a6b",
  "#5c7c1f",
  "#3b5bdb",
  "#7a5230",
  "#0e9f6e",
  "#a33b2c",
  "#6b4fbb",
  "#495057",
];

/**
 * The colour of class `index`; after ten classes the colours repeat. In the dark scheme each is mixed with 45 % white.
 */
export function classRgb(scheme: Scheme, index: number): Rgb {
  const colour = rgb(lightClasses[index % lightClasses.length] as string);
  return scheme === "light" ? colour : mix(colour, [255, 255, 255], 0.45);
}

/** The marker of class `index`, so that classes do not differ by colour alone. */
export const classShapes = [
  "circle",
  "triangle",
  "square",
  "diamond",
  "cross",
  "plus",
  "down",
  "star",
  "pentagon",
  "ring",
] as const;
export type Shape = (typeof classShapes)[number];
export function classShape(index: number): Shape {
  return classShapes[index % classShapes.length] as Shape;
}

/** A signed value from -1 to 1: blue, paper at zero, orange. The square root makes small values visible. */
export function signedRgb(scheme: Scheme, value: number): Rgb {
  if (Number.isNaN(value)) return tokenRgb(scheme, "line");
  const strength = Math.sqrt(Math.min(1, Math.abs(value)));
  return mix(tokenRgb(scheme, "surface"), tokenRgb(scheme, value < 0 ? "forward" : "backward"), strength);
}

/** A value from 0 to 1 in one hue, from the surface to the colour of a token. */
export function oneSidedRgb(scheme: Scheme, value: number, token: Token = "forward"): Rgb {
  if (Number.isNaN(value)) return tokenRgb(scheme, "line");
  return mix(tokenRgb(scheme, "surface"), tokenRgb(scheme, token), Math.max(0, Math.min(1, value)));
}

interface Hue {
  light: string;
  dark: string;
}

/** The hues of the families of update rules. None of them equals one of the five meanings. */
const familyHues: Readonly<Record<string, Hue>> = {
  descent: { light: "#59616e", dark: "#a3abb7" },
  momentum: { light: "#0b7285", dark: "#5fd0de" },
  adam: { light: "#8a6100", dark: "#e3c15a" },
  squares: { light: "#b02a6b", dark: "#ff86b8" },
};

/** For families that are not listed above, in the order in which they occur. */
const furtherHues: readonly Hue[] = [
  { light: "#5c7c1f", dark: "#b4d06c" },
  { light: "#7a5230", dark: "#d3a781" },
  { light: "#a33b2c", dark: "#f0968a" },
];

const ruleStyles = new Map<string, Hue & { dashed: boolean }>();

/** Assigns colours to the rules of a catalog: the rules of a family share a hue, and all but the first are dashed. */
export function introduceRules(rules: readonly { name: string; family: string }[]): void {
  const known: string[] = [];
  for (const [index, { name, family }] of rules.entries()) {
    const isFirst = rules.findIndex((other) => other.family === family) === index;
    if (isFirst && !familyHues[family]) known.push(family);
    const further = furtherHues[known.indexOf(family) % furtherHues.length] as Hue;
    ruleStyles.set(name, { ...(familyHues[family] ?? further), dashed: !isFirst });
  }
}

/**
 * The line style of a rule in comparisons. A reader's own rule, and any rule that was not introduced, is drawn in ink.
 */
export function ruleStyle(scheme: Scheme, rule: string): { colour: string; dashed: boolean } {
  const style = ruleStyles.get(rule);
  return style ? { colour: style[scheme], dashed: style.dashed } : { colour: tokens[scheme].ink, dashed: false };
}
