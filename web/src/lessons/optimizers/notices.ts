import { html, nothing, type TemplateResult } from "lit";
import { failureNotice } from "../../kit";
import { numberText } from "../../look";
import { problemText } from "../../messages";
import type { Ground } from "./map/ground";
import type { Race } from "./race";
import { divergedAt, leavesAt, type Runner } from "./runner";
import { limitOf, quadratic } from "./stability";
import type { State } from "./state";
import { words } from "./words";

export interface NoticeActions {
  again(): void;
  /** Gives a rule its usual knobs back. */
  back(rule: string): void;
}

/**
 * What went wrong, and what can be done: the engine, the request, a rule that cannot be read, and who has diverged by
 * the cursor.
 */
export function notices(race: Race, state: State, cursor: number, act: NoticeActions): TemplateResult | typeof nothing {
  if (race.race.failure) return failureNotice(race.race, act.again);
  if (race.problems.length > 0)
    return html`<gl-notice
      kind="error"
      text=${words.text("problems")}
    ><ul>${race.problems.map(
      (problem) => html`<li><code>${problem.path}</code> ${problemText(problem)}</li>`,
    )}</ul></gl-notice>`;
  const unread = state.rules.includes("own") && race.own.problems.length > 0;
  return html`${unread ? html`<gl-notice text=${words.text("own.wrong")}></gl-notice>` : nothing}
    ${race.runners
      .filter((runner) => (divergedAt(runner) ?? Number.POSITIVE_INFINITY) <= cursor + 1)
      .map((runner) => divergence(runner, state, act))}
    ${race.runners.filter(({ path }) => !path.diverged).map((runner) => outside(runner, race.ground, cursor))}`;
}

/** A rate at which a rule leaves what the map shows. */
function outside(runner: Runner, ground: Ground | null, cursor: number): TemplateResult | typeof nothing {
  const at = ground && leavesAt(runner, ground);
  if (at === null || at > cursor) return nothing;
  const values = { rule: runner.label, step: at, rate: numberText(runner.knobs.lr ?? Number.NaN) };
  return html`<gl-notice text=${words.text("outside", values)}></gl-notice>`;
}

function divergence(runner: Runner, { surface }: State, act: NoticeActions): TemplateResult {
  const bowl = quadratic(surface);
  const limit = bowl && limitOf(runner.rule, runner.knobs, bowl);
  const rate = runner.knobs.lr ?? Number.NaN;
  const beyond =
    limit && rate > limit.value
      ? words.text("diverged.limit", { limit: `${limit.label} = ${numberText(limit.value)}` })
      : "";
  return html`<gl-notice
    kind="error"
    text=${words.text("diverged", {
      rule: runner.label,
      step: divergedAt(runner) ?? 0,
      rate: numberText(rate),
      limit: beyond,
    })}
    action=${words.text("diverged.back")}
    @gl-action=${() => act.back(runner.rule)}
  ></gl-notice>`;
}
