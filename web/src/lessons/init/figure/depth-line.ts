import type { Distribution, Signal } from "../../../engine";
import type { Line } from "../lines";
import { varyingShares } from "../per-unit";
import type { State, Statistic } from "../state";

/** One initialization as the figure draws it. */
export interface DepthLine {
  label: string;
  colour: string;
  dashed: boolean;
  /** Whether the sliders change this line; it is drawn thicker. */
  chosen: boolean;
  /** Whether the values are those of an earlier setting, because the new ones are not computed yet; drawn pale. */
  stale: boolean;
  /** Layer by layer from the input. */
  measured: readonly number[];
  predicted: readonly (number | null)[];
  /** The same statistic in further networks, each layer by layer. */
  repeats: readonly (readonly number[])[];
  /** The distribution of each layer's values, for the strips; null where the signal has none. */
  spread: readonly (Distribution | null)[];
}

/** A statistic layer by layer from the input: measured, and in closed form where there is one. */
export interface LayerReadings {
  measured: number[];
  predicted: (number | null)[];
}

/** One statistic layer by layer from the input. A mean loses its sign, because the axis is logarithmic. */
export const measuredIn = ({ layers }: Signal, statistic: Statistic): number[] =>
  layers.map((layer) => size(layer[statistic], statistic));

/** The measured and predicted values of a statistic; `predicted` is null where no closed form is known. */
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
