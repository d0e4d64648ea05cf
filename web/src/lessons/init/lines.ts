import type { SignalRequest } from "../../engine";
import { numberText, type Scheme, tokens } from "../../look";
import { type LineKey, lineKeys } from "./line-keys";
import type { State } from "./state";
import { widthsOf } from "./widths";
import { words } from "./words";

/** One initialization whose signal is shown: the chosen one, or one it is compared with. */
export interface Line {
  scheme: string;
  gain: number;
  std: number;
  biases: boolean;
  /** The one that the sliders move. */
  chosen: boolean;
}

/** The standard deviation of what is compared: N(0, 1) is the lecture's "normal", and a constant of 1 says nothing more than 0.1. */
const comparedStd: Readonly<Record<string, number>> = { normal: 1, constant: 0.1 };

export function compared(key: LineKey): Line {
  const biases = key === "torch-default-biases";
  return { scheme: biases ? "torch-default" : key, gain: 1, std: comparedStd[key] ?? 0.1, biases, chosen: false };
}

/** The chosen line first; one of the others that would be the same is left out. */
export function linesOf(state: State): Line[] {
  const { scheme, gain, std } = state;
  const chosen = { scheme, gain, std, biases: state.biases && scheme === "torch-default", chosen: true };
  const others = lineKeys.filter((key) => state.compare.includes(key)).map(compared);
  return [chosen, ...others.filter((line) => !sameLine(line, chosen))];
}

function sameLine(one: Line, other: Line): boolean {
  const usesStd = ["normal", "constant", "uniform"].includes(one.scheme);
  return one.scheme === other.scheme && one.gain === other.gain && one.biases === other.biases && (!usesStd || one.std === other.std);
}

/** What to ask of the engine for a line in a laboratory. */
export function requestFor(line: Line, state: State): SignalRequest {
  const { activation, normalization, seed, inputMean, inputStd } = state;
  const { scheme, gain, std, biases } = line;
  const widths = widthsOf(state);
  return { scheme, gain, std, biases, activation, normalization, seed, inputMean, inputStd, widths, samples: samplesFor(widths), bins: 40 };
}

/** Multiplications that one pass of all samples may take: few enough for a slider to be followed. */
const passBudget = 4e7;
const fewestSamples = 24;
const mostSamples = 400;

/** As many inputs as the budget allows: units and samples are pooled, so wide networks need few. */
export function samplesFor(widths: readonly number[]): number {
  return Math.round(Math.min(mostSamples, Math.max(fewestSamples, passBudget / weightsOf(widths))));
}

export function weightsOf(widths: readonly number[]): number {
  return widths.slice(1).reduce((sum, width, layer) => sum + width * (widths[layer] ?? 0), 0);
}

/** The name at the end of a line. */
export function lineLabel({ scheme, gain, std, biases }: Line, catalogLabel = scheme): string {
  const name = biases ? words.text("line.torch-default-biases") : shortName(scheme, numberText(std), catalogLabel);
  return gain === 1 ? name : words.text("line.times", { name, gain: numberText(gain) });
}

function shortName(scheme: string, std: string, catalogLabel: string): string {
  switch (scheme) {
    case "normal":
    case "uniform":
    case "constant":
      return words.text(`line.${scheme}`, { std });
    case "zeros":
    case "lecun-normal":
    case "xavier-normal":
    case "he-normal":
    case "unit-variance":
    case "orthogonal":
    case "torch-default":
      return words.text(`line.${scheme}`);
    default:
      return catalogLabel;
  }
}

interface Look {
  light: string;
  dark: string;
  dashed?: boolean;
}

const teal = { light: "#0b7285", dark: "#5fd0de" };
const ochre = { light: "#8a6100", dark: "#e3c15a" };
const violet = { light: "#6b4fbb", dark: "#b6a4f0" };
const grey = { light: "#59616e", dark: "#a3abb7" };

/** Families share a hue, the second of a family is dashed; none of these is one of the five meanings. */
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

export function lineLook({ scheme, biases }: Pick<Line, "scheme" | "biases">, theme: Scheme): { colour: string; dashed: boolean } {
  const look = looks[scheme];
  return { colour: look?.[theme] ?? tokens[theme].ink, dashed: biases || (look?.dashed ?? false) };
}
