import { engine } from "../../../engine";
import { failureOf } from "../../../lesson-base/failure";
import { problemText } from "../../../messages";
import { type AskPart, Build, type Mode } from "./build";
import { words } from "./words";

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
export class Race {
  vjp: Build | null = null;
  jvp: Build | null = null;
  measured: readonly Measured[] = [];
  failure = "";
  private stopping: AbortController | null = null;
  /** While one size after the other is measured: the part of them that is done. */
  private swept: number | null = null;

  constructor(private readonly changed: () => void) {}

  get running(): boolean {
    return this.stopping !== null;
  }

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

  stop(): void {
    this.stopping?.abort();
  }

  /** Throws the matrices away, but not what was measured. */
  clear(): void {
    this.vjp = this.jvp = null;
    this.changed();
  }

  /** One more pass in each mode that has any left. */
  async step(inputs: number, outputs: number): Promise<void> {
    await this.guarded(async (ask) => {
      const { vjp, jvp } = this;
      if (vjp?.inputs !== inputs || vjp.outputs !== outputs || (vjp.done && jvp?.done)) this.begin(inputs, outputs, ask);
      for (const build of [this.vjp, this.jvp]) if (build && !build.done) await this.heed(build.run(1));
    });
  }

  async both(inputs: number, outputs: number): Promise<void> {
    await this.guarded(async (ask) => {
      await this.show(inputs, outputs, ask);
      for (const build of [this.vjp, this.jvp]) if (build?.done) await this.measure(build);
    });
  }

  /** Whether every number of inputs has been measured with so many outputs. */
  isSwept(outputs: number): boolean {
    return sweep.every((size) => this.measured.some((one) => one.inputs === size && one.outputs === outputs));
  }

  /** The chosen size, whose matrices are shown, then one run for each number of inputs. */
  async sweep(chosen: number, outputs: number): Promise<void> {
    await this.guarded(async (ask) => {
      await this.show(chosen, outputs, ask);
      const sizes = [...new Set([...sweep, chosen])];
      for (const [index, inputs] of sizes.entries()) {
        this.swept = index / sizes.length;
        for (const mode of ["vjp", "jvp"] as const) {
          const build = new Build(mode, inputs, outputs, ask);
          await this.heed(build.finish(this.changed));
          if (this.failure) return;
          await this.measure(build);
        }
      }
    });
  }

  private begin(inputs: number, outputs: number, ask: AskPart): void {
    this.vjp = new Build("vjp", inputs, outputs, ask);
    this.jvp = new Build("jvp", inputs, outputs, ask);
  }

  /** Fills both matrices. */
  private async show(inputs: number, outputs: number, ask: AskPart): Promise<void> {
    this.begin(inputs, outputs, ask);
    for (const build of [this.vjp, this.jvp]) if (build && !this.failure) await this.heed(build.finish(this.changed));
  }

  private async measure(build: Build): Promise<void> {
    const { mode, inputs, outputs, multiplications } = build;
    const milliseconds = await build.measured();
    const others = this.measured.filter((one) => one.inputs !== inputs || one.outputs !== outputs || one.mode !== mode);
    this.measured = [...others, { inputs, outputs, mode, milliseconds, multiplications }];
    this.changed();
  }

  private async heed(work: ReturnType<Build["run"]>): Promise<void> {
    const refused = await work;
    if (refused) this.failure = refused.problems.map(problemText).join(" ");
  }

  /** One piece of work at a time, in the lane of batches; it can be stopped. */
  private async guarded(work: (ask: AskPart) => Promise<void>): Promise<void> {
    if (this.running) return;
    const stopping = new AbortController();
    this.stopping = stopping;
    this.failure = "";
    const lane = engine().batch;
    this.changed();
    try {
      await work((...asked) => engine().call("jacobian", asked, { lane, signal: stopping.signal }));
    } catch (caught) {
      const reason = failureOf(caught);
      if (reason !== "") this.failure = words.text("failed", { reason });
    }
    this.stopping = null;
    this.swept = null;
    this.changed();
  }
}
