import type { Descent } from "../../../engine/types";

/** How two paths from one start differ. */
export interface Parting {
  /** The first step that took them to different places; null: none did. */
  step: number | null;
  /** The length of that step of the first path for one of the second; NaN where the second stood still. */
  ratio: number;
}

/** Places nearer than this share of their size are the same place, written in another order of sums. */
const rounding = 1e-9;

export function partingOf(one: Descent, other: Descent): Parting {
  const most = Math.min(one.x.length, other.x.length);
  for (let at = 1; at < most; at++) {
    const [x, y] = [other.x[at] as number, other.y[at] as number];
    const apart = Math.hypot((one.x[at] as number) - x, (one.y[at] as number) - y);
    if (apart > rounding * Math.max(1, Math.hypot(x, y)))
      return { step: at, ratio: stride(one, at) / stride(other, at) };
  }
  return one.x.length === other.x.length ? { step: null, ratio: 1 } : { step: most, ratio: Number.NaN };
}

function stride({ x, y }: Descent, at: number): number {
  return Math.hypot((x[at] as number) - (x[at - 1] as number), (y[at] as number) - (y[at - 1] as number));
}
