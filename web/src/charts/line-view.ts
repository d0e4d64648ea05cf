import type { Scheme } from "../look";
import type { Aligned, LineSeries } from "./series";

/** The data and settings of a plot, read each time it is drawn. */
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
  /** Draws something below all lines, such as bands. */
  readonly under?: (plot: Plot, view: LineView) => void;
}

/** The geometry of a plot: the box of the lines in CSS pixels, the ticks, and the position of a value on each axis. */
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
