import type { AskOptions } from "../../../engine";
import type { PhaseResult, Tensor, WidthPart } from "../../../engine/types";
import { withRun } from "../../../kit";
import { mean } from "../../../statistics";
import { document, type Of, steps } from "./plan";

/** Trains one run and returns its loss at the end; null when it diverged or ended higher than it began. */
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

/** The last loss; null when the run diverged or the last loss is above the first. */
export function fallen(losses: ArrayLike<number>, diverged: boolean): number | null {
  const [first, last] = [losses[0] ?? 0, losses[losses.length - 1] ?? Number.NaN];
  return diverged || !(last <= first) ? null : last;
}

/** The coordinate check: its widths, the number of updates before the measurement, and their rate (twice the best). */
export const widths = [32, 64, 128, 256] as const;
export const checkedAfter = 3;
export const checkedRate = 2 ** -5;
/** Seeds of the check; with fewer, the uncertainty of the output's slope would exceed `flat`. */
export const checkSeeds = 16;

/** Rows of the measurement. */
const checkedRows = 64;

/** The mean size of each layer's sums before the activation, initially and after the updates; the last are logits. */
export interface Sizes {
  initial: number[];
  after: number[];
}

/** Measures the sizes of a network of this width, before the first update and after `checkedAfter` updates. */
export async function sizesOf(
  width: number,
  { seed, parts }: { seed: number; parts: readonly WidthPart[] },
  ask: AskOptions,
): Promise<Sizes> {
  const measured = (updates: number) =>
    withRun(document("width", width, checkedRate, seed), { ...ask, parts }, async (run) => {
      if (updates > 0) await run.frame({ steps: updates });
      await run.phase("takeBatch");
      await run.phase("zeroGrad");
      return sumSizes(await run.phase("forward"));
    });
  return { initial: await measured(0), after: await measured(checkedAfter) };
}

/** The mean sizes of the sums of each layer, from the inputs, weights and biases that the forward phase read. */
export function sumSizes({ read, written }: Pick<PhaseResult, "read" | "written">): number[] {
  const named = (name: string): Tensor => {
    const match = [...read, ...written].find((tensor) => tensor.name === name);
    if (!match) throw new Error(`The forward pass has no ${name}.`);
    return match;
  };
  const layer = (index: number, input: string) =>
    meanSums(named(`layers.${index}.weight`), named(`layers.${index}.bias`), named(input));
  return [layer(0, "x"), layer(1, "layers.0.output"), meanSize(named("logits").values)];
}

const meanSize = (values: Float32Array): number =>
  values.reduce((sum, value) => sum + Math.abs(value), 0) / values.length;

function meanSums(weight: Tensor, bias: Tensor, input: Tensor): number {
  const [units, inputs] = [weight.rows, weight.columns];
  const rows = Math.min(checkedRows, input.columns);
  const sums = new Float32Array(units * rows);
  for (let row = 0; row < rows; row++)
    for (let unit = 0; unit < units; unit++) {
      let sum = bias.values[unit] as number;
      for (let i = 0; i < inputs; i++)
        sum += (weight.values[unit + units * i] as number) * (input.values[i + inputs * row] as number);
      sums[unit + units * row] = sum;
    }
  return meanSize(sums);
}

/** The slope of log y over log x by least squares; 0 when y does not depend on x. */
export function slope(x: readonly number[], y: readonly number[]): number {
  const logs = (values: readonly number[]) => values.map((value) => Math.log(value));
  const [u, w] = [logs(x), logs(y)];
  const [middle, height] = [mean(u), mean(w)];
  const above = u.reduce((sum, value, index) => sum + (value - middle) * ((w[index] ?? 0) - height), 0);
  return above / u.reduce((sum, value) => sum + (value - middle) ** 2, 0);
}
