/** Axes of hyper-parameters and losses, for all plots of this lesson. */
import { linearTicks, logTicks } from "../../charts/ticks";
import { numberText } from "../../look";

/** An axis of a plot of points. */
export interface Axis {
  label: string;
  scale: "linear" | "log";
  range: readonly [number, number];
  /** The values of a choice, at the positions 0, 1, 2, ...; missing for numbers. */
  values?: readonly string[];
}

export type Placing = (value: number) => number;

/** Maps values of an axis to coordinates between `from` and `to`, rounded to 0.1. */
export function along({ scale, range: [low, high] }: Axis, from: number, to: number): Placing {
  const at = (value: number) => (scale === "log" ? Math.log10(Math.max(value, Number.MIN_VALUE)) : value);
  const size = at(high) - at(low) || 1;
  return (value) => Math.round(10 * (from + ((to - from) * (at(value) - at(low))) / size)) / 10;
}

/** About `count` ticks of an axis; a choice has one for each value. */
export const ticksOf = ({ scale, range: [low, high], values }: Axis, count = 5): readonly number[] =>
  values
    ? values.map((_, index) => index)
    : scale === "log"
      ? logTicks(low, high, count)
      : linearTicks(low, high, count);

/** The text of a tick. 1 x 10^n is shortened to 10^n, since there is little room beside an axis. */
export const tickText = ({ values }: Axis, tick: number): string =>
  values?.[tick] ?? numberText(tick).replace(/^1\u202f\u00d7\u202f/, "");

/** The text of a value on an axis, in a sentence. */
export const valueText = ({ values }: Axis, value: number): string => values?.[value] ?? numberText(value);

/** A number with two digits, for differences and times, whose other digits are not reliable. */
export const rough = (value: number): string => numberText(value, { digits: 2 });

/** The rank of each loss, from 0 (lowest) to 1 (highest); null for null. */
export function shades(losses: readonly (number | null)[]): (number | null)[] {
  const finite = losses.filter((loss) => loss !== null).sort((one, other) => one - other);
  const last = Math.max(1, finite.length - 1);
  return losses.map((loss) => (loss === null ? null : finite.indexOf(loss) / last));
}

/** A log axis for losses that ends a little above their 90 % quantile, so that a few bad runs do not compress it. */
export function lossAxis(losses: readonly (number | null)[], label: string): Axis {
  const finite = losses.filter((loss): loss is number => loss !== null && loss > 0).sort((one, other) => one - other);
  const low = finite[0] ?? 0.1;
  const high = finite[Math.floor(0.9 * (finite.length - 1))] ?? 1;
  return { label, scale: "log", range: [low / 1.2, Math.max(high * 1.2, low * 2)] };
}
