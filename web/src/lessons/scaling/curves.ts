import { html, type TemplateResult } from "lit";
import type { LineSeries } from "../../charts";
import type { Curvature } from "../../engine/types";
import { countText, numberHtml, numberText } from "../../look";
import { line, regression } from "./data";
import type { Laboratory } from "./laboratory";
import { words } from "./words";

/** One run of the first figure: all runs have the same data and start; the input is multiplied by `scale`. */
export interface Curve {
  scale: number;
  /** The loss before each update, in single precision; ends before the first value that is not finite. */
  losses: Float32Array;
  curvature: Curvature;
  /** The factor by which one step multiplies the distance from the minimum, after many steps. */
  predicted: number;
  /** The same factor, from the losses. */
  measured: number;
  /** Whether steps jump across the minimum: 1 - lr lambda is negative. */
  across: boolean;
}

/** y = 2 x with an input of mean 0: the bias starts at its optimum, so the loss depends on the weight alone. */
const data = line(2, 0);

/** Trains on inputs of this scale and finds the curvature that they give the loss. */
export async function trace(engine: Laboratory, scale: number, lr: number, steps: number): Promise<Curve> {
  const document = regression(data, lr, steps, { inputScale: scale });
  const curvature = await engine.curvature(document);
  const { losses } = await engine.withRun(
    document,
    async (run) => (await run.frame({ steps, read: { losses: {} } })).read,
  );
  const measured = measuredRate(losses.loss, curvature.least);
  const moving = excited(curvature, []);
  const across = factors(curvature, lr).some((factor, i) => factor < -1e-9 && moving[i]);
  return { scale, losses: losses.loss, curvature, predicted: predictedRate(curvature, lr), measured, across };
}

/** The curves of a figure, with a cache: when one scale changes, only its curve is trained. */
export class Curves {
  private readonly known = new Map<string, Curve>();

  async all(engine: Laboratory, scales: readonly number[], lr: number, steps: number): Promise<Curve[]> {
    const curves: Curve[] = [];
    for (const scale of scales) curves.push(await this.one(engine, scale, lr, steps));
    return curves;
  }

  private async one(engine: Laboratory, scale: number, lr: number, steps: number): Promise<Curve> {
    const key = JSON.stringify([scale, lr, steps]);
    const curve = this.known.get(key) ?? (await trace(engine, scale, lr, steps));
    if (this.known.size > 200) this.known.clear();
    this.known.set(key, curve);
    return curve;
  }
}

// ---- the rate: predicted and measured -------------------------------------------------------------------------------

/**
 * The share of the first loss (a thousandth of the first distance) below which the rounding of single-precision weights
 * changes the fifth digit of a rate.
 */
const rounding = 1e-6;

/** The factor by which one step of gradient descent multiplies the distance along each eigenvector: 1 - lr lambda. */
export function factors({ eigenvalues }: Pick<Curvature, "eigenvalues">, lr: number): number[] {
  return Array.from(eigenvalues, (value) => 1 - lr * value);
}

/** For each eigenvector, whether the vector from `start` to the minimum has a component along it, so that it moves. */
function excited({ eigenvectors, minimum, parameters }: Curvature, start: readonly number[]): boolean[] {
  const difference = Array.from(minimum, (value, i) => (start[i] ?? 0) - value);
  const length = Math.hypot(...difference);
  return Array.from({ length: parameters }, (_, k) => {
    const share = difference.reduce((sum, value, i) => sum + value * (eigenvectors[i + parameters * k] ?? 0), 0);
    return Math.abs(share) > 1e-9 * length;
  });
}

/**
 * The factor by which one step multiplies the distance after many steps: the largest |1 - lr lambda| of the directions
 * that move.
 */
export function predictedRate(curvature: Curvature, lr: number, start: readonly number[] = []): number {
  const moving = excited(curvature, start);
  const sizes = factors(curvature, lr).flatMap((factor, k) => (moving[k] ? [Math.abs(factor)] : []));
  return Math.max(0, ...sizes);
}

/**
 * The factor of `predictedRate`, measured from the losses of a run: the loss above its minimum is quadratic in the
 * distance, so the ratio of two losses is the square of the factor. Uses all steps up to the first that is not finite
 * or below rounding; NaN when there are fewer than two, except 0 when the second loss is at the minimum.
 */
