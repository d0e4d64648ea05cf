import type { SignalRequest } from "../../engine";
import { numberText } from "../../look/numbers";
import type { RequestedSignal } from "./signals";
import type { LineKey, State } from "./state";
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

/**
 * The standard deviation of what is compared: N(0, 1) is the lecture's "normal", and a constant of 1 says nothing more
 * than 0.1.
 */
const comparedStd: Readonly<Record<string, number>> = { normal: 1, constant: 0.1 };

export function compared(key: LineKey): Line {
  const biases = key === "torch-default-biases";
  return { scheme: biases ? "torch-default" : key, gain: 1, std: comparedStd[key] ?? 0.1, biases, chosen: false };
}

/** The chosen line first; one of the others that would be the same is left out. */
export function linesOf(state: State): Line[] {
  const { scheme, gain, std } = state;
  const chosen = { scheme, gain, std, biases: state.biases && scheme === "torch-default", chosen: true };
  const others = state.compare.map(compared);
  return [chosen, ...others.filter((line) => !sameLine(line, chosen))];
}

function sameLine(one: Line, other: Line): boolean {
  const usesStd = ["normal", "constant", "uniform"].includes(one.scheme);
  return (
    one.scheme === other.scheme &&
    one.gain === other.gain &&
    one.biases === other.biases &&
    (!usesStd || one.std === other.std)
  );
}

/** Few inputs while a slider moves, so that it is followed; all of them once it rests. */
export type Effort = "quick" | "full";

/** What to ask of the engine for a line in a laboratory. */
export function requestFor(line: Line, state: State, effort: Effort = "full"): SignalRequest {
  const { activation, normalization, seed, inputMean, inputStd } = state;
  const { scheme, gain, std, biases } = line;
  const widths = widthsOf(state);
  const samples = samplesFor(widths, effort);
  return { scheme, gain, std, biases, activation, normalization, seed, inputMean, inputStd, widths, samples, bins: 40 };
}

/** How many networks the figure shows of each line, and an observation measures. */
export const networksShown = 10;
export const networksMeasured = 20;

/** A line's signal, to be followed and to be read, in `networks` networks: the seed of the state and those after it. */
export function requestedFor(line: Line, state: State, networks = networksShown): RequestedSignal {
  const quick = requestFor(line, state, "quick");
  const repeated = isRepeatable(quick) ? networks - 1 : 0;
  const repeats = Array.from({ length: repeated }, (_, index) => ({ ...quick, seed: state.seed + index + 1, bins: 1 }));
  return { quick, full: requestFor(line, state), repeats };
}

/** Above this many weights ten networks of each line would take a phone half a minute. */
const mostRepeatedWeights = 4e6;

/** Whether the figure shows several networks, or one because each takes too long. */
export const isRepeatable = ({ widths = [], scheme }: SignalRequest): boolean =>
  weightsOf(widths) <= mostRepeatedWeights / (scheme === "orthogonal" ? 4 : 1);

/** Multiplications that one pass of all samples may take, and within what bounds the number of samples stays. */
const budgets: Readonly<Record<Effort, { pass: number; fewest: number; most: number }>> = {
  quick: { pass: 1.6e7, fewest: 8, most: 200 },
  full: { pass: 8e7, fewest: 24, most: 400 },
};

/** As many inputs as the budget allows: units and samples are pooled, so wide networks need few. */
export function samplesFor(widths: readonly number[], effort: Effort = "full"): number {
  const { pass, fewest, most } = budgets[effort];
  return Math.round(Math.min(most, Math.max(fewest, pass / weightsOf(widths))));
}

export function weightsOf(widths: readonly number[]): number {
  return widths.slice(1).reduce((sum, width, layer) => sum + width * (widths[layer] ?? 0), 0);
}

// ---- names
// -----------------------------------------------------------------------------------------------------------

/** The name at the end of a line. */
export function lineLabel({ scheme, gain, std, biases }: Line, catalogLabel = scheme): string {
  const name = biases ? words.text("line.torch-default-biases") : shortName(scheme, numberText(std), catalogLabel);
  return gain === 1 ? name : words.text("line.times", { name, gain: numberText(gain) });
}

function shortName(scheme: string, std: string, catalogLabel: string): string {
  switch (scheme) {
    case "normal":
      return std === "1"
        ? words.text("line.normal.one")
        : words.text("line.normal", { std: std.includes("×") ? `(${std})` : std });
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

// ---- widths
// ----------------------------------------------------------------------------------------------------------

/** How much wider the widest layer is than the narrowest. */
const spread = 8;

/**
 * The input's width and each layer's: all the same, or growing or shrinking by equal factors between an eighth of the
 * width and the width.
 */
export function widthsOf({ depth, width, shape }: Pick<State, "depth" | "width" | "shape">): number[] {
  const widths = Array.from({ length: depth + 1 }, (_, layer) => {
    const part = shape === "same" ? 0 : shape === "widening" ? 1 - layer / depth : layer / depth;
    return Math.max(1, Math.round(width * spread ** -part));
  });
  return widths;
}
