/** A number that a person may change, with default, bounds and help, as in the core's catalog. */
export interface Knob {
  name: string;
  /** The label of its control; default: the name. */
  label?: string;
  default: number;
  min: number;
  max: number;
  scale: "linear" | "log";
  help?: string;
  integer?: boolean;
  /** The range of the track, when it is smaller than the range of typed values. */
  sliderMin?: number;
  sliderMax?: number;
}

const low = (knob: Knob) => knob.sliderMin ?? knob.min;
const high = (knob: Knob) => knob.sliderMax ?? knob.max;

/** The largest position on a track; the smallest is 0. */
export const trackLength = 1000;

/** The smallest positive value on a logarithmic track. If the track includes 0, its first hundredth is 0. */
function floor(knob: Knob): number {
  if (low(knob) > 0) return low(knob);
  return Math.min(high(knob) * 1e-6, knob.default > 0 ? knob.default * 1e-2 : Number.POSITIVE_INFINITY);
}

/** Positions below this mean 0 on a logarithmic track that includes 0. */
const zeroZone = 10;

/** The position of a value on the track, from 0 to `trackLength`. */
export function toPosition(knob: Knob, value: number): number {
  if (knob.scale === "linear") return (trackLength * (within(knob, value) - low(knob))) / (high(knob) - low(knob) || 1);
  const start = low(knob) > 0 ? 0 : zeroZone;
  if (value <= 0) return 0;
  const part = Math.log(Math.max(value, floor(knob)) / floor(knob)) / Math.log(high(knob) / floor(knob));
  return Math.min(trackLength, start + (trackLength - start) * part);
}

/** The value at a position of the track, rounded. */
export function toValue(knob: Knob, position: number): number {
  if (knob.scale === "linear") return tidy(knob, low(knob) + ((high(knob) - low(knob)) * position) / trackLength);
  const start = low(knob) > 0 ? 0 : zeroZone;
  if (position < start) return 0;
  return tidy(knob, floor(knob) * (high(knob) / floor(knob)) ** ((position - start) / (trackLength - start)));
}

/** Rounds a dragged value to the resolution of the track, so that the page does not show 0.09772372209558107. */
function tidy(knob: Knob, value: number): number {
  if (knob.integer) return clamped(knob, Math.round(value));
  if (knob.scale === "log") return clamped(knob, Number(value.toPrecision(2)));
  const unit = niceStep((high(knob) - low(knob)) / 200);
  return clamped(knob, Number((Math.round(value / unit) * unit).toPrecision(10)));
}

/** The nearest value on the track. */
function within(knob: Knob, value: number): number {
  return Math.min(high(knob), Math.max(low(knob), value));
}

/** The nearest value that may be typed. */
export function clamped(knob: Knob, value: number): number {
  return Math.min(knob.max, Math.max(knob.min, value));
}

/** The largest of 1, 2, 5 times a power of ten that is no larger than this. */
export function niceStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size) + 1e-9);
  const mantissa = size / power;
  return power * (mantissa >= 5 ? 5 : mantissa >= 2 ? 2 : 1);
}

const ladder = [1, 1.5, 2, 3, 5, 7];

/**
 * The value after an arrow key. On a linear track there are about 50 steps; a logarithmic one has the steps 1, 1.5, 2,
 * 3, 5, 7 of each decade. "fine" is a tenth of a step, "coarse" is ten linear steps or one decade.
 */
export function stepped(knob: Knob, value: number, direction: 1 | -1, size: "fine" | "usual" | "coarse"): number {
  const factor = size === "fine" ? 0.1 : size === "coarse" ? 10 : 1;
  if (knob.scale === "linear") {
    const usual = niceStep((high(knob) - low(knob)) / 50) * factor;
    const step = knob.integer ? Math.max(1, Math.round(usual)) : usual;
    return clamped(knob, Number((value + direction * step).toPrecision(10)));
  }
  if (value <= 0) return direction > 0 ? floor(knob) : knob.min;
  const next =
    size === "fine"
      ? value * 1.01 ** direction
      : size === "coarse"
        ? value * 10 ** direction
        : onLadder(value, direction);
  if (knob.min <= 0 && next < floor(knob)) return 0;
  if (knob.integer)
    return clamped(knob, direction > 0 ? Math.max(value + 1, Math.round(next)) : Math.min(value - 1, Math.round(next)));
  return clamped(knob, Number(next.toPrecision(3)));
}

function onLadder(value: number, direction: 1 | -1): number {
  const power = Math.floor(Math.log10(value) + 1e-9);
  const rungs = [power - 1, power, power + 1].flatMap((exponent) =>
    ladder.map((rung) => Number(`${rung}e${exponent}`)),
  );
  const beyond =
    direction > 0 ? rungs.find((rung) => rung > value * 1.0001) : rungs.findLast((rung) => rung < value * 0.9999);
  return beyond ?? value;
}
