import type { Ground } from "./ground";

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The projection of points of the surface to CSS pixels. */
export interface Projection {
  box: Box;
  /** `height` is a height of the relief, 0 to 1. */
  place(x: number, y: number, height: number): [left: number, top: number];
  /** Whether a point is within the drawn part of the surface. */
  holds(x: number, y: number): boolean;
  /** The share of the way from a point within the drawn part to one outside at which it ends. */
  leaving(from: readonly [x: number, y: number], to: readonly [x: number, y: number]): number;
  /** The point of the surface at a position of the map; null in the relief. */
  back(left: number, top: number): [x: number, y: number] | null;
}

/** The part of a projection that both views share. */
function edges({ x, y }: Pick<Ground, "x" | "y">): Pick<Projection, "holds" | "leaving"> {
  return {
    holds: (px, py) => px >= x[0] && px <= x[1] && py >= y[0] && py <= y[1],
    leaving(from, to) {
      const shares = [x, y].map(([low, high], axis) => {
        const [start, end] = [from[axis] as number, to[axis] as number];
        return end > high ? (high - start) / (end - start) : end < low ? (low - start) / (end - start) : 1;
      });
      return Math.min(...shares);
    },
  };
}

/** The map view, from above. */
export function fromAbove({ x, y }: Pick<Ground, "x" | "y">, box: Box): Projection {
  const [across, up] = [box.width / (x[1] - x[0]), box.height / (y[1] - y[0])];
  return {
    box,
    ...edges({ x, y }),
    place: (px, py) => [box.left + (px - x[0]) * across, box.top + box.height - (py - y[0]) * up],
    back: (left, top) => [x[0] + (left - box.left) / across, y[0] + (box.top + box.height - top) / up],
  };
}

/** The height of the relief relative to its width. */
const tall = 0.55;

/**
 * The relief from a distance, turned about its vertical axis and tilted towards the eye, in degrees. A tilt of 90 is
 * the view from above.
 */
export function fromAside({ x, y }: Pick<Ground, "x" | "y">, box: Box, turn: number, tilt: number): Projection {
  const [a, b] = [((turn % 360) * Math.PI) / 180, (tilt * Math.PI) / 180];
  const [cosTurn, sinTurn, cosTilt, sinTilt] = [Math.cos(a), Math.sin(a), Math.cos(b), Math.sin(b)];
  const unit = Math.min(box.width / Math.SQRT2, box.height / (Math.SQRT2 * sinTilt + tall * cosTilt));
  const middle = [box.left + box.width / 2, box.top + box.height / 2] as const;
  return {
    box,
    ...edges({ x, y }),
    place(px, py, height) {
      const u = (px - x[0]) / (x[1] - x[0]) - 0.5;
      const w = (py - y[0]) / (y[1] - y[0]) - 0.5;
      const across = u * cosTurn - w * sinTurn;
      const deep = u * sinTurn + w * cosTurn;
      return [middle[0] + across * unit, middle[1] - (deep * sinTilt + (height - 0.5) * tall * cosTilt) * unit];
    },
    back: () => null,
  };
}
