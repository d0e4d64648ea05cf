import { html, type ReactiveControllerHost, type TemplateResult } from "lit";
import "../elements/job";
import type { Plain } from "../state";
import type { Progress } from "./answers";
import { failureNotice } from "./failure";
import { Task, type TaskOptions } from "./task";

/**
 * Long work, which a button starts. What it has computed, whole or in part, stays with the page by its key, for every
 * element that has a job of this name: a stop, a failure or leaving the lesson ends the work, and when it is started
 * again it goes on from there (`before` of its turn).
 *
 *   private readonly cells = new Job<(Cell | null)[]>(this, "hparams-map");
 *   ${jobBar(this.cells, this.key, "Train 32 cells", this.start)} ${map(this.cells.valueFor(this.key) ?? [])}
 */
export class Job<Value> extends Task<Value> {
  constructor(
    host: ReactiveControllerHost,
    name: string,
    { remember = 16 }: Pick<TaskOptions<Value>, "remember"> = {},
  ) {
    super(host, { job: name, remember });
  }

  /** How far the work for this key is, or was when it ended before its answer was whole. */
  progressFor(key: Plain): Progress | null {
    return this.busy ? this.progress : this.answers.progressOf(JSON.stringify(key));
  }
}

/** The button that starts a job, stops it with how far it is, or goes on with it; and why it failed, if it did. */
export function jobBar<Value>(job: Job<Value>, key: Plain, label: string, start: () => void): TemplateResult {
  const progress = job.progressFor(key);
  return html`<gl-job
      label=${label}
      .busy=${job.busy}
      .done=${progress?.done ?? 0}
      .all=${progress?.all ?? 0}
      @gl-start=${start}
      @gl-stop=${() => job.stop()}
    ></gl-job>
    ${failureNotice({ failure: job.failureFor(key), retry: start })}`;
}
