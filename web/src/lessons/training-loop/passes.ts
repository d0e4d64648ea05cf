import type { PhaseFrame, Run } from "../../engine";
import { Queue } from "../../engine/queue";
import type { Phase, Tensor } from "../../engine/types";

/** Where the run stood after an update, and how much of the history there was by then. */
interface Mark {
  snapshot: Uint8Array | null;
  lines: number;
  points: number;
  held: Tensor[];
  wrote: ReadonlyMap<Phase, readonly string[]>;
}

/** The most updates that can be undone without running the loop from its beginning. */
const mostMarks = 50;

/** What is known of the loop after some of its lines: what each wrote last, and the history that the plots show. */
export class Passes {
  /** The line that ran last, or null. */
  last: PhaseFrame | null = null;
  /** What each line read and wrote when it last ran. */
  readonly written = new Map<Phase, PhaseFrame>();
  readonly steps: number[] = [];
  readonly losses: number[] = [];
  /** Length of the gradient of each batch alone, and of what .grad held when the step was taken. */
  readonly batchLengths: number[] = [];
  readonly usedLengths: number[] = [];
  private held: Tensor[] = [];
  /** Names of the tensors that each line of the last complete pass wrote. */
  private complete: ReadonlyMap<Phase, readonly string[]> = new Map();
  private readonly queue = new Queue();
  /** All lines since the first weights, in their order. */
  private readonly lines: Phase[] = [];
  /** How many of them it begins with. */
  private shownFirst = 0;
  private marks: Mark[] = [{ snapshot: null, lines: 0, points: 0, held: [], wrote: this.complete }];

  constructor(public run: Run) {}

  /** Runs the lines that a network is first shown after: up to the logits. */
  async begin(): Promise<void> {
    await this.until("forward", false);
    this.shownFirst = this.lines.length;
  }

  get isAsBegun(): boolean {
    return this.lines.length === this.shownFirst;
  }

  /** The line that comes next; `forget` leaves zero_grad out. */
  next(forget: boolean): Phase {
    const due = this.last?.next ?? "takeBatch";
    return due === "zeroGrad" && forget ? "forward" : due;
  }

  /** Does one thing after the other, in the order asked. A failure is the asker's; the next is done all the same. */
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

  /** Names of the tensors that each line wrote: of this pass once it has been backward, until then of the last one. */
  get wrote(): ReadonlyMap<Phase, readonly string[]> {
    return this.written.has("backward") ? this.names() : this.complete;
  }

  private names(): Map<Phase, string[]> {
    return new Map([...this.written].map(([phase, frame]) => [phase, frame.written.map(({ name }) => name)]));
  }

  /** Whether a line has run before the last one. */
  get canGoBack(): boolean {
    return this.lines.length > 1;
  }

  /**
   * One line fewer. No line can be taken back: another run goes on from an update before, and runs the lines since then
   * but for the last. `open` gives a run of the same settings that stands where the snapshot was taken.
   */
  async back(open: (snapshot: Uint8Array | null) => Promise<Run>): Promise<void> {
    const lines = this.lines.slice(0, -1);
    // What the lines of this pass wrote is shown: it is run from its beginning.
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
    // The first is where it began.
    if (this.marks.length > mostMarks) this.marks.splice(1, 1);
  }

  /** Runs until the pass that was begun is complete, then `count - 1` more. */
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

/** The same of what was added: each tensor less what it held before. */
export function lengthOfChange(now: readonly Tensor[], before: readonly Tensor[]): number {
  const old = new Map(before.map(({ name, values }) => [name, values]));
  const change = now.map((tensor) => ({
    ...tensor,
    values: tensor.values.map((value, i) => value - (old.get(tensor.name)?.[i] ?? 0)),
  }));
  return length(change);
}
