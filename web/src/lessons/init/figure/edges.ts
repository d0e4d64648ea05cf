import type { Distribution } from "../../../engine";
import { numberText } from "../../../look/numbers";
import { words } from "../words";

/** A value outside these bounds is not drawn: forty decades are as many as one axis can show. */
export const edge = { low: 1e-20, high: 1e20 };

/**
 * How a line leaves the plot. `layer` is the first one outside, counted in the direction in which the signal travels.
 */
export interface Leaving {
  how: "explodes" | "vanishes" | "zero" | "overflows";
  layer: number;
  /** The last value in the direction of travel. */
  last: number;
}

/**
 * How a line leaves the plot; null for one whose last value is inside. A gradient (`backward`) travels from the last
 * layer to the first.
 */
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

/** The ends of the log axis for the values inside `edge`: at least 0.15 to 6, so that a flat line looks flat. */
export function logEnds(values: readonly number[]): [low: number, high: number] {
  const inside = values.filter(isInside);
  const low = Math.min(0.3, ...inside) / 2;
  const high = Math.max(3, ...inside) * 2;
  return [low, high];
}

/** The text for a line that left the plot; `short` where there is little room. */
export function leavingText(label: string, { how, layer, last }: Leaving, short = false): string {
  const shown = { label, layer, last: how === "overflows" ? "∞" : numberText(last, { digits: 2 }) };
  return words.text(short ? "edge.short" : `edge.${how}`, shown);
}

interface Beyond {
  above: number;
  below: number;
}

/** The shares of a distribution's values above `most` and below -`most`. */
export function beyond({ counts, min, max }: Pick<Distribution, "counts" | "min" | "max">, most: number): Beyond {
  const bin = (max - min) / counts.length;
  const shares = { above: 0, below: 0 };
  let all = 0;
  for (const [index, count] of counts.entries()) {
    const middle = min + (index + 0.5) * bin;
    all += count;
    if (middle > most) shares.above += count;
    if (middle < -most) shares.below += count;
  }
  return all > 0 ? { above: shares.above / all, below: shares.below / all } : shares;
}

/** A smaller share outside the ruler is not marked: every distribution has tails. */
const tail = 0.05;

/** Arrowheads at the ends of a column, for the shares of its values that lie outside the ruler. */
export function paintBeyond(
  context: CanvasRenderingContext2D,
  share: Beyond,
  x: number,
  half: number,
  room: { top: number; bottom: number },
): void {
  const wide = Math.min(5, half * 0.7);
  const high = Math.min(5, (room.bottom - room.top) / 8);
  const arrow = (tip: number, base: number) => {
    context.beginPath();
    context.moveTo(x, tip);
    context.lineTo(x + wide, base);
    context.lineTo(x - wide, base);
    context.fill();
  };
  if (share.above > tail) arrow(room.top + 2, room.top + 2 + high);
  if (share.below > tail) arrow(room.bottom - 2, room.bottom - 2 - high);
}
