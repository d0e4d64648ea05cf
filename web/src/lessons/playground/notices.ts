import { html, nothing, type TemplateResult } from "lit";
import type { Problem } from "../../engine/types";
import { failureNotice } from "../../kit";
import { divergenceText } from "../../kit/divergence";
import { countText, numberText } from "../../look";
import { problemText } from "../../messages";
import type { Training } from "./training";
import { words } from "./words";

/** The actions of the buttons in notices. */
export interface Remedies {
  /** After a failure: read the current step again. */
  again: () => void;
  /** After a restart of the engine: close the notice. */
  forget: () => void;
  /** After a divergence: a smaller learning rate. */
  cooler: () => void;
  /** Whether the learning rate may be changed. */
  mayCool: boolean;
  /** After the last step: train further. */
  more: () => void;
}

/** At most one notice: a failure, else a divergence, else a restart of the engine, else the end of the run. */
export function notices(training: Training, remedies: Remedies): TemplateResult | typeof nothing {
  const { actions, diverged, interrupted, run, over } = training;
  if (actions.failed.failure) return failureNotice({ ...actions.failed, retry: remedies.again });
  if (diverged)
    return html`<gl-notice
      kind="error"
      text=${`${divergenceText(diverged)} ${words.text("diverged", { lr: numberText(diverged.lr) })}`}
      action=${remedies.mayCool ? words.text("diverged.back") : ""}
      @gl-action=${remedies.cooler}
    ></gl-notice>`;
  if (interrupted)
    return html`<gl-notice
      kind="info"
      closable
      text=${words.text("engine.interrupted")}
      @gl-close=${remedies.forget}
    ></gl-notice>`;
  if (!over) return nothing;
  return html`<gl-notice
    kind="info"
    text=${words.text("finished", { steps: countText(run.progress.steps) })}
    action=${words.text("finished.more", { steps: countText(run.summary.document.steps) })}
    @gl-action=${remedies.more}
  ></gl-notice>`;
}

/** The notice with the problems of a refused experiment. */
export function refusal(problems: readonly Problem[]): TemplateResult {
  return html`<gl-notice kind="error" text=${words.text("problems")}>
    <ul>
      ${problems.map((problem) => html`<li><code>${problem.path}</code> ${problemText(problem)}</li>`)}
    </ul>
  </gl-notice>`;
}
