import type { JacobianPart, JacobianRequest } from "../../../engine";

export type Mode = "vjp" | "jvp";
export type AskPart = (request: JacobianRequest, atLeast?: number) => Promise<JacobianPart & { milliseconds: number }>;

/** A call should come back within about this time, so that progress moves and stop stops: milliseconds. */
const slice = 60;
/** A worker's clock ticks in tenths of a millisecond, in some browsers in whole ones: shorter work is done again and again for so long. */
const measurable = 10;
/** An odd number, so that one is in the middle. */
const rounds = 3;

/** A Jacobian on its way: row by row from backward passes, or column by column from forward passes. */
export class Build {
  /** One after the other as they came: rows (vjp) or columns (jvp). */
  readonly values: Float64Array;
  passes = 0;
  milliseconds = 0;
  multiplications = 0;
  stored = 0;

  constructor(
    readonly mode: Mode,
    readonly inputs: number,
    readonly outputs: number,
    private readonly ask: AskPart,
    private readonly seed = 1,
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

  /** Runs so many passes. */
  async run(count: number): Promise<void> {
    const { inputs, outputs, mode, seed } = this;
    const part = await this.ask({
      inputs,
      outputs,
      seed,
      mode,
      from: this.passes,
      count: Math.min(count, this.total - this.passes),
    });
    const length = mode === "vjp" ? inputs : outputs;
    this.values.set(part.values, this.passes * length);
    this.passes += part.values.length / length;
    this.milliseconds += part.milliseconds;
    this.multiplications += part.multiplications;
    this.stored = part.stored;
  }

  /** Runs all that are left, in slices; `moved` is called after each. */
  async finish(moved: () => void): Promise<void> {
    // The engine makes the function when it is first asked for it, and keeps it: that is not to be timed.
    await this.ask({ inputs: this.inputs, outputs: this.outputs, seed: this.seed, mode: this.mode, from: 0, count: 0 });
    let count = Math.max(1, Math.min(this.total, Math.round(2e6 / (this.inputs * this.outputs))));
    while (!this.done) {
      const before = this.milliseconds;
      await this.run(count);
      if (this.milliseconds - before < slice / 2) count *= 2;
      moved();
    }
  }

  /**
   * Milliseconds for the whole Jacobian: of this build where it is long, otherwise the median of rounds of more like it, so that
   * neither the first one, for which code was still being compiled, nor one that something else interrupted counts.
   */
  async measured(): Promise<number> {
    if (this.milliseconds >= measurable) return this.milliseconds;
    const { inputs, outputs, mode, seed, total } = this;
    const means: number[] = [];
    for (let round = 0; round < rounds; round++) {
      means.push((await this.ask({ inputs, outputs, seed, mode, from: 0, count: total }, measurable)).milliseconds);
    }
    return means.sort((a, b) => a - b)[(rounds - 1) / 2] as number;
  }
}
