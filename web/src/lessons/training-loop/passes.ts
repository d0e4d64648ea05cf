import type { PhaseFrame, Run } from "../../engine";
import { Queue } from "../../engine/queue";
import type { Phase, Tensor } from "../../engine/types";

/** A snapshot of the run after an update, and the length of the history at that point. */
interface Mark {
  snapshot: Uint8Array | null;
  lines: number;
  points: number;
  held: Tensor[];
  wrote: ReadonlyMap<Phase, readonly string[]>;
}

/** The most updates that can be undone without running the loop from its beginning. */
const mostMarks = 50;

/** A run of the loop line by line: what each line read and wrote last, and the history that the plots show. */
export class Passes {
  /** The line that ran last, or null. */
  last: PhaseFrame | null = null;
  /** What each line of the current pass read and wrote. */
  readonly written = new Map<Phase, PhaseFrame>();
  readonly steps: number[] = [];
  readonly losses: number[] = [];
  /** Euclidean length of the gradient of each batch, and of the content of .grad at the update. */
  readonly batchLengths: number[] = [];
  readonly usedLengths: number[] = [];
  private held: Tensor[] = [];
  /** Names of the tensors that each line of the last complete pass wrote. */
  private complete: ReadonlyMap<Phase, readonly string[]> = new Map();
  private readonly queue = new Queue();
  /** All lines that have run since the first weights, in order. */
  private readonly lines: Phase[] = [];
  /** How many lines `begin` ran. */
  private shownFirst = 0;
  private marks: Mark[] = [{ snapshot: null, lines: 0, points: 0, held: [], wrote: this.complete }];

  constructor(public run: Run) {}

  /** Runs the first lines, up to the logits, before the network is shown. */
  async begin(): Promise<void> {
    await this.until("forward", false);
    this.shownFirst = this.lines.length;
  }

  get isAsBegun(): boolean {
    return this.lines.length === this.shownFirst;
  }

  /** The next line; `forget` leaves out zero_grad. */
  next(forget: boolean): Phase {
    const due = this.last?.next ?? "takeBatch";
    return due === "zeroGrad" && forget ? "forward" : due;
  }

  /** Queues work, so that calls run one after the other. A failure rejects only the promise of its own call. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    return this.queue.add(work);
  }

  get over(): boolean {
    const { diverged, step, steps } = this.run.progress;
    return diverged !== null || step >= steps;
  }

  /** Runs lines until this one has run. */
  async until(phase: Phase, forget: boolean): Promise<void> {
    const requested = phase === "zeroGrad" && forget ? "forward" : phase;
    do await this.line(this.next(forget));
    while (this.last?.phase !== requested && !this.over);
  }

  /** Runs one line and remembers what it did. */
  async line(phase: Phase): Promise<PhaseFrame> {
    const frame = await this.run.phase(phase);
    if (phase === "takeBatch") this.written.clear();
    this.last = frame;
    this.written.set(phase, frame);
    this.lines.push(phase);
    if (phase === "zeroGrad") this.held = [];
    if (phase === "backward") this.measure(frame);
    if (phase === "update") {
      this.complete = this.names();
      this.mark(frame.snapshot);
    }
    return frame;
  }

  /** Names of the tensors that each line wrote: in this pass once backward has run, before that in the last pass. */
  get wrote(): ReadonlyMap<Phase, readonly string[]> {
    return this.written.has("backward") ? this.names() : this.complete;
  }

  private names(): Map<Phase, string[]> {
    return new Map([...this.written].map(([phase, frame]) => [phase, frame.written.map(({ name }) => name)]));
  }

  /** Whether at least two lines have run. */
  get canGoBack(): boolean {
    return this.lines.length > 1;
  }

  /**
   * Goes one line back. The engine cannot undo a line, so a new run starts from the snapshot of an earlier update and
   * repeats the lines since then except the last. `open` opens a run with the same settings at a snapshot (null: at the
   * first weights).
   */
  async back(open: (snapshot: Uint8Array | null) => Promise<Run>): Promise<void> {
    const lines = this.lines.slice(0, -1);
    // The page shows what all lines of this pass wrote, so the pass has to be repeated from its beginning.
    const begin = lines.lastIndexOf("takeBatch");
    const mark = this.marks.findLast((one) => one.lines <= begin);
    if (!mark) return;
    const run = await open(mark.snapshot);
    void this.run.close();
    this.run = run;
    this.marks = this.marks.filter((one) => one.lines <= mark.lines);
    this.lines.length = mark.lines;
    for (const history of [this.steps, this.losses, this.batchLengths, this.usedLengths]) history.length = mark.points;
    this.held = mark.held;
    this.complete = mark.wrote;
    for (const line of lines.slice(mark.lines)) await this.line(line);
  }

  private mark(snapshot: Uint8Array | null): void {
    const { held, complete: wrote } = this;
    this.marks.push({ snapshot, lines: this.lines.length, points: this.steps.length, held, wrote });
    // The first mark, the first weights, is always kept.
    if (this.marks.length > mostMarks) this.marks.splice(1, 1);
  }

  /** Runs until the current pass is complete, then `count - 1` more passes. */
  async whole(count: number, forget: boolean): Promise<void> {
    for (let done = 0; done < count && !this.run.progress.diverged; ) {
      const phase = this.next(forget);
      await this.line(phase);
      if (phase === "update") done++;
    }
  }

  tensor(phase: Phase, name: string): Tensor | undefined {
    return this.written.get(phase)?.written.find((tensor) => tensor.name === name);
  }

  private measure(frame: PhaseFrame): void {
    const gradients = frame.written.filter(({ name }) => name.endsWith(".grad"));
    this.steps.push(frame.step + 1);
    this.losses.push(this.tensor("loss", "loss")?.values[0] ?? Number.NaN);
    this.usedLengths.push(length(gradients));
    this.batchLengths.push(lengthOfChange(gradients, this.held));
    this.held = gradients;
  }
}

/** The Euclidean length of several tensors taken as one vector. */
export function length(tensors: readonly Tensor[]): number {
  let sum = 0;
  for (const { values } of tensors) for (const value of values) sum += value * value;
  return Math.sqrt(sum);
}

/** The Euclidean length of the change: each tensor of `now` minus the one of the same name in `before`, or 0. */
export function lengthOfChange(now: readonly Tensor[], before: readonly Tensor[]): number {
  const old = new Map(before.map(({ name, values }) => [name, values]));
  const change = now.map((tensor) => ({
    ...tensor,
    values: tensor.values.map((value, i) => value - (old.get(tensor.name)?.[i] ?? 0)),
  }));
  return length(change);
}
