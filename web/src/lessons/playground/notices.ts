import { html, nothing, type TemplateResult } from "lit";
import type { Divergence } from "../../engine";
import { engineNotice } from "../../kit/engine-notice";
import { numberText } from "../../look";
import { problemText } from "../../messages";
import type { Session } from "./session";
import { words } from "./words";

/** The ways back: after a failure of the engine, after it was restarted, after a divergence, and on from the last step. */
export interface Remedies {
  again: () => void;
  forget: () => void;
  cooler: () => void;
  more: () => void;
}

/** What happened, where, and what to do: at most one message at a time, the worst first. */
export function notices(session: Session, remedies: Remedies): TemplateResult | typeof nothing {
  const { failure, problems, diverged, interrupted, run, over } = session;
  if (failure) return engineNotice(failure, remedies.again);
  if (problems.length > 0)
    return html`<gl-notice kind="error" text=${words.text("problems")}><ul>${problems.map((problem) => html`<li><code>${problem.path}</code> ${problemText(problem)}</li>`)}</ul></gl-notice>`;
  if (diverged) {
    const { step, quantity, lr } = diverged;
    return html`<gl-notice kind="error" text=${words.text("diverged", { step, quantity, where: placeOf(diverged), lr: numberText(lr) })} action=${words.text("diverged.back")} @gl-action=${remedies.cooler}></gl-notice>`;
  }
  if (interrupted)
    return html`<gl-notice kind="info" closable text=${words.text("engine.interrupted")} @gl-close=${remedies.forget}></gl-notice>`;
  if (!run || !over) return nothing;
  const { steps } = run.progress;
  const more = run.summary.document.steps;
  return html`<gl-notice kind="info" text=${words.text("finished", { steps: numberText(steps, { digits: 6 }) })}
    action=${words.text("finished.more", { steps: numberText(more, { digits: 6 }) })} @gl-action=${remedies.more}></gl-notice>`;
}

/** A loss belongs to no layer, an activation to no parameter; the engine names one all the same. */
function placeOf({ layer, parameter, quantity }: Divergence): string {
  if (layer < 0 || quantity === "loss") return "";
  const place = { layer: layer + 1, parameter };
  return words.text(
    quantity === "gradient" || quantity === "parameter" ? "diverged.parameter" : "diverged.where",
    place,
  );
}
