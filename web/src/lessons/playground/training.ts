import type { SurfacePoint } from "../../charts";
import { EngineError, engine, type Player, play, type Run } from "../../engine";
import type {
  Confusion,
  Divergence,
  Evaluations,
  ExperimentDraft,
  LayerStatistics,
  LayerWeights,
  Losses,
  Predictions,
  Prepared,
  Refused,
  Score,
  Surface,
  UnitMaps,
} from "../../engine/types";
import { Actions } from "../../kit";
import { shortened } from "../../look/shortened";
import type { Plain } from "../../state";
import { points, type Window, windowOf } from "./plane";
import { Series } from "./series";

/** The last answer of each view of a network; they may be of different steps. */
export interface Look {
  losses?: Losses;
  evaluation?: Evaluations;
  weights?: LayerWeights[];
  statistics?: LayerStatistics[];
  surface?: Surface;
  units?: UnitMaps;
  predictions?: Predictions;
  confusion?: Confusion;
  scores?: Scores;
}

interface Scores {
  train: Score;
  valid: Score;
}

/** The intended duration of one piece of work on the way back, in milliseconds. */
const pieceMs = 100;

/** The parts of the lesson that a training uses. */
export interface TrainingHost {
  /** Called when something that is shown has changed. */
  changed(): void;
  /** Steps a second; called for each frame. */
  speed(): number;
}

/** Prepared data with names of columns and classes short enough for charts. */
const withShortNames = (prepared: Prepared): Prepared => ({
  ...prepared,
  features: prepared.features.map((name) => shortened(name)),
  classes: prepared.classes?.map((name) => shortened(name)) ?? null,
});

/**
 * One network from its first weights to its last step, with all that the page shows of it. It uses memory of the worker
 * until `close`.
 */
export class Training {
  series = new Series();
  readonly points: readonly SurfacePoint[];
  readonly actions: Actions;
  /** Whether the engine was restarted and resumed from its last snapshot. */
  interrupted = false;
  /** Steps a second, measured while it plays. */
  rate = 0;
  look: Look = {};
  /** The number of frames that read curves and histograms, which are redrawn only then. */
  pictures = 0;
  /** The number of frames that read the diagram of the network. */
  diagrams = 0;
  test: { result: Score; step: number } | null = null;
  private standing: (Scores & { step: number }) | null = null;
  private player: Player | null = null;
  private frames = 0;
  /** The step to which it is going back; null when it is not. */
  private backTo: number | null = null;
  private wayBack: Promise<void> | null = null;
  private readonly window: Window | null;

  private constructor(
    readonly run: Run,
    readonly prepared: Prepared,
    /** `networkKey` of its state. */
    readonly key: Plain,
    /** `dataKey` of its state. */
    readonly data: Plain,
    private readonly around: TrainingHost,
  ) {
    this.actions = new Actions(() => around.changed());
    const inPlane = prepared.features.length <= 2;
    this.points = inPlane ? points(prepared) : [];
    this.window = inPlane ? windowOf(prepared) : null;
  }

  /**
   * Opens a network. `key` and `data` are `networkKey` and `dataKey` of its state, `earlier` its data if they are
   * prepared already, and `snapshot` the place at which an earlier training of the same document stood. Returns
   * problems when the document is refused.
   */
  static async open(
    document: ExperimentDraft,
    around: TrainingHost,
    signal: AbortSignal,
    {
      key = null,
      data = null,
      earlier = null,
      snapshot = null,
    }: { key?: Plain; data?: Plain; earlier?: Prepared | null; snapshot?: Uint8Array | null } = {},
  ): Promise<Training | Refused> {
    const loaded = earlier ?? (await engine().prepare(document, { signal }));
    if ("problems" in loaded) return loaded;
    const prepared = earlier ?? withShortNames(loaded);
    const run = await engine().open(document, { signal, snapshot });
    if ("problems" in run) return run;
    const training = new Training(run, prepared, key, data, around);
    await training.advance(0);
    return training;
  }

  get playing(): boolean {
    return this.player?.playing ?? false;
  }

  get step(): number {
    return this.run.progress.step;
  }

  /** True also at step 0 while it replays towards a later step. */
  get canGoBack(): boolean {
    return (this.backTo ?? this.step) > 0;
  }

  get diverged(): Divergence | null {
    return this.run.progress.diverged;
  }

  get over(): boolean {
    return this.diverged !== null || this.step >= this.run.progress.steps;
  }

