/** How long all combinations of the dials would take, from the time of the runs of the figure. */
import { spentNetwork } from "./sweeps";

/** What a dial stands for: its first values, evenly spaced. The other dials do not change how long a run takes. */
export const spacing = { layers: 1, width: 16, batch: 16, steps: 200 } as const;

type Dials = Readonly<Record<string, number>>;

/** Weights and biases of a network of equal hidden layers. */
export function parameters(layers: number, width: number): number {
  const { inputs, outputs } = spentNetwork;
  return (inputs + 1) * width + (layers - 1) * (width + 1) * width + (width + 1) * outputs;
}

/** What the time of a run is in proportion to: parameters times all rows that its updates see. */
export const costOf = ({ layers, width, batch, steps }: Readonly<Record<keyof typeof spacing, number>>): number =>
  parameters(layers, width) * batch * steps;

const valuesOf = (dials: Dials, name: keyof typeof spacing): number[] =>
  Array.from({ length: dials[name] ?? 1 }, (_, index) => spacing[name] * (index + 1));

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The mean cost of a combination, in runs of the figure. */
export function meanCost(dials: Dials): number {
  const sizes = valuesOf(dials, "layers").flatMap((layers) =>
    valuesOf(dials, "width").map((width) => parameters(layers, width)),
  );
  const rows = mean(valuesOf(dials, "batch")) * mean(valuesOf(dials, "steps"));
  return (mean(sizes) * rows) / costOf(spentNetwork);
}

export const combinationsOf = (dials: Dials): number =>
  Object.values(dials).reduce((product, count) => product * count, 1);
