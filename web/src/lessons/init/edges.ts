/** Beyond these a value leaves the plot: forty decades on one axis could not be read. */
export const edge = { low: 1e-20, high: 1e20 };

/** How a line leaves the plot, and at which layer, in the direction in which the signal travels. */
export interface Leaving {
  how: "explodes" | "vanishes" | "zero" | "overflows";
  layer: number;
  /** The last value in the direction of travel. */
  last: number;
}

/** A line that stays inside gives null. A gradient travels from the last layer to the first. */
export function leaving(measured: readonly number[], backward: boolean): Leaving | null {
  const order = measured.map((_, layer) => (backward ? measured.length - 1 - layer : layer));
  const last = measured[order.at(-1) ?? 0] ?? Number.NaN;
  for (const layer of order) {
    const value = measured[layer] ?? 0;
    if (!Number.isFinite(value)) return { how: "overflows", layer, last };
    if (value === 0) return { how: "zero", layer, last };
    if (value > edge.high) return overflowing(measured, order) ?? { how: "explodes", layer, last };
    if (value < edge.low) return { how: last === 0 ? "zero" : "vanishes", layer: last === 0 ? firstZero(measured, order) : layer, last };
  }
  return null;
}

function overflowing(measured: readonly number[], order: readonly number[]): Leaving | null {
  const layer = order.find((candidate) => !Number.isFinite(measured[candidate]));
  return layer === undefined ? null : { how: "overflows", layer, last: Number.POSITIVE_INFINITY };
}

function firstZero(measured: readonly number[], order: readonly number[]): number {
  return order.find((layer) => measured[layer] === 0) ?? 0;
}

/** The ends of the log axis for what is inside: at least two decades, so that a line that stays flat looks flat. */
export function logEnds(values: readonly number[]): [low: number, high: number] {
  const inside = values.filter((value) => value >= edge.low && value <= edge.high);
  const low = Math.min(0.3, ...inside) / 2;
  const high = Math.max(3, ...inside) * 2;
  return [low, high];
}
