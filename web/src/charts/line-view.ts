import type { Scheme } from "../look";
import type { Aligned, LineSeries } from "./series";

/** What a plot shows, read anew whenever it is drawn. */
export interface LineView {
  readonly data: Aligned;
  readonly series: readonly LineSeries[];
  readonly scale: "linear" | "log";
  readonly xScale: "linear" | "log";
  readonly current: number | null;
  readonly xEnd: number | null;
  readonly yRange: readonly [number, number] | null;
  readonly reading: number | null;
  readonly scheme: Scheme;
  /** Draws under all lines what only some charts have, such as bands. */
  readonly under?: (plot: Plot, view: LineView) => void;
}

/** Where everything stands: the box of the lines, in CSS pixels, and the place of a value along each axis. */
export interface Plot {
  readonly context: CanvasRenderingContext2D;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
  x(value: number): number;
  y(value: number): number;
}
