import { html, nothing, type TemplateResult } from "lit";
import type { ValueEvent } from "../../../elements";
import { numberText } from "../../../look";
import "../foretell/order";
import { pairsText } from "../foretell/pairs";
import { orderOf, type State } from "./state";
import type { Study } from "./study";
import { judgedByLoss, ranked, reach } from "./verdict";
import { words } from "./words";

export interface GuessActions {
  order(rules: string[]): void;
  run(): void;
  again(): void;
}

/** Before the comparison the learner orders the rules; after it stands what came of it, and how much was the rate alone. */
export function guess(
  state: State,
  labels: Readonly<Record<string, string>>,
  own: Study | null,
  same: Study,
  act: GuessActions,
): TemplateResult {
  const truth = own
    ? ranked(own.findings).map(({ entry, validLoss }) => ({
        name: entry.rule,
        note: validLoss
          ? words.text("guess.note", {
              loss: numberText(validLoss.mean),
              deviation: numberText(validLoss.deviation, { digits: 2 }),
            })
          : words.text("runs.hopeless"),
      }))
    : null;
  return html`<section class="foretell"><h2>${words.text("guess.title")}</h2>
    ${
      state.rules.length < 2
        ? html`<p>${words.text("guess.few")}</p>`
        : html`${truth ? nothing : html`<p>${words.text("guess.text")}</p>`}
    <gl-order label=${words.text("guess.order")} .labels=${labels} .value=${orderOf(state)} .truth=${truth} @gl-change=${(event: ValueEvent<string[]>) => act.order(event.detail.value)}></gl-order>
    ${truth || state.guess.asked ? nothing : html`<gl-button kind="primary" icon="play" @click=${act.run}>${words.text("guess.go")}</gl-button>`}
    <div class="found" role="status">${own ? found(state, own, same) : nothing}</div>
    ${state.guess.asked ? html`<gl-button icon="reset" @click=${act.again}>${words.text("guess.again")}</gl-button>` : nothing}`
    }</section>`;
}

function found(state: State, own: Study, same: Study): TemplateResult {
  return html`<p class="verdict">${pairsText(judgedByLoss(orderOf(state), own.findings))}</p>
    ${because(state, own, same)}`;
}

/** How far apart the rules lay at one rate for all, and how far at their own. */
function because({ lr }: State, own: Study, same: Study): TemplateResult | typeof nothing {
  const before = reach(same.findings);
  const after = reach(own.findings);
  if (!before || !after || same.waiting.length > 0) return nothing;
  const [factor, rest] = [before.high / before.low, after.high / after.low];
  const values = {
    lr: numberText(lr),
    low: numberText(before.low),
    high: numberText(before.high),
    factor: numberText(factor),
    own: numberText(rest),
  };
  // On a log scale, as the curves are drawn: more than half of the way between the rules is gone.
  return html`<p>${words.text(Math.log(rest) < Math.log(factor) / 2 ? "guess.because.rate" : "guess.because.rule", values)}</p>`;
}
