import { plotFont } from "../../../charts/canvas-text";
import { type Scheme, tokens } from "../../../look";
import type { Line } from "../lines";
import type { Columns } from "./geometry";

interface Look {
  light: string;
  dark: string;
  dashed?: boolean;
}

const teal = { light: "#0b7285", dark: "#5fd0de" };
const ochre = { light: "#8a6100", dark: "#e3c15a" };
const violet = { light: "#6b4fbb", dark: "#b6a4f0" };
const grey = { light: "#59616e", dark: "#a3abb7" };

/**
 * Both schemes of a family share a hue, and the second is dashed. No hue is one of the five colours with a meaning
 * (`look`).
 */
const looks: Readonly<Record<string, Look>> = {
  "he-normal": teal,
  "he-uniform": { ...teal, dashed: true },
  "xavier-normal": ochre,
  "xavier-uniform": { ...ochre, dashed: true },
  "lecun-normal": { light: "#a33b2c", dark: "#f0968a" },
  "lecun-uniform": { light: "#a33b2c", dark: "#f0968a", dashed: true },
  "unit-variance": { light: "#b02a6b", dark: "#ff86b8" },
  orthogonal: { light: "#5c7c1f", dark: "#b4d06c" },
  normal: violet,
  uniform: { ...violet, dashed: true },
  constant: { light: "#7a5230", dark: "#d3a781" },
  "torch-default": grey,
};

export function lineLook(
  { scheme, biases }: Pick<Line, "scheme" | "biases">,
  theme: Scheme,
): { colour: string; dashed: boolean } {
  const look = looks[scheme];
  return { colour: look?.[theme] ?? tokens[theme].ink, dashed: biases || (look?.dashed ?? false) };
}

/** The font of the line names in strips and plot. */
export const nameFont = ({ narrow }: Columns): string => `600 ${narrow ? 12 : 13}px ${plotFont}`;