export function measuredRate(losses: ArrayLike<number>, least: number): number {
  const excess = Array.from(losses, (loss) => loss - least);
  const first = excess[0] ?? Number.NaN;
  const ends = excess.findIndex((value) => !Number.isFinite(value) || value <= rounding * first);
  const last = (ends < 0 ? excess.length : ends) - 1;
  if (last < 1) return ends === 1 && Number.isFinite(excess[1]) ? 0 : Number.NaN;
  return ((excess[last] ?? Number.NaN) / first) ** (1 / (2 * last));
}

/** The number of steps until the distance is this share of the first one; Infinity when it does not shrink. */
export function stepsTo(share: number, rate: number): number {
  if (rate >= 1) return Number.POSITIVE_INFINITY;
  return rate === 0 ? 1 : Math.ceil(Math.log(share) / Math.log(rate) - 1e-9);
}

/** The largest scale that converges: the curvature grows with the square of the scale, and its limit is 2 / lr. */
export function largestScale({ scale, curvature }: Curve, lr: number): number {
  const along = Math.max(
    ...Array.from(curvature.eigenvalues, (value, i) => value * (curvature.eigenvectors[2 * i] ?? 0) ** 2),
  );
  return scale * Math.sqrt(2 / (lr * along));
}

// ---- the picture ----------------------------------------------------------------------------------------------------

/** The range of losses that the picture shows. */
export const range: readonly [number, number] = [1e-12, 1e6];

/** A scale with five digits: near the limit, 3.1622 and 3.163 have to be different labels. */
const scaleText = (scale: number): string => `×${numberText(scale, { digits: 5 })}`;

/**
 * The lines of all curves up to the step `shown`. A curve that jumps across the minimum is dashed. A curve that leaves
 * the picture ends there: at the top with an arrow, at the bottom on the axis. It counts as diverged only when its loss
 * became non-finite.
 */
export function lines(curves: readonly Curve[], chosen: number, shown: number, steps: number): LineSeries[] {
  const [floor, ceiling] = range;
  return curves.map(({ scale, losses, predicted, across }, index) => {
    const above = losses.findIndex((loss) => loss >= ceiling);
    const below = losses.findIndex((loss) => loss < floor);
    const ended = losses.length < steps ? losses.length : -1;
    const end = [above, below, ended].filter((at) => at >= 0).reduce((least, at) => Math.min(least, at), losses.length);
    const count = Math.min(shown + 1, end);
    const seen = Array.from(losses.subarray(0, count));
    // The line continues to the axis and ends there.
    if (below >= 0 && end === below && shown >= below) seen.push(floor);
    return {
      label: scaleText(scale),
      x: seen.map((_, step) => step),
      y: seen,
      colour: predicted > 1 ? "error" : index === chosen ? "ink" : "forward",
      dashed: across,
      leaves: above >= 0 && end === above && shown >= above ? above : null,
      diverged: ended >= 0 && end === ended && shown >= ended ? ended : null,
    };
  });
}

/** The table of all curves; the columns that answer the prediction are shown only when it is answered. */
export function table(curves: readonly Curve[], answered: boolean): TemplateResult {
  const heads = answered ? (["limit", "predicted", "measured", "needed"] as const) : (["measured"] as const);
  const cells = ({ curvature, predicted, measured }: Curve) => {
    const cell = html`<td>${Number.isNaN(measured) ? "–" : numberHtml(measured, { digits: 5 })}</td>`;
    if (!answered) return cell;
    const needed = stepsTo(1e-6, predicted);
    return html`<td>${numberHtml(curvature.largestRate)}</td>
      <td>${numberHtml(predicted, { digits: 5 })}</td>
      ${cell}
      <td>${Number.isFinite(needed) ? countText(needed) : words.text("fan.never")}</td>`;
  };
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.text("fan.curves")}>
      <table aria-label=${words.text("fan.curves")} class="numbers" translate="no">
        <thead>
          <tr>
            <th scope="col">${words.text("fan.scale")}</th>
            ${heads.map((key) => html`<th scope="col">${words.text(`fan.${key}`)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${curves.map(
            (curve) => html`<tr class=${answered && curve.predicted > 1 ? "error" : ""}>
              <th scope="row">${scaleText(curve.scale)}</th>
              ${cells(curve)}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="small">${words.text("fan.precision")} ${answered ? words.text("fan.bias") : ""}</p>`;
}
