/** Positions of the columns, in CSS pixels. Strips and plot share them, so that they have one axis of layers. */
export interface Columns {
  left: number;
  right: number;
  /** Whether the canvas is narrower than 520 pixels, as on a phone. */
  narrow: boolean;
  /** Width of the names at the right. */
  names: number;
  /** Width of one column. */
  step: number;
  /** The middle of a layer's column. */
  at(layer: number): number;
  /** The layer whose column is nearest to `x`. */
  layerAt(x: number): number;
}

/** Columns for a canvas of this width, with room for numbers on the left and for names on the right. */
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

/** Whether to keep the layer selected: lifting a finger leaves the canvas, but the learner still reads the values. */
export const staysRead = (event: Event): boolean => event instanceof PointerEvent && event.pointerType === "touch";

/** Layers whose numbers are written below the axis: the first, the last, and those between that have room. */
export function layerTicks(layers: number, step: number): number[] {
  const last = layers - 1;
  const stride = [1, 2, 5, 10, 20, 50].find((candidate) => candidate * step >= 30) ?? 50;
  const ticks = Array.from({ length: Math.floor(last / stride) + 1 }, (_, index) => index * stride);
  if (ticks.at(-1) === last) return ticks;
  const crowded = last - (ticks.at(-1) ?? 0) < stride * 0.7;
  return [...(crowded && ticks.length > 1 ? ticks.slice(0, -1) : ticks), last];
}
