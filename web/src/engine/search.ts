/**
 * A whole search in the page: the front worker proposes trials, the batch workers train them. A worker gets two short
 * trials at a time. Long trials share a worker during their first frame, and are then trained one after the other.
 *
 *   for await (const row of runSearch(engine(), document, { known, signal })) draw(row);
 */
import type { Outcome, Row, SweepDraft, TrialPlan } from "../../../wasm-bindings/search";
import { EngineError, isRefused } from "./errors";
import type { EngineLane, EnginePool } from "./pool";
import type { EndFrame, StudyNumber } from "./protocol";
import { Queue } from "./queue";
import { Run } from "./run";
import type { ExperimentDraft, Progress, Refused } from "./types";

export interface SearchOptions {
  /** Rows of an earlier, interrupted search with the same document. They are not trained again. */
  known?: readonly Row[];
  /** Stops the search and the trials under way. */
  signal?: AbortSignal;
  /** Called before each trial: returns a promise that resolves at the end of a pause, or undefined. */
  paused?: () => Promise<unknown> | undefined;
  /** Called a few times a second for each long training. */
  progress?: (training: Progressing) => void;
}

export interface Progressing {
  trial: number;
  /** The number of this training within its trial, and the number of all trainings of the trial. */
  training: number;
  trainings: number;
  step: number;
  steps: number;
}

/** Milliseconds for which a worker trains between two reports to the page. */
const frameLength = 250;

/**
 * Milliseconds. A worker gets two trials at a time while trials are shorter, because fetching one would take as long.
 */
const short = 20;

const keyOf = ({ trial, rung }: { trial: number; rung?: number | null }) => `${trial}/${rung ?? 0}`;

/**
 * Yields each row as soon as its trial has ended, not in the order of the trials; known rows are included. Throws an
 * EngineError of kind `misuse` if the document has problems: check it first.
 */
export async function* runSearch(
  pool: EnginePool,
  document: SweepDraft,
  options: SearchOptions = {},
): AsyncGenerator<Row, void, void> {
  const study = await HeldStudy.open(pool, document, options.known ?? []);
  const snapshots = new Map<string, Uint8Array[]>();
  const running = new Map<string, Promise<{ key: string; outcome: Outcome }>>();
  const queues: Queues = new Map();
  const begin = (plan: TrialPlan): void => {
    const key = keyOf(plan);
    const trained = train(pool, plan, snapshots, queues, options).then((outcome) => ({ key, outcome }));
    // Avoids an unhandled rejection: it may fail before `Promise.race` sees it, or after the search has ended.
    trained.catch(() => {});
    running.set(key, trained);
  };
  /** The next plan, requested while the workers train. */
  let ahead: TrialPlan | null = null;
  let width = pool.width;
  try {
    for (;;) {
      if (options.signal?.aborted) throw new EngineError("cancelled", "Cancelled.");
      while (running.size < width) {
        await options.paused?.();
        if (options.signal?.aborted) throw new EngineError("cancelled", "Cancelled.");
        const plan: TrialPlan | null = ahead ?? (await study.next());
        ahead = null;
        if (plan === null) break;
        const known = await study.learnKnown(plan);
        if (known !== undefined) yield known;
        else if (plan.refused.length > 0) yield await study.finish(outcomeOf(plan, [], 0));
        else begin(plan);
      }
      if (running.size === 0) return;
      ahead ??= await study.next();
      const { key, outcome } = await Promise.race(running.values());
      running.delete(key);
      const isShort = outcome.milliseconds < short;
      width = isShort ? 2 * pool.width : pool.width;
      // The next short trial is started before the row of this one is made, so that the worker is not idle.
      const isNext = ahead !== null && ahead.refused.length === 0 && !study.knows(ahead);
      if (ahead && isNext && isShort && !options.signal?.aborted && !options.paused?.()) {
        begin(ahead);
        ahead = null;
      }
      yield await study.finish(outcome);
    }
  } finally {
    await study.close();
  }
}

/** By worker, the queue of long trainings: one at a time, so that closing the page loses as few as possible. */
type Queues = Map<EngineLane, Queue>;

/** Runs all trainings of a plan in one batch worker, and stores the snapshots from which a later rung continues. */
async function train(
  pool: EnginePool,
  plan: TrialPlan,
  snapshots: Map<string, Uint8Array[]>,
  queues: Queues,
  { signal, progress }: SearchOptions,
): Promise<Outcome> {
  const lane = pool.batch;
  const earlier = plan.rung === null ? [] : (snapshots.get(keyOf({ trial: plan.trial, rung: plan.rung - 1 })) ?? []);
  const ended: Uint8Array[] = [];
  const trainings: Outcome["trainings"] = [];
  let milliseconds = 0;
  for (const [training, { document, fold }] of plan.trainings.entries()) {
    const text = await pool.dataFor(document);
    const request = { steps: plan.steps, milliseconds: frameLength, snapshot: plan.rung !== null };
    const begun = await Run.begin(lane, document, text, request, {
      signal,
      fold,
      snapshot: earlier[training] ?? null,
    });
    if (isRefused(begun)) return { ...outcomeOf(plan, [], milliseconds), refused: begun.problems };
    milliseconds += begun.milliseconds;
    const report = ({ step }: { step: number }) =>
      progress?.({ trial: plan.trial, training, trainings: plan.trainings.length, step, steps: plan.steps });
    const end = begun.end ? begun.end : await queueOf(queues, lane).add(() => toItsEnd(begun.run, plan, report));
    if (!begun.end) milliseconds += end.milliseconds;
    trainings.push({ evaluation: end.read.evaluation, diverged: end.diverged });
    if (end.snapshot !== null) ended.push(end.snapshot);
  }
  if (plan.rung !== null) {
    snapshots.delete(keyOf({ trial: plan.trial, rung: plan.rung - 1 }));
    snapshots.set(keyOf(plan), ended);
  }
  return outcomeOf(plan, trainings, milliseconds);
}

