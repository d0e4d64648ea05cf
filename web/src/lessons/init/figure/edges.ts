import { numberText } from "../../../look/numbers";
import { words } from "../words";

/** Beyond these a value leaves the plot: forty decades on one axis could not be read. */
export const edge = { low: 1e-20, high: 1e20 };

/** How a line leaves the plot, and at which layer, in the direction in which the signal travels. */
export interface Leaving {
  how: "explodes" | "vanishes" | "zero" | "overflows";
  layer: number;
  /** The last value in the direction of travel. */
  last: number;
}

/** A line that stays inside, or comes back, gives null. A gradient travels from the last layer to the first. */
export function leaving(measured: readonly number[], backward: boolean): Leaving | null {
  const order = measured.map((_, layer) => (backward ? measured.length - 1 - layer : layer));
  const last = measured[order.at(-1) ?? 0] ?? Number.NaN;
  const lastInside = order.findLastIndex((layer) => isInside(measured[layer] ?? 0));
  const layer = order[lastInside + 1];
  if (layer === undefined) return null;
  const after = order.slice(lastInside + 1);
  const overflow = after.find((one) => !Number.isFinite(measured[one]));
  if (overflow !== undefined) return { how: "overflows", layer: overflow, last: Number.POSITIVE_INFINITY };
  if (last === 0) return { how: "zero", layer: after.find((one) => measured[one] === 0) ?? layer, last };
  return { how: last > edge.high ? "explodes" : "vanishes", layer, last };
}

const isInside = (value: number): boolean => value >= edge.low && value <= edge.high;

/** The ends of the log axis for what is inside: at least two decades, so that a line that stays flat looks flat. */
export function logEnds(values: readonly number[]): [low: number, high: number] {
  const inside = values.filter(isInside);
  const low = Math.min(0.3, ...inside) / 2;
  const high = Math.max(3, ...inside) * 2;
  return [low, high];
}

/** What became of a line that left the plot; `short` where there is little room. */
export function leavingText(label: string, { how, layer, last }: Leaving, short = false): string {
  const shown = { label, layer, last: how === "overflows" ? "∞" : numberText(last, { digits: 2 }) };
  return words.text(short ? "edge.short" : `edge.${how}`, shown);
}
