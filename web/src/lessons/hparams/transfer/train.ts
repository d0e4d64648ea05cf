import type { AskOptions } from "../../../engine";
import type { LayerStatistics, WidthPart } from "../../../engine/types";
import { withRun } from "../../../kit";
import { document, type Of, steps } from "./plan";

/** The loss at the end of one run; null when it diverged or ended worse than it began. */
export function lossOf(
  { of, value, lr, seed, parts }: { of: Of; value: number; lr: number; seed: number; parts: readonly WidthPart[] },
  ask: AskOptions,
): Promise<number | null> {
  return withRun(document(of, value, lr, seed), { ...ask, parts: of === "width" ? parts : null }, async (run) => {
    const { read, diverged } = await run.frame({ steps: steps[of], read: { evaluation: {} } });
    const { trainLoss } = read.evaluation;
    return fallen(trainLoss, diverged !== null);
  });
}

export function fallen(losses: ArrayLike<number>, diverged: boolean): number | null {
  const [first, last] = [losses[0] ?? 0, losses[losses.length - 1] ?? Number.NaN];
  return diverged || !(last <= first) ? null : last;
}

/** Of the coordinate check: widths, the updates done before looking, and their rate. */
export const widths = [32, 64, 128, 256] as const;
export const checkedAfter = 3;
export const checkedRate = 2 ** -4;

/** How large what each layer gives to the next is, on the training rows after a few updates; the last are logits. */
export function sizesOf(
  width: number,
  { seed, parts }: { seed: number; parts: readonly WidthPart[] },
  ask: AskOptions,
): Promise<number[]> {
  return withRun(document("width", width, checkedRate, seed), { ...ask, parts }, async (run) => {
    // One update more, because the statistics are those of the last forward pass.
    const { read } = await run.frame({ steps: checkedAfter + 1, read: { statistics: { bins: 1 } } });
    return read.statistics.map(rootMeanSquare);
  });
}

export const rootMeanSquare = ({ activations: { mean, variance } }: LayerStatistics): number =>
  Math.sqrt(mean ** 2 + variance);

/** The slope of log y over log x by least squares: 0 when the width changes nothing. */
export function slope(x: readonly number[], y: readonly number[]): number {
  const logs = (values: readonly number[]) => values.map((value) => Math.log(value));
  const [u, w] = [logs(x), logs(y)];
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [middle, height] = [mean(u), mean(w)];
  const above = u.reduce((sum, value, index) => sum + (value - middle) * ((w[index] ?? 0) - height), 0);
  return above / u.reduce((sum, value) => sum + (value - middle) ** 2, 0);
}
