import { html, nothing, type TemplateResult } from "lit";
import { engineNotice } from "../../kit/engine-notice";
import { numberText } from "../../look";
import { problemText } from "../../messages";
import type { Race } from "./race";
import { divergedAt, type Runner } from "./runner";
import { limitOf, quadratic } from "./stability/stability";
import type { State } from "./state";
import { words } from "./words";

export interface NoticeActions {
  again(): void;
  /** Gives a rule its usual knobs back. */
  back(rule: string): void;
}

/** What went wrong, and what can be done: the engine, the request, a rule that cannot be read, and who has diverged by the cursor. */
export function notices(race: Race, state: State, cursor: number, act: NoticeActions): TemplateResult | typeof nothing {
  if (race.failure) return engineNotice(race.failure, act.again);
  if (race.problems.length > 0)
    return html`<gl-notice kind="error" text=${words.text("problems")}><ul>${race.problems.map((problem) => html`<li><code>${problem.path}</code> ${problemText(problem)}</li>`)}</ul></gl-notice>`;
  const unread = state.rules.includes("own") && race.own.problems.length > 0;
  return html`${unread ? html`<gl-notice text=${words.text("own.wrong")}></gl-notice>` : nothing}
    ${race.runners
      .filter((runner) => (divergedAt(runner) ?? Number.POSITIVE_INFINITY) <= cursor + 1)
      .map((runner) => divergence(runner, state, act))}`;
}

function divergence(runner: Runner, { surface }: State, act: NoticeActions): TemplateResult {
  const bowl = quadratic(surface);
  const limit = bowl && limitOf(runner.rule, runner.knobs, bowl);
  const rate = runner.knobs.lr ?? Number.NaN;
  const beyond =
    limit && rate > limit.value
      ? words.text("diverged.limit", { limit: `${limit.label} = ${numberText(limit.value)}` })
      : "";
  return html`<gl-notice kind="error" text=${words.text("diverged", { rule: runner.label, step: divergedAt(runner) ?? 0, rate: numberText(rate), limit: beyond })}
    action=${words.text("diverged.back")} @gl-action=${() => act.back(runner.rule)}></gl-notice>`;
}
