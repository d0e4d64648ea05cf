import { html, nothing, type TemplateResult } from "lit";
import type { ValueEvent } from "../../../elements";
import { engineNotice } from "../../../kit/engine-notice";
import { countText, numberText } from "../../../look";
import { challengeNames, challenges } from "./challenges";
import { judged, orderOfAll } from "./judging";
import { pairsText } from "./pairs";
import "./order";
import type { State } from "../state";
import { words } from "../words";

export type Outcome = ReadonlyArray<{ rule: string; steps: number | null; loss: number }>;

export interface ForetellActions {
  choose(name: State["guess"]["challenge"]): void;
  order(rules: string[]): void;
  race(): void;
}

/** Before the race the learner orders the rules; after it stands what happened, and why. */
export function foretell(
  guess: State["guess"],
  labels: Readonly<Record<string, string>>,
  { found: outcome, failure }: { found: Outcome | null; failure: string },
  act: ForetellActions,
): TemplateResult {
  const { challenge, asked } = guess;
  const order = orderOf(guess);
  const truth =
    asked && outcome ? outcome.map(({ rule, steps, loss }) => ({ name: rule, note: noteOf(steps, loss) })) : null;
  return html`<section class="foretell">
    <h2>${words.text("foretell.title")}</h2>
    <gl-segmented compact label=${words.text("foretell.race")} .value=${challenge} .options=${challengeNames.map((value) => ({ value, label: words.text(`foretell.${value}`) }))}
      @gl-change=${(event: ValueEvent<State["guess"]["challenge"]>) => act.choose(event.detail.value)}></gl-segmented>
    <p>${words.text(`foretell.${challenge}.question`)}</p>
    <gl-order label=${words.text("foretell.order")} .labels=${labels} .value=${order} .truth=${truth} @gl-change=${(event: ValueEvent<string[]>) => act.order(event.detail.value)}></gl-order>
    ${asked ? nothing : html`<gl-button kind="primary" icon="play" @click=${act.race}>${words.text("foretell.go")}</gl-button>`}
    ${engineNotice(failure, act.race)}
    <div role="status">${asked && outcome ? verdict(order, outcome, challenge) : nothing}</div>
    ${asked ? html`<gl-button icon="reset" @click=${() => act.choose(challenge)}>${words.text("foretell.again")}</gl-button>` : nothing}
  </section>`;
}

/** A link may name other rules than the race has: then the race's own order stands. */
export function orderOf({ challenge, order }: State["guess"]): string[] {
  return orderOfAll(order, challenges[challenge].rules);
}

function verdict(order: readonly string[], outcome: Outcome, challenge: State["guess"]["challenge"]): TemplateResult {
  return html`<p class="verdict">${pairsText(judged(order, outcome))}</p><p>${words.text(`foretell.${challenge}.because`)}</p>`;
}

function noteOf(steps: number | null, loss: number): string {
  if (steps === null) return words.text("foretell.never", { loss: numberText(loss) });
  return steps === 1 ? words.text("foretell.step") : words.text("foretell.steps", { steps: countText(steps) });
}