  /**
   * Loss and accuracy with their step: of the current step when the network is paused, of the last evaluation while it
   * plays.
   */
  get scores(): (Scores & { step: number }) | null {
    return !this.playing && this.standing?.step === this.step ? this.standing : this.series.last();
  }

  play(): void {
    if (this.over || this.playing) return;
    this.backTo = null;
    this.actions.clear();
    this.player = play(this.run, {
      read: () => this.reading(),
      speed: () => this.around.speed(),
      draw: (frame, rate) => {
        this.rate = rate;
        this.take(frame.read);
      },
      ended: (why) => {
        if (why instanceof EngineError) this.actions.fail(why);
        void this.advance(0);
      },
      interrupted: () => {
        this.interrupted = true;
      },
    });
    this.around.changed();
  }

  /** Resolves when all views show the step at which it stopped. */
  async pause(): Promise<void> {
    const { player } = this;
    if (!player) return;
    this.player = null;
    await player.pause();
    await this.advance(0);
  }

  /** Trains `steps` updates, then reads all views. On the way back it moves the target step instead. */
  async advance(steps: number): Promise<void> {
    if (this.backTo !== null && steps > 0) {
      this.backTo = Math.min(this.run.progress.steps, this.backTo + steps);
      return;
    }
    await this.actions.take(async () => {
      const frame = await this.run.frame({ steps, read: this.reading(true) });
      const read: Look = frame.read;
      this.take(read);
      if (read.scores) this.standing = { ...read.scores, step: frame.step };
    });
  }

  /**
   * Goes one update back: the network trains again from its first weights to the step before, in pieces, so that the
   * page shows the step rise. A call meanwhile moves the target step.
   */
  goBack(): Promise<void> {
    this.backTo = Math.max(0, (this.backTo ?? this.step) - 1);
    this.wayBack ??= this.walkBack().finally(() => {
      this.backTo = null;
      this.wayBack = null;
    });
    return this.wayBack;
  }

  /** Resolves when the way back, if there is one, has ended. */
  async arrived(): Promise<void> {
    await this.wayBack;
  }

  private async walkBack(): Promise<void> {
    let isThere: boolean;
    do {
      isThere = false;
      const isDone = await this.actions.take(async () => {
        isThere = await this.replay();
      });
      if (!isDone) return;
      // Also when it stopped before the target: all views show the step at which it stands.
      await this.advance(0);
    } while (isThere && this.backTo !== null && this.step !== this.backTo);
  }

  /** Trains to the target step. Returns false when it stops before it, for example because it diverges. */
  private async replay(): Promise<boolean> {
    if (this.step > (this.backTo ?? this.step)) {
      await this.run.reset();
      this.series = new Series();
      this.standing = null;
    }
    for (let size = 20; this.backTo !== null && this.step < this.backTo; ) {
      const before = performance.now();
      const read = { losses: { from: this.series.lossCount }, evaluation: { from: this.series.evaluationCount } };
      const frame = await this.run.frame({ steps: Math.min(size, this.backTo - this.step), read });
      this.take(frame.read);
      if (frame.trained === 0) return false;
      size = Math.max(1, Math.round((size * pieceMs) / Math.max(1, performance.now() - before)));
    }
    return true;
  }

  /** Evaluates the test rows, after the way back has ended. */
  async evaluateTest(): Promise<void> {
    await this.arrived();
    await this.actions.take(async () => {
      const result = await this.run.evaluateTest();
      this.test = { result, step: this.step };
    });
  }

  /** Allows this many more updates. */
  async extend(steps: number): Promise<void> {
    await this.actions.take(() => this.run.extend(this.run.progress.steps + steps));
  }

  async close(): Promise<void> {
    this.player?.pause();
    this.player = null;
    await this.run.close();
  }

  /**
   * The views that a frame reads. The expensive ones are read every sixth frame, since nobody can follow them at 60 a
   * second. The diagram of the network is read three frames after them, so that no frame has to draw all of them.
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
    const answers = inPlane
      ? {}
      : { predictions: valid, ...(this.prepared.classes !== null ? { confusion: valid } : {}) };
    return { ...always, ...diagram, ...answers, statistics: { bins: 24 }, ...(everything ? { scores: {} } : {}) };
  }

  private take(read: Look): void {
    if (read.losses) this.series.addLosses(read.losses);
    if (read.evaluation) this.series.addEvaluations(read.evaluation);
    this.look = { ...this.look, ...read };
    if (read.statistics) this.pictures++;
    if (read.weights) this.diagrams++;
    this.around.changed();
  }
}
