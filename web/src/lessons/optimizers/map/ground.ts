import type { DescentChoices } from "../../../engine";
import type { DescentRequest, SurfaceChoice } from "../../../engine/types";
import { coreText } from "../../../messages";
import type { State } from "../state";
import { words } from "../words";

export type Spot = readonly [x: number, y: number];

/** The part of a surface that is known before its values are computed. */
export interface SurfacePlace {
  label: string;
  x: [number, number];
  y: [number, number];
  start: Spot;
  minima: readonly Spot[];
  /** The loss at its minima; null when it is unknown. */
  floor: number | null;
}

/**
 * The mapping from a loss to a height, 0 to 1 on the grid: logarithmic above the floor, so that the bottom of a valley
 * is visible beside its walls.
 */
export interface Relief {
  height(loss: number): number;
  /** The loss at a height. */
  loss(height: number): number;
}

/** The share of the lowest grid values for which the scale is nearly linear: up to where a valley's floor begins. */
const flatShare = 0.03;

export function relief(values: ArrayLike<number>, floor: number | null): Relief {
  const sorted = Float64Array.from(values).filter(Number.isFinite).sort();
  const base = Math.min(floor ?? Number.POSITIVE_INFINITY, sorted[0] ?? 0);
  const range = Math.max(Number.MIN_VALUE, (sorted.at(-1) ?? 1) - base);
  const low = (sorted[Math.floor(sorted.length * flatShare)] ?? base) - base;
  const unit = Math.min(range / 30, Math.max(range * 1e-5, low));
  const whole = Math.log1p(range / unit);
  return {
    height: (loss) => Math.log1p(Math.max(0, loss - base) / unit) / whole,
    loss: (height) => base + unit * Math.expm1(height * whole),
  };
}

/** A surface with its computed heights. */
export interface Ground extends SurfacePlace {
  columns: number;
  rows: number;
  /** Heights on the grid; x varies fastest. */
  heights: Float32Array;
  relief: Relief;
}

/** Grid points along each side: enough for smooth contours, and computed in a few milliseconds. */
export const side = 161;

export const isNetwork = (surface: State["surface"]): boolean => surface.name === "network";

/** The surface of a state for an engine request. */
export function surfaceOf({ surface }: Pick<State, "surface">): DescentRequest["surface"] {
  if (!isNetwork(surface)) return surface;
  const { source = "moons", hidden = 8, seed = 0 } = surface;
  return {
    name: "network",
    seed: Number(seed),
    experiment: {
      seed: Number(seed),
      data: { source: String(source), samples: 120 },
      model: { hidden: [Number(hidden)], activation: "tanh" },
    },
  };
}

export function placeOf(catalog: DescentChoices, surface: State["surface"]): SurfacePlace | null {
  if (isNetwork(surface)) {
    return { label: words.text("surface.network"), x: [-4, 4], y: [-4, 4], start: [2, 2], minima: [], floor: null };
  }
  const choice = catalog.surfaces.find(({ name }) => name === surface.name);
  return choice ? fromCatalog(choice) : null;
}

function fromCatalog({ name, label, domain, start, minima }: SurfaceChoice): SurfacePlace {
  return {
    label: coreText(`surfaces.${name}.label`, label),
    x: domain.x,
    y: domain.y,
    start: [start.x, start.y],
    minima: minima.map(({ x, y }) => [x, y] as const),
    floor: minima.length > 0 ? Math.min(...minima.map(({ f }) => f)) : null,
  };
}

export function groundOf(place: SurfacePlace, values: Float64Array): Ground {
  const scale = relief(values, place.floor);
  return {
    ...place,
    columns: side,
    rows: side,
    heights: Float32Array.from(values, (value) => scale.height(value)),
    relief: scale,
  };
}

/** The distance of a point from the nearest minimum; Infinity if there is none. */
export function distance(place: SurfacePlace, x: number, y: number): number {
  return Math.min(...place.minima.map(([mx, my]) => Math.hypot(x - mx, y - my)));
}
