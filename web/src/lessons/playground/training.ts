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

/** What was read last of a network, each view from when it was read. */
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

/** So long, in milliseconds, is a piece of the way back. */
const pieceMs = 100;

/** What a network in training needs of the lesson around it. */
export interface TrainingHost {
  /** Something that is shown has changed. */
  changed(): void;
  /** Steps a second, asked for each frame. */
  speed(): number;
}

/** Names of own columns and classes as there is room for them in charts. */
const withShortNames = (prepared: Prepared): Prepared => ({
  ...prepared,
  features: prepared.features.map((name) => shortened(name)),
  classes: prepared.classes?.map((name) => shortened(name)) ?? null,
});

/**
 * One network from its first weights to its last step, with everything the page shows of it. It lives in the worker's
 * memory until `close`.
 */
export class Training {
  series = new Series();
  readonly points: readonly SurfacePoint[];
  readonly actions: Actions;
  /** The engine was restarted and went on from its last snapshot. */
  interrupted = false;
  /** Steps a second, measured while it plays. */
  rate = 0;
  look: Look = {};
  /** Counts the frames that read what curves and histograms show: they are drawn anew only then. */
  pictures = 0;
  /** The same for the diagram of the network. */
  diagrams = 0;
  test: { result: Score; step: number } | null = null;
  private standing: (Scores & { step: number }) | null = null;
  private player: Player | null = null;
  private frames = 0;
  /** The step that it goes back to, while it does. */
  private backTo: number | null = null;
  private wayBack: Promise<void> | null = null;
  private readonly window: Window | null;

  private constructor(
    readonly run: Run,
    readonly prepared: Prepared,
    /** What the network follows from. */
    readonly key: Plain,
    /** What the data follow from. */
    readonly data: Plain,
    private readonly around: TrainingHost,
  ) {
    this.actions = new Actions(() => around.changed());
    const inPlane = prepared.features.length <= 2;
    this.points = inPlane ? points(prepared) : [];
    this.window = inPlane ? windowOf(prepared) : null;
  }

  /**
   * Another network. `key` is what it follows from, `data` what its data follow from, `earlier` the same data where
   * they were prepared before, and `snapshot` where another training of the same document stood. What cannot be trained
   * comes back as problems.
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

  /** Also at the first step, on the way to a later one. */
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
   * Loss and accuracy, and of which step: of the one that is shown when the network stands, of the last evaluation
   * while it plays.
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

  /** Resolves when the step at which it stands is shown whole. */
  async pause(): Promise<void> {
    const { player } = this;
    if (!player) return;
    this.player = null;
    await player.pause();
    await this.advance(0);
  }

  /** This many updates at once, then everything is read. */
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
   * One update fewer: the same network trains anew, from its first weights to the step before, in pieces, so that its
   * step is seen to rise. Further steps that are asked for meanwhile change where it goes.
   */
  goBack(): Promise<void> {
    this.backTo = Math.max(0, (this.backTo ?? this.step) - 1);
    this.wayBack ??= this.walkBack().finally(() => {
      this.backTo = null;
      this.wayBack = null;
    });
    return this.wayBack;
  }

  /** Resolves when it is no longer on its way back, but where it was going to. */
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
      // Also where it comes no further: what is shown is of the step at which it stands.
      await this.advance(0);
    } while (isThere && this.backTo !== null && this.step !== this.backTo);
  }

  /** Whether it came there: not where it diverges on the way. */
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

  /** The test rows are looked at, by the network to which it goes back, if it does. */
  async evaluateTest(): Promise<void> {
    await this.arrived();
    await this.actions.take(async () => {
      const result = await this.run.evaluateTest();
      this.test = { result, step: this.step };
    });
  }

  /** So that it may train this many updates more. */
  async extend(steps: number): Promise<void> {
    await this.actions.take(() => this.run.extend(this.run.progress.steps + steps));
  }

  async close(): Promise<void> {
    this.player?.pause();
    this.player = null;
    await this.run.close();
  }

  /**
   * The costly views are read every sixth frame: the eye does not follow them at sixty a second. The diagram of the
   * network takes its turn between the others, so that no frame has everything to draw.
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
