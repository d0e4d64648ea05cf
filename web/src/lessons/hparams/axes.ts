/** Axes of hyper-parameters and losses, whatever is drawn along them. */
import { linearTicks, logTicks } from "../../charts/ticks";
import { numberText } from "../../look";

/** An axis of a plot of points. */
export interface Axis {
  label: string;
  scale: "linear" | "log";
  range: readonly [number, number];
  /** Of a choice: its values, which stand at 0, 1, 2, .. */
  values?: readonly string[];
}

export type Placing = (value: number) => number;

/** Where a value stands on an axis that is drawn between two places. */
export function along({ scale, range: [low, high] }: Axis, from: number, to: number): Placing {
  const at = (value: number) => (scale === "log" ? Math.log10(Math.max(value, Number.MIN_VALUE)) : value);
  const size = at(high) - at(low) || 1;
  return (value) => Math.round(10 * (from + ((to - from) * (at(value) - at(low))) / size)) / 10;
}

/** Where its ticks stand, about `count` of them; a choice has one for each value. */
export const ticksOf = ({ scale, range: [low, high], values }: Axis, count = 5): readonly number[] =>
  values
    ? values.map((_, index) => index)
    : scale === "log"
      ? logTicks(low, high, count)
      : linearTicks(low, high, count);

/** A power of ten is short, since there is little room beside an axis. */
export const tickText = ({ values }: Axis, tick: number): string =>
  values?.[tick] ?? numberText(tick).replace(/^1\u202f\u00d7\u202f/, "");

/** A value along an axis, as it is told. */
export const valueText = ({ values }: Axis, value: number): string => values?.[value] ?? numberText(value);

/** Two digits of a number: a difference or a time has no more that are sure. */
export const rough = (value: number): string => numberText(value, { digits: 2 });

/** How bad each loss is beside the others, from 0 to 1 by rank; null stays null. */
export function shades(losses: readonly (number | null)[]): (number | null)[] {
  const finite = losses.filter((loss) => loss !== null).sort((one, other) => one - other);
  const last = Math.max(1, finite.length - 1);
  return losses.map((loss) => (loss === null ? null : finite.indexOf(loss) / last));
}

/** An axis for losses that a few bad runs do not squash: it ends at the 90 % quantile of the finite ones. */
export function lossAxis(losses: readonly (number | null)[], label: string): Axis {
  const finite = losses.filter((loss): loss is number => loss !== null && loss > 0).sort((one, other) => one - other);
  const low = finite[0] ?? 0.1;
  const high = finite[Math.floor(0.9 * (finite.length - 1))] ?? 1;
  return { label, scale: "log", range: [low / 1.2, Math.max(high * 1.2, low * 2)] };
}
