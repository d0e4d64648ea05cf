import { html, type ReactiveControllerHost, type TemplateResult } from "lit";
import type { GlJob } from "../elements/job";
import "../elements/job";
import type { Plain } from "../state";
import type { WorkProgress } from "./answers";
import { type Failed, failureNotice } from "./failure";
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
  progressFor(key: Plain): WorkProgress | null {
    return this.busy ? this.progress : this.answers.progressOf(JSON.stringify(key));
  }
}

/** The button that starts a job, stops it with how far it is, or goes on with it; and why it failed, if it did. */
export function jobBar<Value>(job: Job<Value>, key: Plain, label: string, start: () => void): TemplateResult {
  const { done, all } = job.progressFor(key) ?? { done: 0, all: 0 };
  const { busy } = job;
  return workBar({ label, busy, done, all, failure: job.failureFor(key), cause: job.cause }, start, () => job.stop());
}

/** Long work as its bar shows it. */
interface WorkShown
  extends WorkProgress,
    Failed,
    Pick<GlJob, "label" | "busy">,
    Partial<Pick<GlJob, "kind" | "text" | "disabled">> {}

/** The same for work that keeps its own results. */
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
