import { html, nothing, type TemplateResult } from "lit";
import { isComplete, type Study } from "./study";
import type { Trainings } from "./trainings";
import { words } from "./words";

export interface JobActions {
  start(): void;
  stop(): void;
}

/** The button that starts or goes on and, while it works, the one that stops it, with how far it is. */
export function job(work: Trainings, study: Study, act: JobActions, label = words.text("run")): TemplateResult {
  const { done, total } = study;
  const progress = words.text("progress", { done, total });
  const button = work.busy
    ? html`<gl-button
      icon="stop"
      @click=${act.stop}
    >${words.text("stop")}</gl-button><progress
      max=${total}
      .value=${done}
      aria-label=${progress}
    ></progress><span>${progress}</span>`
    : isComplete(study)
      ? html`<span>${words.text("complete", { total })}</span>`
      : html`<gl-button
        icon="play"
        ?disabled=${total === 0}
        @click=${act.start}
      >${done > 0 ? words.text("run.on") : label}</gl-button><span>${total > 0 ? progress : nothing}</span>`;
  return html`<div class="job">${button}</div>
    ${
      work.failure
        ? html`<gl-notice
      kind="error"
      text=${words.text("failed", { reason: work.failure })}
      action=${words.text("run.on")}
      @gl-action=${act.start}
    ></gl-notice>`
        : nothing
    }`;
}
