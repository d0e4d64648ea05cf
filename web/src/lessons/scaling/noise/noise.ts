import { regression } from "../documents";
import type { Piece } from "../job";
import type { Laboratory } from "../laboratory";
import { isotropic, noiseFree } from "./isotropic";

export const batches: readonly number[] = [1, 2, 4, 16];
/** Learning rates as parts of the limit of each batch size. */
export const parts: readonly number[] = [0.5, 0.7, 0.85, 1, 1.15, 1.3];
/** Steps whose growth is averaged for one point of the plot. */
const usualSteps = 1000;
const rows = 2000;

/** The largest rate at which the mean squared distance shrinks, for `parameters` weights with the bias and our gradient with the 2. */
export function limit(parameters: number, batch: number): number {
  return 1 / (1 + (parameters + 1) / batch);
}

/** By what a step multiplies the squared distance on average, noise-free targets and Gaussian inputs. */
export function contraction(parameters: number, batch: number, lr: number): number {
  return 1 - 4 * lr + 4 * lr * lr * (1 + (parameters + 1) / batch);
}

export function noisePieces(dimensions: number, seed: number): Piece<number>[] {
  const text = noiseFree(isotropic(rows, dimensions, seed + 1));
  return batches.flatMap((batch) =>
    parts.map(
      (part): Piece<number> =>
        (laboratory) =>
          growth(laboratory, text, batch, part * limit(dimensions + 1, batch), seed),
    ),
  );
}

/** The mean over many steps of how much the squared distance grew. A run that has left what a float holds begins anew. */
export async function growth(
  { withRun }: Laboratory,
  text: string,
  batch: number,
  lr: number,
  seed: number,
  wanted = usualSteps,
): Promise<number> {
  let sum = 0;
  let count = 0;
  for (let attempt = 0; count < wanted && attempt < 40; attempt++) {
    const document = {
      ...regression(text, lr, wanted),
      init: { scheme: "constant", std: 1 },
      batchSize: batch,
      seed: seed + attempt,
    };
    await withRun(document, async (run) => {
      let before = Number.NaN;
      while (count < wanted) {
        const { read, diverged } = await run.frame({ steps: Number.isNaN(before) ? 0 : 1, read: { weights: {} } });
        const { weight = [], bias = [] } = read.weights[0] ?? {};
        const after = [...weight, ...bias].reduce((total, value) => total + value * value, 0);
        if (diverged || !(after > 1e-25) || after > 1e25) break;
        if (!Number.isNaN(before)) {
          sum += after / before;
          count++;
        }
        before = after;
      }
    });
  }
  return count > 0 ? sum / count : Number.NaN;
}

/** Where measured growth first passes 1, between two of the rates; NaN when it does not. */
export function crossing(rates: readonly number[], growths: readonly number[]): number {
  const after = growths.findIndex((value, i) => i > 0 && value >= 1 && (growths[i - 1] ?? 1) < 1);
  if (after < 1) return Number.NaN;
  const [low = 0, high = 0, x0 = 0, x1 = 0] = [growths[after - 1], growths[after], rates[after - 1], rates[after]];
  return x0 + ((1 - low) / (high - low)) * (x1 - x0);
}
