/**
 * A replacement for the compiled core, for tests of the code around it. Its "training" counts: the loss before update n
 * is 1/n, so that a test can detect a step that was lost, or done twice, when a worker died.
 */
import type {
  Checked,
  Divergence,
  Phase,
  PreciseModule,
  Progress,
  Run,
  Summary,
  TrainingModule,
} from "../../../wasm-bindings/engine";

export interface FakeOptions {
  /** What an update does besides counting, for instance waste time, or throw like a trap. */
  onStep?: (step: number) => void;
  /** The update that diverges. */
  divergesAt?: number;
  /** Multiplications in a step. */
  work?: number;
}

const order: Phase[] = ["takeBatch", "zeroGrad", "forward", "loss", "backward", "update"];

class FakeRun {
  step = 0;
  line = 0;
  steps: number;

  constructor(
    document: { steps?: number },
    private readonly options: FakeOptions,
    private readonly live: Set<FakeRun>,
  ) {
    this.steps = document.steps ?? 2000;
    live.add(this);
  }

  get progress(): Progress {
    const at = this.options.divergesAt;
    const diverged =
      at !== undefined && this.step >= at
        ? ({ step: at, layer: 0, parameter: "weight", quantity: "gradient", lr: 1 } satisfies Divergence)
        : null;
    return { step: this.step, steps: this.steps, epoch: this.step / 10, lr: 0.01, diverged };
  }

  advance(n: number): Progress {
    for (let i = 0; i < n && this.step < this.steps && !this.progress.diverged; i++) {
      this.step += 1;
      this.options.onStep?.(this.step);
    }
    return this.progress;
  }

  read(what: string, options: { from?: number }): unknown {
    const { from = 0 } = options;
    if (what === "summary") return { work: this.work(), rows: { train: 10, valid: 0, test: 0 } } as unknown as Summary;
    if (what === "progress") return this.progress;
    if (what === "evaluation") return {};
    if (what === "losses")
      return { from, loss: Float32Array.from({ length: Math.max(0, this.step - from) }, (_, i) => 1 / (from + i + 1)) };
    throw new TypeError(`There is no view ${what}`);
  }

  phase(name: Phase) {
    if (name !== order[this.line]) throw new TypeError(`${name} out of turn`);
    this.line = (this.line + 1) % order.length;
    if (name === "update") this.step += 1;
    return { ...this.progress, phase: name, next: order[this.line], read: [], written: [] };
  }

  work = () => this.options.work ?? 1000;
  evaluateTest = () => ({ loss: 0.5, accuracy: 0.75 });
  snapshot = () => Uint8Array.of(this.step & 255, this.step >> 8);
  restore([low = 0, high = 0]: Uint8Array): Progress {
    this.step = low + 256 * high;
    return this.progress;
  }
  extend(steps: number): Progress {
    this.steps = steps;
    return this.progress;
  }
  delete(): void {
    this.live.delete(this);
  }
}

export class FakeEngine implements TrainingModule, PreciseModule {
  readonly live = new Set<FakeRun>();

  constructor(private readonly options: FakeOptions = {}) {}

  version = () => "fake";
  check = (document: unknown) => ({ document, problems: [] }) as unknown as Checked;
  decode = () => ({ problems: [] });
  readOwnTable = () => null;
  prepare = () => ({ problems: [] });
  plane = () => ({ problems: [] });
  operators = () => [];
  express = () => ({ problems: [] });
  differences = () => ({ problems: [] });
  jacobian = () => ({ problems: [] });
  signal = () => ({ problems: [] });
  curvature = () => ({ problems: [] });
  openFold = (document: unknown) => this.open(document);
  openParts = (document: unknown) => this.open(document);
  open(document: unknown): Run | { problems: [] } {
    const requested = document as { steps?: number; broken?: boolean };
    return requested.broken ? { problems: [] } : (new FakeRun(requested, this.options, this.live) as unknown as Run);
  }
}
