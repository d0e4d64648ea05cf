/** One column of the diagram: how many units it has, how many of them are drawn, and where. */
export interface Column {
  units: number;
  shown: number;
  x: number;
  /** The y of the centre of each drawn unit, from top to bottom. */
  ys: number[];
  /** The side of the square of a unit. */
  size: number;
}

/** Places layers from left to right and their units around the middle; at most `most` units of a layer are drawn. */
export function columns(units: readonly number[], width: number, height: number, most: number): Column[] {
  const shown = units.map((count) => Math.min(count, most));
  const tallest = Math.max(1, ...shown);
  const pitch = Math.min(64, height / tallest);
  const room = units.length > 1 ? width / (units.length - 1 + 1) : width;
  const size = Math.max(8, Math.min(40, pitch - 6, room * 0.5));
  return units.map((count, layer) => {
    const drawn = shown[layer] as number;
    const start = height / 2 - ((drawn - 1) * pitch) / 2;
    const x = units.length > 1 ? size / 2 + ((width - size) * layer) / (units.length - 1) : width / 2;
    return {
      units: count,
      shown: drawn,
      x,
      ys: Array.from({ length: drawn }, (_, index) => start + index * pitch),
      size,
    };
  });
}

/** The width of a weight's line in pixels: from 0.3 at zero to 6, or to less when the layer has many lines. */
export function lineWidth(weight: number, largest: number, lines: number): number {
  const widest = lines <= 24 ? 6 : lines <= 80 ? 4 : 2.5;
  return largest > 0 ? 0.3 + (widest - 0.3) * Math.min(1, Math.abs(weight) / largest) : 0.3;
}
