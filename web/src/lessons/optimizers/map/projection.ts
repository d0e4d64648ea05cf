import type { Ground } from "./ground";

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Where a point of the surface is drawn, in CSS pixels. */
export interface Projection {
  box: Box;
  /** `height` is that of the relief, 0 to 1. */
  place(x: number, y: number, height: number): [left: number, top: number];
  /** Back from the map to the surface; null where that means nothing. */
  back(left: number, top: number): [x: number, y: number] | null;
}

/** Seen from above. */
export function fromAbove({ x, y }: Pick<Ground, "x" | "y">, box: Box): Projection {
  const [across, up] = [box.width / (x[1] - x[0]), box.height / (y[1] - y[0])];
  return {
    box,
    place: (px, py) => [box.left + (px - x[0]) * across, box.top + box.height - (py - y[0]) * up],
    back: (left, top) => [x[0] + (left - box.left) / across, y[0] + (box.top + box.height - top) / up],
  };
}

/** How tall the relief stands beside its width. */
const tall = 0.55;

/** From a distance, the surface turned about its vertical axis and tilted towards the eye; degrees. 90 is seen from above. */
export function fromAside({ x, y }: Pick<Ground, "x" | "y">, box: Box, turn: number, tilt: number): Projection {
  const [a, b] = [(turn * Math.PI) / 180, (tilt * Math.PI) / 180];
  const [cosTurn, sinTurn, cosTilt, sinTilt] = [Math.cos(a), Math.sin(a), Math.cos(b), Math.sin(b)];
  const unit = Math.min(box.width / Math.SQRT2, box.height / (Math.SQRT2 * sinTilt + tall * cosTilt));
  const middle = [box.left + box.width / 2, box.top + box.height / 2] as const;
  return {
    box,
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
