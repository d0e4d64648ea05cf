import type { SignalRequest } from "../../engine";
import { numberText } from "../../look/numbers";
import type { RequestedSignal } from "./signals";
import type { LineKey, State } from "./state";
import { words } from "./words";

/** One initialization whose signal is shown: the chosen one, or one to compare with. */
export interface Line {
  scheme: string;
  gain: number;
  std: number;
  biases: boolean;
  /** Whether the sliders change this line. */
  chosen: boolean;
}

/** The standard deviation of the compared lines, 0.1 where not named here. N(0, 1) is the lecture's "normal". */
const comparedStd: Readonly<Record<string, number>> = { normal: 1, constant: 0.1 };

export function compared(key: LineKey): Line {
  const biases = key === "torch-default-biases";
  return { scheme: biases ? "torch-default" : key, gain: 1, std: comparedStd[key] ?? 0.1, biases, chosen: false };
}

/** All lines, the chosen one first; a compared line equal to the chosen one is left out. */
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

/** "quick" uses few inputs, so that the figure follows a moving slider; "full" uses all of them. */
export type Effort = "quick" | "full";

/** The engine request for the signal of a line. */
export function requestFor(line: Line, state: State, effort: Effort = "full"): SignalRequest {
  const { activation, normalization, seed, inputMean, inputStd } = state;
  const { scheme, gain, std, biases } = line;
  const widths = widthsOf(state);
  const samples = samplesFor(widths, effort);
  return { scheme, gain, std, biases, activation, normalization, seed, inputMean, inputStd, widths, samples, bins: 40 };
}

/** Networks per line: drawn by the figure, and measured for an observation. */
export const networksShown = 10;
export const networksMeasured = 20;

/**
 * The requests for a line: quick, full, and for `networks` - 1 further networks, whose seeds follow the state's seed.
 */
export function requestedFor(line: Line, state: State, networks = networksShown): RequestedSignal {
  const quick = requestFor(line, state, "quick");
  const repeated = isRepeatable(quick) ? networks - 1 : 0;
  const repeats = Array.from({ length: repeated }, (_, index) => ({ ...quick, seed: state.seed + index + 1, bins: 1 }));
  return { quick, full: requestFor(line, state), repeats };
}

/** Above this many weights, ten networks of each line would take half a minute on a phone. */
const mostRepeatedWeights = 4e6;

/** Whether the figure shows several networks of a line; large ones take too long. */
export const isRepeatable = ({ widths = [], scheme }: SignalRequest): boolean =>
  weightsOf(widths) <= mostRepeatedWeights / (scheme === "orthogonal" ? 4 : 1);

/** The multiplications that one pass of all samples may take, and the bounds of the number of samples. */
const budgets: Readonly<Record<Effort, { pass: number; fewest: number; most: number }>> = {
  quick: { pass: 1.6e7, fewest: 8, most: 200 },
  full: { pass: 8e7, fewest: 24, most: 400 },
};

/**
 * The number of inputs that the budget allows. Statistics pool units and samples, so wide networks need few samples.
 */
export function samplesFor(widths: readonly number[], effort: Effort = "full"): number {
  const { pass, fewest, most } = budgets[effort];
  return Math.round(Math.min(most, Math.max(fewest, pass / weightsOf(widths))));
}

export function weightsOf(widths: readonly number[]): number {
  return widths.slice(1).reduce((sum, width, layer) => sum + width * (widths[layer] ?? 0), 0);
}

// ---- names ----------------------------------------------------------------------------------------------------------

/** The name of a line, shown at its end. */
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

// ---- widths ---------------------------------------------------------------------------------------------------------

/** The width of the widest layer divided by that of the narrowest. */
const spread = 8;

/**
 * The width of the input and of each layer: all equal, or growing or shrinking by equal factors between an eighth of
 * the width and the width.
 */
export function widthsOf({ depth, width, shape }: Pick<State, "depth" | "width" | "shape">): number[] {
  const widths = Array.from({ length: depth + 1 }, (_, layer) => {
    const part = shape === "same" ? 0 : shape === "widening" ? 1 - layer / depth : layer / depth;
    return Math.max(1, Math.round(width * spread ** -part));
  });
  return widths;
}
