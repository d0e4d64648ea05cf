import { html, nothing, type TemplateResult } from "lit";
import type { ValueEvent } from "../../../elements";
import { numberText, withError } from "../../../look";
import { messages } from "../../../messages";
import "../predict/order";
import { pairsText, placesOf } from "../predict/judging";
import type { NameOf } from "./plots";
import { type NetworksState, orderOf } from "./state";
import { isComplete, type NetworkStudy, type RuleFinding } from "./study";
import { anyDiffer, causeOf, divergedRuns, judgedByLoss, ranking } from "./verdict";
import { words } from "./words";

export interface GuessActions {
  order(rules: string[]): void;
  run(): void;
  again(): void;
}

/**
 * The prediction: before the comparison the learner orders the rules; afterwards it shows the result, and how much of
 * it was due to the rate alone.
 */
export function guess(
  state: NetworksState,
  labels: Readonly<Record<string, string>>,
  asked: NetworkStudy | null,
  busy: boolean,
  same: NetworkStudy,
  act: GuessActions,
): TemplateResult {
  const own = asked && isComplete(asked) ? asked : null;
  const ranked = own && ranking(own.findings);
  const truth =
    ranked?.order.map((finding, at) => ({
      name: finding.entry.rule,
      note: noteOf(finding),
      places: placesOf(ranked.order, ranked.tied)[at],
    })) ?? null;
  return html`<gl-field part-name="predict"><section class="predict"><h2>${words.text("guess.title")}</h2>
    ${
      state.rules.length < 2
        ? html`<p>${words.text("guess.few")}</p>`
        : html`${truth ? nothing : html`<p>${words.text("guess.text")}</p>`}
    <gl-order
      label=${words.text("guess.order")}
      .labels=${labels}
      .value=${orderOf(state)}
      ?unanswered=${state.guess.order.length === 0}
      path="guess.order"
      .truth=${truth}
      @gl-change=${(event: ValueEvent<string[]>) => act.order(event.detail.value)}
    ></gl-order>
    ${
      truth || state.guess.asked
        ? nothing
        : html`<gl-button
      path="guess.asked"
      kind="primary"
      icon="play"
      @click=${act.run}
    >${words.text("guess.go")}</gl-button>`
    }
    ${
      asked && !own && !busy
        ? html`<p>${words.text("guess.interrupted", { done: asked.done, total: asked.total })}</p><gl-button
          icon="play"
          @click=${act.run}
        >${messages.text("job.on")}</gl-button>`
        : nothing
    }
    <div
      class="found"
      role="status"
    >${own ? outcome(state, own, same, ({ rule }) => labels[rule] ?? rule) : nothing}</div>
    ${
      state.guess.asked && !own
        ? html`<gl-button
      path="guess.asked"
      icon="reset"
      @click=${act.again}
    >${words.text("guess.again")}</gl-button>`
        : nothing
    }`
    }</section></gl-field>`;
}

function noteOf(finding: RuleFinding): string {
  const { validLoss, runs } = finding;
  const count = divergedRuns(finding).length;
  if (!validLoss) return words.text("runs.hopeless");
  if (count > 0) return words.text("guess.diverged", { count, runs: runs.length });
  const loss = withError(validLoss.mean, validLoss.deviation);
  return words.text("guess.note", { loss: loss.value, deviation: loss.error });
}

function outcome(state: NetworksState, own: NetworkStudy, same: NetworkStudy, nameOf: NameOf): TemplateResult {
  const ordered = state.guess.order.length > 0;
  return html`${
    ordered ? html`<p class="verdict">${pairsText(judgedByLoss(orderOf(state), ranking(own.findings)))}</p>` : nothing
  }
    ${because(state, own, same, nameOf)}`;
}

/**
 * How much two rules differ at one rate for all, and how much at their own rates; only if some rules differ
 * significantly.
 */
function because(
  { lr }: NetworksState,
  own: NetworkStudy,
  same: NetworkStudy,
  nameOf: NameOf,
): TemplateResult | typeof nothing {
  if (same.waiting.length > 0) return nothing;
  const shared = ranking(same.findings);
  if (!anyDiffer(shared)) return html`<p>${words.text("guess.because.none", { lr: numberText(lr) })}</p>`;
  const cause = causeOf(shared, own.findings);
  if (!cause) return nothing;
  const { better, worse, same: before, own: after, decision } = cause;
  const values = {
    lr: numberText(lr),
    better: nameOf(better.entry),
    worse: nameOf(worse.entry),
    factor: numberText(before),
    own: numberText(after),
  };
  return html`<p>${words.text(`guess.because.${decision}`, values)}</p>`;
}
