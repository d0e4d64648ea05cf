/** Where the columns of the strips and of the plot stand: both share one axis of layers. */
export interface Columns {
  left: number;
  right: number;
  /** A phone, or a narrow column of a page. */
  narrow: boolean;
  /** Room for a name at the right. */
  names: number;
  /** Width of one column. */
  step: number;
  /** The middle of a layer's column. */
  at(layer: number): number;
  /** The layer at a place, whatever it is. */
  layerAt(x: number): number;
}

/** Room for numbers on the left and for names on the right, in CSS pixels. */
export function columns(width: number, layers: number): Columns {
  const narrow = width < 520;
  const left = narrow ? 40 : 46;
  const names = narrow ? 84 : 104;
  const right = width - names - 8;
  const step = (right - left) / Math.max(1, layers);
  return {
    left,
    right,
    narrow,
    names,
    step,
    at: (layer) => left + (layer + 0.5) * step,
    layerAt: (x) => Math.min(layers - 1, Math.max(0, Math.floor((x - left) / step))),
  };
}

/** A finger that is lifted leaves the canvas, but what it pointed at is still read. */
export const staysRead = (event: Event): boolean => event instanceof PointerEvent && event.pointerType === "touch";

/** Layers whose numbers are written below: the first, the last, and as many between as do not touch. */
export function layerTicks(layers: number, step: number): number[] {
  const last = layers - 1;
  const stride = [1, 2, 5, 10, 20, 50].find((candidate) => candidate * step >= 30) ?? 50;
  const ticks = Array.from({ length: Math.floor(last / stride) + 1 }, (_, index) => index * stride);
  if (ticks.at(-1) === last) return ticks;
  const crowded = last - (ticks.at(-1) ?? 0) < stride * 0.7;
  return [...(crowded && ticks.length > 1 ? ticks.slice(0, -1) : ticks), last];
}
