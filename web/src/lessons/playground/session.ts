import type { SurfacePoint } from "../../charts";
import { EngineError, engine, type Player, play, type Run } from "../../engine";
import type { Divergence, ExperimentDraft, Prepared, Problem, TestResult } from "../../engine/types";
import { failureOf } from "../../kit/failure";
import { type Outlook, outlook, type Window } from "./outlook";
import { points } from "./points";
import { Series } from "./series";

/** A network in training with everything the page shows of it. Tells its owner after every change. */
export class Session {
  run: Run | null = null;
  prepared: Prepared | null = null;
  problems: readonly Problem[] = [];
  failure = "";
  interrupted = false;
  rate = 0;
  series = new Series();
  /** What was read last, each view from when it was read. */
  look: Outlook = {};
  points: readonly SurfacePoint[] = [];
  /** Counts the frames that read what curves and histograms show: they are drawn anew only then. */
  pictures = 0;
  /** The same for the diagram of the network. */
  diagrams = 0;
  test: { result: TestResult; step: number } | null = null;
  /** The part of the document that `prepared` follows from: other networks on the same data need no second look at them. */
  private data = "";
  private player: Player | null = null;
  private generation = 0;
  private frames = 0;
  private window: Window | null = null;

  /** `speed` is asked for each frame: steps a second. */
  constructor(
    private readonly changed: () => void,
    private readonly speed: () => number,
  ) {}

  get playing(): boolean {
    return this.player?.playing ?? false;
  }

  get diverged(): Divergence | null {
    return this.run?.progress.diverged ?? null;
  }

  get over(): boolean {
    const progress = this.run?.progress;
    return progress !== undefined && (progress.diverged !== null || progress.step >= progress.steps);
  }

  /** Another network takes the place of this one; what cannot be trained is named in `problems`. */
  async open(document: ExperimentDraft): Promise<void> {
    const generation = ++this.generation;
    await this.guard(async () => {
      const data = JSON.stringify(document.data);
      const prepared = this.prepared && data === this.data ? this.prepared : await engine().prepare(document);
      if (generation !== this.generation) return;
      const opened = "problems" in prepared ? prepared : await engine().open(document);
      if (generation !== this.generation) return void ("problems" in opened || opened.close());
      await this.drop();
      this.problems = "problems" in opened ? opened.problems : [];
      if ("problems" in opened || "problems" in prepared) return;
      this.run = opened;
      this.failure = "";
      this.prepared = prepared;
      this.data = data;
      this.points = prepared.features.length <= 2 ? points(prepared) : [];
      this.window = prepared.features.length <= 2 ? outlook(prepared) : null;
      this.series = new Series();
      this.pictures++;
      this.test = null;
      await this.advance(0);
    });
  }

  async close(): Promise<void> {
    this.generation++;
    this.problems = [];
    await this.drop();
  }

  play(): void {
    if (!this.run || this.over || this.playing) return;
    this.failure = "";
    this.player = play(this.run, {
      read: () => this.reading(),
      speed: this.speed,
      draw: (frame, rate) => {
        this.rate = rate;
        this.take(frame.read);
      },
      ended: (why) => {
        if (why instanceof EngineError && why.kind !== "cancelled") this.failure = why.message;
        void this.advance(0);
      },
      interrupted: () => {
        this.interrupted = true;
      },
    });
    this.changed();
  }

  async pause(): Promise<void> {
    const { player } = this;
    this.player = null;
    await player?.pause();
    this.changed();
  }

  /** So many updates at once, then everything is read. */
  async advance(steps: number): Promise<void> {
    await this.guard(async () => {
      const frame = await this.run?.frame({ steps, read: this.reading(true) });
      if (frame) this.take(frame.read);
    });
  }

  async evaluateTest(): Promise<void> {
    await this.guard(async () => {
      if (!this.run) return;
      const result = await this.run.evaluateTest();
      this.test = { result, step: this.run.progress.step };
    });
  }

  async extend(steps: number): Promise<void> {
    await this.guard(async () => void (await this.run?.extend((this.run?.progress.steps ?? 0) + steps)));
  }

  /**
   * The costly views are read every sixth frame: the eye does not follow them at sixty a second. The diagram of the network
   * takes its turn between the others, so that no frame has everything to draw.
   */
  private reading(everything = false) {
    const turn = this.frames++ % 6;
    const inPlane = this.window?.grid;
    const losses = { from: this.series.lossCount };
    const evaluation = { from: this.series.evaluationCount };
    const always = { losses, evaluation, ...(inPlane ? { surface: inPlane } : {}) };
    const diagram =
      everything || turn === 3 ? { weights: {}, ...(inPlane ? { units: this.window?.small ?? inPlane } : {}) } : {};
    if (!everything && turn !== 0) return { ...always, ...diagram };
    const valid = { part: "valid" as const };
    const classes = this.prepared?.classes !== null;
    const answers = inPlane ? {} : { predictions: valid, ...(classes ? { confusion: valid } : {}) };
    return { ...always, ...diagram, ...answers, statistics: { bins: 24 } };
  }

  private take(read: Outlook): void {
    if (read.losses) this.series.addLosses(read.losses);
    if (read.evaluation) this.series.addEvaluations(read.evaluation);
    this.look = { ...this.look, ...read };
    if (read.statistics) this.pictures++;
    if (read.weights) this.diagrams++;
    this.changed();
  }

  private async drop(): Promise<void> {
    const { run } = this;
    await this.pause();
    this.run = null;
    this.look = {};
    await run?.close();
  }

  /** What the engine cannot do is said on the page; a request that nobody waits for any more is not a failure. */
  async guard(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (caught) {
      this.failure = failureOf(caught);
    }
    this.changed();
  }
}
