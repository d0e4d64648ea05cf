import type { State } from "../state";

/** How much wider the widest layer is than the narrowest. */
const spread = 8;

/**
 * The input's width and each layer's: all the same, or growing or shrinking by equal factors between an eighth of the width
 * and the width.
 */
export function widthsOf({ depth, width, shape }: Pick<State, "depth" | "width" | "shape">): number[] {
  const widths = Array.from({ length: depth + 1 }, (_, layer) => {
    const part = shape === "same" ? 0 : shape === "widening" ? 1 - layer / depth : layer / depth;
    return Math.max(1, Math.round(width * spread ** -part));
  });
  return widths;
}
