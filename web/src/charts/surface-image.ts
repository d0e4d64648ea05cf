import { classRgb, mix, oneSidedRgb, type Rgb, type Scheme, signedRgb, tokenRgb } from "../look";

/** The outputs of a model on a grid of inputs, row by row from low y to high y, each row from low x to high x. */
export interface SurfaceGrid {
  width: number;
  height: number;
  /** Class probabilities, `classes` of them for each cell; or one value a cell when `classes` is 0 or 1. */
  values: ArrayLike<number>;
  classes: number;
}

/** The share of colour where a class is certain; points of the same colour have to stay visible on it. */
const strongest = 0.42;

/**
 * The grid as RGBA pixels, top row first. With classes, a pixel has the colour of the most probable class, stronger the
 * more its probability exceeds chance; otherwise the colour of its value in `range`. NaN is grey.
 */
export function surfacePixels(
  grid: SurfaceGrid,
  scheme: Scheme,
  range: readonly [number, number] = [-1, 1],
): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(grid.width * grid.height * 4);
  const colours = Array.from({ length: Math.max(1, grid.classes) }, (_, index) => classRgb(scheme, index));
  const paper = tokenRgb(scheme, "surface");
  const colourOf = (cell: number): Rgb => {
    if (Number.isNaN(grid.values[cell * Math.max(1, grid.classes)])) return tokenRgb(scheme, "line");
    return grid.classes > 1
      ? classColour(grid, cell, colours, paper)
      : valueColour(grid.values[cell] as number, range, scheme);
  };
  for (let row = 0; row < grid.height; row++) {
    for (let column = 0; column < grid.width; column++) {
      const colour = colourOf(row * grid.width + column);
      pixels.set([colour[0], colour[1], colour[2], 255], 4 * ((grid.height - 1 - row) * grid.width + column));
    }
  }
  return pixels;
}

function classColour(grid: SurfaceGrid, cell: number, colours: readonly Rgb[], paper: Rgb): Rgb {
  const start = cell * grid.classes;
  let best = 0;
  for (let index = 1; index < grid.classes; index++) {
    if ((grid.values[start + index] as number) > (grid.values[start + best] as number)) best = index;
  }
  const chance = 1 / grid.classes;
  const sureness = ((grid.values[start + best] as number) - chance) / (1 - chance);
  return mix(paper, colours[best] as Rgb, strongest * Math.max(0.12, sureness));
}

/** The colour of a value: blue, surface, orange for a range with both signs; light to dark for a range of one sign. */
function valueColour(value: number, [min, max]: readonly [number, number], scheme: Scheme): Rgb {
  if (min < 0 && max > 0) return mix(tokenRgb(scheme, "surface"), signedRgb(scheme, value / Math.max(-min, max)), 0.8);
  return oneSidedRgb(scheme, (0.75 * (value - min)) / (max - min || 1));
}
