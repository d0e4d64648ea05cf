import { html, type TemplateResult } from "lit";
import { type EngineLane, engine } from "../../../engine";
import type { ExperimentDraft } from "../../../engine/types";
import { type Failed, Task, workBar } from "../../../kit";
import { Answers } from "../../../kit/answers";
import { withRun } from "../../../kit/with-run";
import type { Plain } from "../../../state";
import { isComplete, keyOf, type NetworkStudy, type TrainingOutcome } from "./study";
import { words } from "./words";

/** The most trainings that are kept: about ten comparisons of seven rules. */
const most = 2500;

/** A change of the settings rests so long before it is trained. Milliseconds. */
const trainAfter = 250;

const job = "optimizers-networks";

/** Trains a document to its end in a lane for work that nobody watches. */
function train(document: ExperimentDraft, lane: EngineLane, signal: AbortSignal): Promise<TrainingOutcome> {
  return withRun(document, { lane, signal }, async (run) => {
    const { read, diverged, trained, milliseconds } = await run.frame({
      steps: Number.POSITIVE_INFINITY,
      snapshot: false,
      read: { evaluation: {} },
    });
    const test = diverged ? null : await run.evaluateTest();
    const { step, trainLoss, validLoss, validAccuracy } = read.evaluation;
    return {
      step,
      trainLoss,
      validLoss,
      validAccuracy,
      testLoss: test?.loss ?? Number.NaN,
      testAccuracy: test?.accuracy ?? Number.NaN,
      diverged,
      stepsPerSecond: (1000 * trained) / Math.max(milliseconds, 0.01),
    };
  });
}

/** Trains what is missing, as many at a time as there are workers. */
export class Trainings {
  /** What this page has trained, by document: both comparisons share it. */
  readonly done = new Answers<TrainingOutcome>(job, most);
  private readonly task: Task<boolean>;

  constructor(private readonly changed: () => void) {
    this.task = new Task(changed, { rest: trainAfter });
  }

  get busy(): boolean {
    return this.task.busy;
  }

  get failure(): string {
    return this.task.failure;
  }

  get cause(): Failed["cause"] {
    return this.task.cause;
  }

  /**
   * Trains at once, for a button; resolves with true when all is trained. `waiting` says what can be trained now: it is
   * asked again after each training, since a scan of rates decides what comes next.
   */
  async go(settings: Plain, waiting: () => readonly ExperimentDraft[]): Promise<boolean> {
    return (await this.task.start(settings, ({ signal }) => this.trainAll(waiting, signal))) ?? false;
  }

  /** Trains by itself, once the settings have rested. */
  ask(settings: Plain, waiting: () => readonly ExperimentDraft[]): void {
    void this.task.ask(settings, ({ signal }) => this.trainAll(waiting, signal));
  }

  private async trainAll(waiting: () => readonly ExperimentDraft[], signal: AbortSignal): Promise<boolean> {
    const running = new Map<string, Promise<void>>();
    const worker = async () => {
      while (!signal.aborted) {
        const next = waiting().find((document) => !running.has(keyOf(document)));
        if (next) await this.one(next, running, signal);
        else if (running.size > 0) await Promise.race(running.values());
        else return;
      }
    };
    await Promise.all(Array.from({ length: engine().width }, worker));
    return !signal.aborted;
  }

  stop(): void {
    this.task.stop();
  }

  /** The lesson was left, or its settings are others: neither this work nor its failure is theirs. */
  end(): void {
    this.task.end();
  }

  private async one(
    document: ExperimentDraft,
    running: Map<string, Promise<void>>,
    signal: AbortSignal,
  ): Promise<void> {
    const key = keyOf(document);
    const work = train(document, engine().batch, signal).then((outcome) => this.done.keep(key, outcome));
    running.set(key, work);
    try {
      await work;
    } finally {
      running.delete(key);
    }
    if (!signal.aborted) this.changed();
  }
}

export interface TrainingActions {
  start(): void;
  stop(): void;
}

/** The button that starts the trainings, stops them or goes on, with how far they are; or, at the end, their number. */
export function trainingBar(
  { busy, failure, cause }: Trainings,
  study: NetworkStudy,
  act: TrainingActions,
  label = words.text("run"),
): TemplateResult {
  const { done, total } = study;
  const isDone = isComplete(study) && !busy;
  const text = total > 0 ? words.text("progress", { done, total }) : "";
  const reason = failure && words.text("failed", { reason: failure });
  const work = { label, busy, done, all: total, text, disabled: total === 0, failure: reason, cause };
  return html`<div class="job">${
    isDone ? html`<span class="quiet">${words.text("complete", { total })}</span>` : workBar(work, act.start, act.stop)
  }</div>`;
}
