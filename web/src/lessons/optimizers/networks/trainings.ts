import { engine } from "../../../engine";
import type { ExperimentDraft } from "../../../engine/types";
import { Task } from "../../../kit";
import type { Outcome } from "./outcome";
import { keyOf } from "./study";
import { train } from "./train";

/** So many trainings are kept: about ten comparisons of all seven rules. */
const most = 2500;

/** What was trained stays while the page lives: neither a stop nor leaving the lesson loses it. */
const trained = new Map<string, Outcome>();

/** Trains what is missing, as many at a time as there are workers. */
export class Trainings {
  readonly done: ReadonlyMap<string, Outcome> = trained;
  private readonly task: Task<void>;

  constructor(private readonly changed: () => void) {
    this.task = new Task(changed);
  }

  get busy(): boolean {
    return this.task.busy;
  }

  get failure(): string {
    return this.task.failure;
  }

  /** `waiting` says what can be trained now; it is asked again after each training, since a scan of rates decides what comes next. */
  go(waiting: () => readonly ExperimentDraft[]): void {
    void this.task.start(null, async ({ signal }) => {
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
    });
  }

  stop(): void {
    this.task.stop();
  }

  /** The lesson was left. */
  leave(): void {
    this.task.end();
  }

  private async one(
    document: ExperimentDraft,
    running: Map<string, Promise<void>>,
    signal: AbortSignal,
  ): Promise<void> {
    const key = keyOf(document);
    const work = train(document, engine().batch, signal).then((outcome) => keep(key, outcome));
    running.set(key, work);
    try {
      await work;
    } finally {
      running.delete(key);
    }
    if (!signal.aborted) this.changed();
  }
}

function keep(key: string, outcome: Outcome): void {
  trained.set(key, outcome);
  const oldest = trained.keys().next().value;
  if (trained.size > most && oldest !== undefined) trained.delete(oldest);
}
