import { html, type ReactiveControllerHost, type TemplateResult } from "lit";
import type { GlJob } from "../elements/job";
import "../elements/job";
import type { Plain } from "../state";
import type { WorkProgress } from "./answers";
import { type Failed, failureNotice } from "./failure";
import { Task, type TaskOptions } from "./task";

/**
 * Long work that a button starts. Its results, whole or partial, are stored by key in the page, for all elements with
 * a job of this name. A stop, a failure or leaving the lesson ends the work; the next start continues from the stored
 * result (`before` of its turn).
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

  /**
   * The progress of the work for this key; if it is not running, the progress at which it ended before its answer was
   * whole.
   */
  progressFor(key: Plain): WorkProgress | null {
    return this.busy ? this.progress : this.answers.progressOf(JSON.stringify(key));
  }
}

/** The button that starts a job, stops it (and shows its progress), or continues it; and the reason if it failed. */
export function jobBar<Value>(job: Job<Value>, key: Plain, label: string, start: () => void): TemplateResult {
  const { done, all } = job.progressFor(key) ?? { done: 0, all: 0 };
  const { busy } = job;
  return workBar({ label, busy, done, all, failure: job.failureFor(key), cause: job.cause }, start, () => job.stop());
}

/** Long work, with all values that its bar shows. */
interface WorkShown
  extends WorkProgress,
    Failed,
    Pick<GlJob, "label" | "busy">,
    Partial<Pick<GlJob, "kind" | "text" | "disabled">> {}

/** The same for work that stores its results itself. */
export function workBar(work: WorkShown, start: () => void, stop: () => void): TemplateResult {
  const { label, busy, done, all, failure, cause, kind = "usual", text = "", disabled = false } = work;
  return html`<gl-job
      label=${label}
      kind=${kind}
      text=${text}
      ?disabled=${disabled}
      .busy=${busy}
      .done=${done}
      .all=${all}
      @gl-start=${start}
      @gl-stop=${stop}
    ></gl-job>
    ${failureNotice({ failure, cause, retry: start })}`;
}
