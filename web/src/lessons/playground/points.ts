import type { SurfacePoint } from "../../charts";
import type { PartName, Prepared } from "../../engine/types";

/** More points than this hide the surface under them. */
const mostPoints = 400;

/** The data in the plane: training rows filled, held-out ones hollow. Test rows are not shown before they are asked for. */
export function points(prepared: Prepared): SurfacePoint[] {
  const features = prepared.features.length;
  const { raw } = prepared;
  const of = (name: PartName): SurfacePoint[] =>
    Array.from(prepared.parts[name].rows, (row) => {
      const x = raw.x[row * features] ?? 0;
      const target = raw.y[row] ?? 0;
      return { x, y: features > 1 ? (raw.x[row * features + 1] ?? 0) : target, target, heldOut: name !== "train" };
    });
  const all = [...of("train"), ...of("valid")];
  const every = Math.ceil(all.length / mostPoints);
  return all.filter((_, i) => i % every === 0);
}
