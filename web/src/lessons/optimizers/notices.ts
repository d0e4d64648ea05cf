import { html, nothing, type TemplateResult } from "lit";
import { failureNotice } from "../../kit";
import { numberText } from "../../look";
import { problemText, troubleText } from "../../messages";
import type { Ground } from "./map/ground";
import type { Race } from "./race";
import { divergedAt, leavesAt, type Runner } from "./runner";
import { limitOf, quadratic } from "./stability";
import type { State } from "./state";
import { words } from "./words";

export interface NoticeActions {
  again(): void;
  /** Gives a rule knobs with which it does not diverge. */
  back(rule: string): void;
  /** Whether there are such knobs, and they may be set. */
  mayBack(rule: string): boolean;
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
  const { lr } = runner.knobs;
  const values = { rule: runner.label, step: at };
  const text =
    lr === undefined ? words.text("outside", values) : words.text("outside.rate", { ...values, rate: numberText(lr) });
  return html`<gl-notice text=${text}></gl-notice>`;
}

/** How a runner ended, in the core's words; of a rate nothing is said where its rule has none. */
export function endOf(runner: Runner, surface: State["surface"]): string {
  const { label, knobs, path } = runner;
  const { lr } = knobs;
  const cause = path.cause ? troubleText(path.cause) : "";
  const end = words.text("diverged", { rule: label, step: divergedAt(runner) ?? 0, cause });
  if (lr === undefined) return end;
  const bowl = quadratic(surface);
  const limit = bowl && limitOf(runner.rule, knobs, bowl);
  const rate = numberText(lr);
  if (!limit || lr <= limit.value) return `${end} ${words.text("diverged.rate", { rate })}`;
  return `${end} ${words.text("diverged.beyond", { rate, limit: `${limit.label} = ${numberText(limit.value)}` })}`;
}

/** A rule without a rate is offered none. */
function divergence(runner: Runner, { surface }: State, act: NoticeActions): TemplateResult {
  return html`<gl-notice
    kind="error"
    text=${endOf(runner, surface)}
    action=${runner.knobs.lr === undefined || !act.mayBack(runner.rule) ? "" : words.text("diverged.back")}
    @gl-action=${() => act.back(runner.rule)}
  ></gl-notice>`;
}
