import { type Scheme, type Token, tokens } from "./tokens";

/** A colour as three bytes. */
export type Rgb = readonly [red: number, green: number, blue: number];

const parsed = new Map<string, Rgb>();

/** Kept: pictures ask for the same few colours for every pixel. */
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

/** The colour `part` of the way from one to the other, 0 to 1. */
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

/** The colour of class `index`; ten of them, then from the start again. On dark each is lightened by 45 %. */
export function classRgb(scheme: Scheme, index: number): Rgb {
  const colour = rgb(lightClasses[index % lightClasses.length] as string);
  return scheme === "light" ? colour : mix(colour, [255, 255, 255], 0.45);
}

/** The marker of class `index`, so that colour never speaks alone. */
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

/** A signed value from -1 to 1: blue, paper at zero, orange. The square root lifts small values off the paper. */
export function signedRgb(scheme: Scheme, value: number): Rgb {
  if (Number.isNaN(value)) return tokenRgb(scheme, "line");
  const strength = Math.sqrt(Math.min(1, Math.abs(value)));
  return mix(tokenRgb(scheme, "surface"), tokenRgb(scheme, value < 0 ? "forward" : "backward"), strength);
}

/** A value from 0 to 1 in one hue: from the surface to the colour of a token. */
export function oneSidedRgb(scheme: Scheme, value: number, token: Token = "forward"): Rgb {
  return mix(tokenRgb(scheme, "surface"), tokenRgb(scheme, token), Math.max(0, Math.min(1, value)));
}

/** How the seven rules, and one's own in ink, are told apart wherever they are compared: families share a hue, their second is dashed. */
const rules: Record<string, { light: string; dark: string; dashed: boolean }> = {
  sgd: { light: "#59616e", dark: "#a3abb7", dashed: false },
  momentum: { light: "#0b7285", dark: "#5fd0de", dashed: false },
  nesterov: { light: "#0b7285", dark: "#5fd0de", dashed: true },
  adam: { light: "#8a6100", dark: "#e3c15a", dashed: false },
  adamw: { light: "#8a6100", dark: "#e3c15a", dashed: true },
  rmsprop: { light: "#b02a6b", dark: "#ff86b8", dashed: false },
  adagrad: { light: "#b02a6b", dark: "#ff86b8", dashed: true },
  own: { light: "#1d2129", dark: "#e9e7e1", dashed: false },
};

export function ruleStyle(scheme: Scheme, rule: string): { colour: string; dashed: boolean } {
  const style = rules[rule];
  return style ? { colour: style[scheme], dashed: style.dashed } : { colour: tokens[scheme].ink, dashed: false };
}
