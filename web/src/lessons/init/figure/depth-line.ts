import type { Distribution, Signal } from "../../../engine";
import type { Line } from "../lines";
import { varyingShares } from "../per-unit";
import type { State, Statistic } from "../state";

/** One initialization as the figure draws it. */
export interface DepthLine {
  label: string;
  colour: string;
  dashed: boolean;
  /** The one that the sliders move: drawn stronger. */
  chosen: boolean;
  /** Of an earlier setting, until the new one is computed: drawn pale. */
  stale: boolean;
  /** Layer by layer from the input. */
  measured: readonly number[];
  predicted: readonly (number | null)[];
  /** The same statistic in further networks, each layer by layer. */
  repeats: readonly (readonly number[])[];
  /** What the strips show; null where there is nothing. */
  spread: readonly (Distribution | null)[];
}

/** A statistic layer by layer from the input: measured, and in closed form where there is one. */
export interface LayerReadings {
  measured: number[];
  predicted: (number | null)[];
}

/** One statistic layer by layer; means are read without their sign, since the axis is logarithmic. */
export const measuredIn = ({ layers }: Signal, statistic: Statistic): number[] =>
  layers.map((layer) => size(layer[statistic], statistic));

/** The lesson's statistics of a signal. */
export function readings(signal: Signal, statistic: Statistic, line: Line, state: State): LayerReadings {
  const { layers, predicted } = signal;
  const measured = measuredIn(signal, statistic);
  if (statistic === "dead") return { measured, predicted: layers.map(() => null) };
  if (statistic === "unitVariance") return { measured, predicted: perUnit(signal, line, state) };
  return { measured, predicted: predicted.map((layer) => (layer ? size(layer[statistic], statistic) : null)) };
}

const size = (value: number, statistic: Statistic) => (statistic === "mean" ? Math.abs(value) : value);

function perUnit({ layers, predicted }: Signal, line: Line, state: State): (number | null)[] {
  const independent =
    !line.biases && state.normalization === "none" && !["constant", "orthogonal"].includes(line.scheme);
  const shares = independent
    ? varyingShares(state.activation, layers.length - 1, state.inputMean, state.inputStd)
    : null;
  return predicted.map((layer, index) => (layer && shares ? layer.secondMoment * (shares[index] ?? 0) : null));
}
