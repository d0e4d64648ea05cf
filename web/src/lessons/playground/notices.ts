import { html, nothing, type TemplateResult } from "lit";
import type { Problem } from "../../engine/types";
import { failureNotice } from "../../kit";
import { divergenceText } from "../../kit/divergence";
import { countText, numberText } from "../../look";
import { problemText } from "../../messages";
import type { Training } from "./training";
import { words } from "./words";

/** The ways back: after the engine was restarted, after a divergence, and on from the last step. */
export interface Remedies {
  again: () => void;
  forget: () => void;
  cooler: () => void;
  /** Whether the learning rate may be changed. */
  mayCool: boolean;
  more: () => void;
}

/** What happened, where, and what to do: at most one message at a time, the worst first. */
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

/** Why these settings give no network. */
export function refusal(problems: readonly Problem[]): TemplateResult {
  return html`<gl-notice kind="error" text=${words.text("problems")}>
    <ul>
      ${problems.map((problem) => html`<li><code>${problem.path}</code> ${problemText(problem)}</li>`)}
    </ul>
  </gl-notice>`;
}