/**
 * Completes a training that takes longer than one frame. `milliseconds` of the result: the time of all frames after the
 * first.
 */
async function toItsEnd(run: Run, plan: TrialPlan, report: (progress: Progress) => void): Promise<EndFrame> {
  let milliseconds = 0;
  try {
    let { progress }: { progress: Progress } = run;
    while (progress.step < plan.steps && progress.diverged === null) {
      report(progress);
      const frame = await run.frame({ steps: plan.steps - progress.step, milliseconds: frameLength });
      milliseconds += frame.milliseconds;
      progress = frame;
    }
    const end = await run.frame({ read: { evaluation: {} }, snapshot: plan.rung !== null });
    return { ...end, milliseconds };
  } finally {
    await run.close();
  }
}

function queueOf(queues: Queues, lane: EngineLane): Queue {
  const queue = queues.get(lane) ?? new Queue();
  queues.set(lane, queue);
  return queue;
}

const outcomeOf = ({ trial, rung }: TrialPlan, trainings: Outcome["trainings"], milliseconds: number): Outcome => ({
  trial,
  rung,
  trainings,
  milliseconds: Math.round(milliseconds * 1000) / 1000,
});

/** A study in the front worker. It outlives the worker: a new worker learns the known rows again. */
class HeldStudy {
  readonly #rows = new Map<string, Row>();
  readonly #open = new Set<string>();

  private constructor(
    private readonly lane: EngineLane,
    private readonly document: SweepDraft,
    private readonly text: string | null,
    private number: StudyNumber,
    private generation: number,
    private readonly known: Map<string, Row>,
  ) {}

  static async open(pool: EnginePool, document: SweepDraft, known: readonly Row[]): Promise<HeldStudy> {
    const lane = pool.front;
    const text = await pool.dataFor((document.base ?? {}) as ExperimentDraft);
    const { generation } = lane;
    const number = await open(lane, document, text);
    return new HeldStudy(lane, document, text, number, generation, new Map(known.map((row) => [keyOf(row), row])));
  }

  async next(): Promise<TrialPlan | null> {
    const study = await this.#alive();
    const plan = await this.lane.call("nextTrial", [study]);
    if (plan !== null) this.#open.add(keyOf(plan));
    return plan;
  }

  /** Whether an earlier search has a row for this plan. */
  knows(plan: TrialPlan): boolean {
    return this.known.has(keyOf(plan));
  }

  /** The row of an earlier search for this plan, if there is one and it belongs to the same search. */
  async learnKnown(plan: TrialPlan): Promise<Row | undefined> {
    const row = this.known.get(keyOf(plan));
    if (row === undefined || !(await this.lane.call("learnRow", [await this.#alive(), row]))) return undefined;
    this.#keep(row);
    return row;
  }

  async finish(outcome: Outcome): Promise<Row> {
    const row = await this.lane.call("finishTrial", [await this.#alive(), outcome]);
    this.#keep(row);
    return row;
  }

  async close(): Promise<void> {
    if (this.generation === this.lane.generation) await this.lane.call("closeStudy", [this.number]).catch(() => {});
  }

  #keep(row: Row): void {
    this.#rows.set(keyOf(row), row);
    this.#open.delete(keyOf(row));
  }

  /** The study's number in the living worker. */
  async #alive(): Promise<StudyNumber> {
    if (this.generation === this.lane.generation) return this.number;
    const { generation } = this.lane;
    this.number = await open(this.lane, this.document, this.text);
    this.generation = generation;
    // A new study gives the same plans in the same order, so as many are requested as before.
    for (let left = this.#rows.size + this.#open.size; left > 0; left -= 1) {
      const plan = await this.lane.call("nextTrial", [this.number]);
      const row = plan === null ? undefined : this.#rows.get(keyOf(plan));
      if (row !== undefined) await this.lane.call("learnRow", [this.number, row]);
    }
    return this.number;
  }
}

async function open(lane: EngineLane, document: SweepDraft, text: string | null): Promise<StudyNumber> {
  const opened: { study: StudyNumber } | Refused = await lane.call("openStudy", [document, text]);
  if (isRefused(opened))
    throw new EngineError("misuse", opened.problems.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  return opened.study;
}
