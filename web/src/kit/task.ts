import type { ReactiveController, ReactiveControllerHost } from "lit";
import { Timer } from "../elements/timer";
import type { Plain } from "../state";
import { Answers, type WorkProgress } from "./answers";
import { type Failed, failedBy } from "./failure";

/** What a piece of work receives from its task, valid as long as the answer is needed. */
export interface Turn<Value> {
  /**
   * Aborts when the answer is no longer needed: after a newer key, a stop, or the removal of the host. Pass it to every
   * call of the engine.
   */
  readonly signal: AbortSignal;
  /** Of a job: the partial answer of an earlier start that was stopped, failed, or ended when its lesson was left. */
  readonly before: Value | null;
  /** Reports the progress of the work. */
  progress(done: number, all: number): void;
  /** Shows a partial answer. It stays when the work is stopped or fails. */
  show(partial: Value): void;
}

type Work<Value> = (turn: Turn<Value>) => Promise<Value>;

export interface TaskOptions<Value> {
  /**
   * What a newer key does to work under way: "replace" (the default) aborts it; "follow" lets it end, shows its answer,
   * and then asks for the newest key only, so that a figure follows a moving slider.
   */
  newer?: "replace" | "follow";
  /** Milliseconds without a newer key before work starts: for work too costly to follow a slider. Default: 0. */
  rest?: number;
  /** The number of answers that are kept by their keys, so that undo shows them at once. Default: 1. */
  remember?: number;
  /** The name of the job, if the task is one: see Job. */
  job?: string;
  /**
   * Frees an answer that is no longer kept or came too late, for instance by closing a run. With this option, answers
   * are dropped when the host is removed.
   */
  release?: (value: Value) => void;
}

interface Request<Value> {
  key: string;
  work: Work<Value>;
  answer: Promise<Value | null>;
  resolve(value: Value | null): void;
  reject(fault: unknown): void;
}

/**
 * An asynchronous request whose newest answer wins. A newer key replaces an older one; the older answer is dropped if
 * it comes late. The same key, pending or answered, makes no second request. A failure stays, in words, until an answer
 * succeeds. When the host leaves the page the work ends; a request without an answer is repeated when it is back.
 *
 *   private readonly curves = new Task<Curve[]>(this, { newer: "follow" });
 *   override willUpdate() { void this.curves.ask({ lr, steps }, ({ signal }) => trained(lr, steps, signal)); }
 *   override render() { return html`${chart(this.curves.value ?? [])}${failureNotice(this.curves)}`; }
 */
export class Task<Value> implements ReactiveController {
  /** The newest answer, or the newest part of one. It may belong to an older key: see `isFresh` and `valueFor`. */
  value: Value | null = null;
  /** Why the last work ended without an answer, in words; empty after an answer or a stop. */
  failure = "";
  cause: Failed["cause"] = null;
  /** The progress of the work under way, if it reports any. */
  progress: WorkProgress | null = null;
  private readonly changed: () => void;
  protected readonly answers: Answers<Value>;
  private valueKey: string | null = null;
  private requested: Request<Value> | null = null;
  private running: { request: Request<Value>; stopper: AbortController } | null = null;
  private readonly resting = new Timer();
  private stopped = false;

  /**
   * `host`: the element that shows the answer; elsewhere, a callback for every change (the caller then calls `end`).
   */
  constructor(
    host: ReactiveControllerHost | (() => void),
    private readonly options: TaskOptions<Value> = {},
  ) {
    this.changed = typeof host === "function" ? host : () => host.requestUpdate();
    const { job, remember = 1, release } = options;
    this.answers = new Answers(job, remember, release);
    if (typeof host !== "function") host.addController(this);
  }

  /** Whether an answer is still awaited. */
  get busy(): boolean {
    return this.running !== null || this.resting.waits;
  }

  /** Whether `value` is the whole answer to the key that was asked last. */
  get isFresh(): boolean {
    return this.requested !== null && this.answers.has(this.requested.key) && this.valueKey === this.requested.key;
  }

  /** The answer, whole or partial, for this key. */
  valueFor(key: Plain): Value | null {
    const text = textOf(key);
    return this.valueKey === text ? this.value : (this.answers.get(text) ?? null);
  }

  /** Why the work for this key ended without an answer, if this key was asked last. */
  failureFor(key: Plain): string {
    return this.requested?.key === textOf(key) ? this.failure : "";
  }

  /** Whether the whole answer to this key is known. */
  has(key: Plain): boolean {
    return this.answers.has(textOf(key));
  }

  /**
   * Asks, unless this key was asked last. Resolves with the answer, or with null if the work was replaced, was stopped
   * or failed.
   */
  ask(key: Plain, work: Work<Value>): Promise<Value | null> {
    const text = textOf(key);
    if (this.requested?.key === text) return this.requested.answer;
    this.request(text, work);
    if (this.answers.has(text)) this.recall(text, this.answers.get(text) as Value);
    else this.later();
    return (this.requested as unknown as Request<Value>).answer;
  }

