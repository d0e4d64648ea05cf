import type { Curvature } from "../../../engine/types";
import { line } from "../data";
import { regression } from "../documents";
import { type Laboratory, laboratory } from "../laboratory";
import { excited, factors, measuredRate, predictedRate } from "./rates";

/** One run of the opening figure: the same data and start, the input multiplied by `scale`. */
export interface Curve {
  scale: number;
  /** Before each update; ends where it stopped being finite. */
  losses: Float32Array;
  curvature: Curvature;
  predicted: number;
  measured: number;
  /** Whether a step jumps across the minimum: 1 - lr lambda is negative. */
  across: boolean;
}

/** y = 2 x with an input of mean 0: the bias starts where it belongs, and the loss follows the weight alone. */
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

/** The curves of a figure; those that are asked for again are not trained again. */
export class Fan {
  private readonly known = new Map<string, Promise<Curve>>();

  async all(scales: readonly number[], lr: number, steps: number): Promise<Curve[]> {
    const curves: Curve[] = [];
    for (const scale of scales) curves.push(await this.curve(scale, lr, steps));
    return curves;
  }

  private curve(scale: number, lr: number, steps: number): Promise<Curve> {
    const key = JSON.stringify([scale, lr, steps]);
    const found = this.known.get(key) ?? trace(laboratory(), scale, lr, steps);
    if (this.known.size > 200) this.known.clear();
    this.known.set(key, found);
    found.catch(() => this.known.delete(key));
    return found;
  }
}

/** The largest scale that converges: the curvature grows with its square, up to 2 / lr. */
export function largestScale({ scale, curvature }: Curve, lr: number): number {
  const along = Math.max(
    ...Array.from(curvature.eigenvalues, (value, i) => value * (curvature.eigenvectors[2 * i] ?? 0) ** 2),
  );
  return scale * Math.sqrt(2 / (lr * along));
}
