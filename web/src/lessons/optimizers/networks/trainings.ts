import { html, type TemplateResult } from "lit";
import { type EngineLane, engine } from "../../../engine";
import type { ExperimentDraft } from "../../../engine/types";
import { type Failed, Task, workBar } from "../../../kit";
import { Answers } from "../../../kit/answers";
import { withRun } from "../../../kit/with-run";
import type { Plain } from "../../../state";
import { isComplete, keyOf, type NetworkStudy, type TrainingOutcome } from "./study";
import { words } from "./words";

/** The number of trainings that are kept: about ten comparisons of seven rules. */
const most = 2500;

/** Milliseconds without a change of the settings before they are trained. */
const trainAfter = 250;

const job = "optimizers-networks";

/** Trains a document to its end, in a lane for background work. */
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

/** Trains missing documents, as many at a time as there are workers. */
export class Trainings {
  /** The trainings of this page by document, shared by both comparisons. */
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
   * Trains at once, for a button; resolves to true when all is trained. `waiting` returns the documents that can be
   * trained now. It is called again after each training, since the scan of rates determines which ones follow.
   */
  async go(settings: Plain, waiting: () => readonly ExperimentDraft[]): Promise<boolean> {
    return (await this.task.start(settings, ({ signal }) => this.trainAll(waiting, signal))) ?? false;
  }

  /** Trains without a button, once the settings have not changed for a while. */
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

  /** Ends the work and forgets its failure, because the lesson was left or its settings changed. */
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

/** The button that starts, stops or continues the trainings, with their progress; at the end, their number. */
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
