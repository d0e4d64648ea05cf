import { engine } from "../../../engine";
import { granted } from "../../../kit/failure";
import { Work } from "../../../kit/work";
import { type AskPart, Build, type Mode } from "./build";

/** One measured Jacobian. */
export interface Measured {
  inputs: number;
  outputs: number;
  mode: Mode;
  milliseconds: number;
  multiplications: number;
}

const sweep = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] as const;

/** Both modes at the same Jacobian, and everything that was measured so far. */
export class Race extends Work {
  vjp: Build | null = null;
  jvp: Build | null = null;
  measured: readonly Measured[] = [];
  /** While one size after the other is measured: the part of them that is done. */
  private swept: number | null = null;
  private signal: AbortSignal | undefined;

  /** From 0 to 1. */
  get progress(): number {
    if (this.swept !== null) return this.swept;
    const builds = [this.vjp, this.jvp];
    const done = builds.reduce((sum, build) => sum + (build?.passes ?? 0), 0);
    return (
      done /
      Math.max(
        1,
        builds.reduce((sum, build) => sum + (build?.total ?? 0), 0),
      )
    );
  }

  /** Throws the matrices away, but not what was measured. */
  clear(): void {
    this.vjp = this.jvp = null;
    this.changed();
  }

  /** One more pass in each mode that has any left. */
  async step(inputs: number, outputs: number): Promise<void> {
    await this.guarded(async () => {
      const { vjp, jvp } = this;
      if (vjp?.inputs !== inputs || vjp.outputs !== outputs || (vjp.done && jvp?.done)) this.begin(inputs, outputs);
      for (const build of [this.vjp, this.jvp]) if (build && !build.done) await build.run(1);
    });
  }

  async both(inputs: number, outputs: number): Promise<void> {
    await this.guarded(async () => {
      await this.show(inputs, outputs);
      for (const build of [this.vjp, this.jvp]) if (build?.done) await this.measure(build);
    });
  }

  /** Whether every number of inputs has been measured with so many outputs. */
  isSwept(outputs: number): boolean {
    return sweep.every((size) => this.measured.some((one) => one.inputs === size && one.outputs === outputs));
  }

  /** The chosen size, whose matrices are shown, then one run for each number of inputs. */
  async sweep(chosen: number, outputs: number): Promise<void> {
    await this.guarded(async () => {
      await this.show(chosen, outputs);
      const sizes = [...new Set([...sweep, chosen])];
      for (const [index, inputs] of sizes.entries()) {
        this.swept = index / sizes.length;
        for (const mode of ["vjp", "jvp"] as const) {
          const build = new Build(mode, inputs, outputs, this.ask);
          await build.finish(this.changed);
          await this.measure(build);
        }
      }
    });
  }

  private begin(inputs: number, outputs: number): void {
    this.vjp = new Build("vjp", inputs, outputs, this.ask);
    this.jvp = new Build("jvp", inputs, outputs, this.ask);
  }

  /** Fills both matrices. */
  private async show(inputs: number, outputs: number): Promise<void> {
    this.begin(inputs, outputs);
    for (const build of [this.vjp, this.jvp]) await build?.finish(this.changed);
  }

  private async measure(build: Build): Promise<void> {
    const { mode, inputs, outputs, multiplications } = build;
    const milliseconds = await build.measured();
    const others = this.measured.filter((one) => one.inputs !== inputs || one.outputs !== outputs || one.mode !== mode);
    this.measured = [...others, { inputs, outputs, mode, milliseconds, multiplications }];
    this.changed();
  }

  private readonly ask: AskPart = async (...asked) =>
    granted(await engine().call("jacobian", asked, { lane: engine().batch, signal: this.signal }));

  /** One piece of work at a time; what is asked meanwhile is not done. */
  private async guarded(work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    await this.run(async (signal) => {
      this.signal = signal;
      try {
        await work();
      } finally {
        this.swept = null;
      }
    });
  }
}
