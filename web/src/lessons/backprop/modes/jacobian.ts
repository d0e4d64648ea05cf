import type { JacobianPart, JacobianRequest } from "../../../engine";

export type Mode = "vjp" | "jvp";
export const modes = ["vjp", "jvp"] as const;
export type AskPart = (request: JacobianRequest, atLeast?: number) => Promise<JacobianPart & { milliseconds: number }>;

/** A call should come back within about this time, so that the picture moves: milliseconds. */
const slice = 60;

/** A Jacobian on its way: row by row from backward passes, or column by column from forward passes. */
export class Jacobian {
  /** One after the other as they came: rows (vjp) or columns (jvp). */
  readonly values: Float64Array;
  passes = 0;
  multiplications = 0;
  stored = 0;

  constructor(
    readonly mode: Mode,
    readonly inputs: number,
    readonly outputs: number,
  ) {
    this.values = new Float64Array(inputs * outputs);
  }

  /** How many passes fill it. */
  get total(): number {
    return this.mode === "vjp" ? this.outputs : this.inputs;
  }

  get done(): boolean {
    return this.passes >= this.total;
  }

  /** dy[row] / dx[column], or NaN where no pass has been. */
  at(row: number, column: number): number {
    const [pass, place, length] = this.mode === "vjp" ? [row, column, this.inputs] : [column, row, this.outputs];
    return pass < this.passes ? (this.values[pass * length + place] as number) : Number.NaN;
  }

  /** Runs `count` more passes; answers how many milliseconds they took. */
  async run(ask: AskPart, count: number): Promise<number> {
    const { inputs, outputs, mode, passes } = this;
    const part = await ask({
      inputs,
      outputs,
      seed: 1,
      mode,
      from: passes,
      count: Math.min(count, this.total - passes),
    });
    const length = mode === "vjp" ? inputs : outputs;
    this.values.set(part.values, this.passes * length);
    this.passes += part.values.length / length;
    this.multiplications += part.multiplications;
    this.stored = part.stored;
    return part.milliseconds;
  }

  /** Runs all passes that are left, some at a time; `moved` is called after each time. */
  async finish(ask: AskPart, moved: () => void): Promise<void> {
    let count = Math.max(1, Math.min(this.total, Math.round(2e6 / (this.inputs * this.outputs))));
    while (!this.done) {
      if ((await this.run(ask, count)) < slice / 2) count *= 2;
      moved();
    }
  }
}
