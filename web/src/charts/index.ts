/**
 * The charts, which draw plain data; importing this file defines their elements. They do not depend on the engine. A
 * chart redraws when a property is set to a new array, or to a new object with the same typed array, not when it is
 * set to the same object.
 *
 *   <gl-line-chart label="loss" x-label="step" y-label="loss" scale="log" x-scale="linear" .current=${step}
 *     .xEnd=${steps} .height=${180} .series=${[{ label: "train", colour: "forward", x, y }]}></gl-line-chart>
 *     (all fields of a series: see LineSeries)
 *   <gl-surface .grid=${{ width, height, classes, values }} .xRange .yRange .valueRange
 *     .points=${[{ x, y, target, heldOut }]} .classes=${names} x-label y-label bare></gl-surface>
 *     (a decision surface; with `classes` 0, the values of a regression)
 *   <gl-network .layers=${[{ units, names?, maps? }]} .weights=${[{ units, inputs, values }]} .mapSize=${24} most="8"
 *     @gl-unit></gl-network>
 *     (maps and weights in the core's order: maps[unit + units * point])
 *   <gl-histogram label="layer 1" note="sd 0.3" colour="parameter" .counts .min .max log></gl-histogram>
 *   <gl-confusion .counts=${rowAfterRow} .classes=${names} @gl-cell></gl-confusion>
 *   <gl-digits .images=${[{ pixels, actual, predicted }]} side="8" most="16"></gl-digits>
 *   <gl-scatter .actual .predicted .heldOut unit="..."></gl-scatter>
 *
 *   <gl-figure label="..." .table=${{ columns, rows }}><svg>...</svg></gl-figure>
 *     (any other picture, with the export menu of the charts)
 *
 * `empty` is the text of a chart without data. Heights: `.height` of gl-line-chart (`--chart-height` overrides it), and
 * the custom properties --stage-height (surface, scatter), --network-height, --histogram-height.
 */
import "./confusion";
import "./digits";
import "./histogram";
import "./line-chart";
import "./network";
import "./scatter";
import "./surface";
import "./take/figure";

export type { DigitImage } from "./digits";
export type { NetworkLayer, NetworkWeights } from "./network-painting";
export type { LineSeries } from "./series";
export type { SurfacePoint } from "./surface";
export { type SurfaceGrid, surfacePixels } from "./surface-image";
export { TakeController, type Taken } from "./take/take";
