import { engine } from "../../../engine";
import type { ExperimentDraft } from "../../../engine/types";
import { Work } from "../../../kit/work";
import type { Outcome } from "./outcome";
import { keyOf } from "./study";
import { train } from "./train";

/** So many trainings are kept: about ten comparisons of all seven rules. */
const most = 2500;

/** Trains what is missing, as many at a time as there are workers; what was trained is kept, so that a stop loses nothing. */
export class Trainings extends Work {
  readonly done = new Map<string, Outcome>();

  /** `waiting` says what can be trained now; it is asked again after each training, since a sweep decides what comes next. */
  async go(waiting: () => readonly ExperimentDraft[]): Promise<void> {
    await this.run(async (signal) => {
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

  private async one(
    document: ExperimentDraft,
    running: Map<string, Promise<void>>,
    signal: AbortSignal,
  ): Promise<void> {
    const key = keyOf(document);
    const work = train(document, engine().batch, signal).then((outcome) => this.keep(key, outcome));
    running.set(key, work);
    try {
      await work;
    } finally {
      running.delete(key);
    }
    if (!signal.aborted) this.changed();
  }

  private keep(key: string, outcome: Outcome): void {
    this.done.set(key, outcome);
    const oldest = this.done.keys().next().value;
    if (this.done.size > most && oldest !== undefined) this.done.delete(oldest);
  }
}
