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
  /** Sets a diverged rule's knobs to the race's remedy. */
  back(rule: string): void;
  /** Whether there is a remedy and no lock forbids it. */
  mayBack(rule: string): boolean;
}

/**
 * Notices of what went wrong and what can be done: a failure of the engine, a refused request, an own rule that cannot
 * be read, and rules that have diverged or left the map by the cursor.
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

/** The notice of a rule that has left the map, with its learning rate. */
function outside(runner: Runner, ground: Ground | null, cursor: number): TemplateResult | typeof nothing {
  const at = ground && leavesAt(runner, ground);
  if (at === null || at > cursor) return nothing;
  const { lr } = runner.knobs;
  const values = { rule: runner.label, step: at };
  const text =
    lr === undefined ? words.text("outside", values) : words.text("outside.rate", { ...values, rate: numberText(lr) });
  return html`<gl-notice text=${text}></gl-notice>`;
}

/** How a diverged runner ended, in the core's words; the rate is mentioned only if the rule has one. */
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

/** The notice of a diverged rule. One without a learning rate gets no button that changes it. */
function divergence(runner: Runner, { surface }: State, act: NoticeActions): TemplateResult {
  return html`<gl-notice
    kind="error"
    text=${endOf(runner, surface)}
    action=${runner.knobs.lr === undefined || !act.mayBack(runner.rule) ? "" : words.text("diverged.back")}
    @gl-action=${() => act.back(runner.rule)}
  ></gl-notice>`;
}
