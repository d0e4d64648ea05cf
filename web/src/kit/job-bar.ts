import { html, type TemplateResult } from "lit";
import "../elements/job";
import { failureNotice } from "./failure";
import type { Task } from "./task";

/** The button that starts long work, or stops it with how far it is; and why it failed, if it did. */
export function jobBar<Value>(task: Task<Value>, label: string, start: () => void): TemplateResult {
  const { busy, progress } = task;
  return html`<gl-job
      label=${label}
      .busy=${busy}
      .done=${progress?.done ?? 0}
      .all=${progress?.all ?? 0}
      @gl-start=${start}
      @gl-stop=${() => task.stop()}
    ></gl-job>
    ${failureNotice(task, start)}`;
}
