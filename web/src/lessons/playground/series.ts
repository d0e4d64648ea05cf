import type { Evaluations, Losses, Score } from "../../engine/types";

/** The most points of the batch losses; more cannot be distinguished on a screen. */
const mostPoints = 2000;

/** The measurements over the steps. At 2000 points of the batch losses, pairs of neighbours are averaged. */
export class Series {
  lossCount = 0;
  evaluationCount = 0;
  batch = { x: [] as number[], y: [] as number[] };
  readonly step: number[] = [];
  readonly trainLoss: number[] = [];
  readonly trainAccuracy: number[] = [];
  readonly validLoss: number[] = [];
  readonly validAccuracy: number[] = [];
  /** How many steps one point of `batch` stands for; it is drawn at the last of them. */
  private width = 1;
  private sum = 0;
  private counted = 0;

  addLosses({ from, loss }: Losses): void {
    for (let i = Math.max(0, this.lossCount - from); i < loss.length; i++) {
      this.sum += loss[i] ?? Number.NaN;
      this.lossCount++;
      if (++this.counted < this.width) continue;
      this.batch.x.push(this.lossCount);
      this.batch.y.push(this.sum / this.width);
      this.sum = 0;
      this.counted = 0;
      if (this.batch.x.length >= mostPoints) this.halve();
    }
  }

  addEvaluations(evaluations: Evaluations): void {
    for (let i = Math.max(0, this.evaluationCount - evaluations.from); i < evaluations.step.length; i++) {
      this.evaluationCount++;
      this.step.push(evaluations.step[i] ?? Number.NaN);
      this.trainLoss.push(evaluations.trainLoss[i] ?? Number.NaN);
      this.trainAccuracy.push(evaluations.trainAccuracy[i] ?? Number.NaN);
      this.validLoss.push(evaluations.validLoss[i] ?? Number.NaN);
      this.validAccuracy.push(evaluations.validAccuracy[i] ?? Number.NaN);
    }
  }

  /** The last evaluation; null before the first one. */
  last(): { step: number; train: Score; valid: Score } | null {
    const step = this.step.at(-1);
    if (step === undefined) return null;
    const score = (loss: number[], accuracy: number[]) => ({
      loss: orNull(loss.at(-1)),
      accuracy: orNull(accuracy.at(-1)),
    });
    const train = score(this.trainLoss, this.trainAccuracy);
    return { step, train, valid: score(this.validLoss, this.validAccuracy) };
  }

  private halve(): void {
    const { x, y } = this.batch;
    const pairs = Math.floor(x.length / 2);
    const halves = (values: number[]) =>
      Array.from({ length: pairs }, (_, i) => ((values[2 * i] ?? 0) + (values[2 * i + 1] ?? 0)) / 2);
    this.batch = { x: x.filter((_, i) => i % 2 === 1), y: halves(y) };
    this.width *= 2;
  }
}

const orNull = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value);