  /** Asks in any case, also if an answer is known: for a button. */
  start(key: Plain, work: Work<Value>): Promise<Value | null> {
    const text = textOf(key);
    if (this.answers.has(text)) this.answers.drop(text);
    this.request(text, work);
    this.failure = "";
    this.begin();
    return (this.requested as unknown as Request<Value>).answer;
  }

  /** Asks the last key once more. */
  retry(): void {
    if (!this.requested || this.busy) return;
    const { key, work } = this.requested;
    this.request(key, work);
    this.failure = "";
    this.begin();
  }

  /** Ends the work under way and keeps the partial answer. The same key is not asked again by itself. */
  stop(): void {
    if (!this.busy) return;
    this.stopped = true;
    this.abort();
    this.requested?.resolve(null);
    this.changed();
  }

  /** Ends the work and forgets every answer. */
  end(): void {
    this.abort();
    this.requested?.resolve(null);
    this.requested = null;
    this.failure = "";
    this.value = this.valueKey = null;
    this.answers.clear();
    this.changed();
  }

  /** Forgets all answers except the one to the key that was asked last. */
  prune(): void {
    this.answers.clear(this.requested?.key);
  }

  hostConnected(): void {
    // A request that ended when the host left is repeated in the host's next update. Moving an element causes no
    // update.
    this.changed();
  }

  hostDisconnected(): void {
    const unanswered = this.busy || this.failure !== "";
    this.abort();
    this.failure = "";
    if (this.options.release) {
      this.end();
    } else if (unanswered) {
      this.requested?.resolve(null);
      this.requested = null;
    }
  }

  private request(key: string, work: Work<Value>): void {
    this.requested?.resolve(null);
    this.stopped = false;
    let [resolve, reject] = [(_: Value | null) => {}, (_: unknown) => {}];
    const answer = new Promise<Value | null>((good, bad) => {
      [resolve, reject] = [good, bad];
    });
    this.requested = { key, work, answer, resolve, reject };
  }

  /** A known answer replaces the work under way. */
  private recall(key: string, value: Value): void {
    this.abort();
    this.keep(key, value);
    this.requested?.resolve(value);
    this.changed();
  }

  private later(): void {
    this.resting.stop();
    if (!this.options.rest) {
      this.begin();
      return;
    }
    if (this.options.newer !== "follow") this.abort();
    this.resting.after(this.options.rest, () => this.begin());
    this.changed();
  }

  private begin(): void {
    if (this.running && this.options.newer === "follow" && !this.stopped) return;
    this.abort();
    const request = this.requested;
    if (!request) return;
    const stopper = new AbortController();
    this.running = { request, stopper };
    this.changed();
    void this.run(request, stopper);
  }

  private async run(request: Request<Value>, stopper: AbortController): Promise<void> {
    const { signal } = stopper;
    let part: { value: Value } | null = null;
    const reached = (): void => {
      if (part) this.answers.keepPart(request.key, part.value, this.progress);
      this.changed();
    };
    const turn: Turn<Value> = {
      signal,
      before: this.answers.get(request.key) ?? null,
      progress: (done, all) => {
        if (signal.aborted) return;
        this.progress = { done, all };
        reached();
      },
      show: (partial) => {
        if (signal.aborted) return;
        part = { value: partial };
        this.value = partial;
        this.valueKey = request.key;
        reached();
      },
    };
    try {
      const value = await request.work(turn);
      if (signal.aborted) return void this.options.release?.(value);
      this.keep(request.key, value);
      request.resolve(value);
    } catch (caught) {
      if (signal.aborted) return;
      // Aborts the other calls that the work has started.
      stopper.abort();
      this.over(request, caught);
    }
    this.next(request);
  }

  private over(request: Request<Value>, caught: unknown): void {
    // An answer to another key must not look like the answer to this one.
    if (this.valueKey !== request.key) {
      if (this.options.release && this.valueKey !== null) this.answers.drop(this.valueKey);
      this.value = this.valueKey = null;
    }
    try {
      ({ failure: this.failure, cause: this.cause } = failedBy(caught));
      request.resolve(null);
    } catch (fault) {
      this.failure = String(fault);
      this.cause = null;
      request.reject(fault);
    }
  }

  /** After an answer or a failure: starts the newest key, if one came in the meantime. */
  private next(ended: Request<Value>): void {
    this.running = null;
    this.progress = null;
    // The same key again, after other keys that were never started: its answer is known.
    if (this.requested?.key === ended.key)
      this.requested.resolve(this.answers.has(ended.key) ? (this.answers.get(ended.key) as Value) : null);
    else if (this.requested && !this.resting.waits) this.begin();
    this.changed();
  }

  private keep(key: string, value: Value): void {
    this.failure = "";
    this.value = value;
    this.valueKey = key;
    this.answers.keep(key, value);
  }

  private abort(): void {
    this.resting.stop();
    this.running?.stopper.abort();
    this.running = null;
    this.progress = null;
  }
}

const textOf = (key: Plain): string => JSON.stringify(key);
