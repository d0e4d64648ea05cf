import { html, nothing, type TemplateResult } from "lit";
import type { ValueEvent } from "../../../elements";
import { failureNotice, type Task } from "../../../kit";
import { countText, numberText } from "../../../look";
import { messages } from "../../../messages";
import { challengeNames, challenges } from "./challenges";
import { judged, orderOfAll } from "./judging";
import { pairsText } from "./pairs";
import "./order";
import type { State } from "../state";
import { words } from "../words";

export type Outcome = ReadonlyArray<{ rule: string; steps: number | null; loss: number }>;

export interface PredictActions {
  choose(name: State["guess"]["challenge"]): void;
  order(rules: string[]): void;
  race(): void;
}

/** Before the race the learner orders the rules; after it stands what happened, and why. */
export function predict(
  guess: State["guess"],
  labels: Readonly<Record<string, string>>,
  { found: outcome, run, barred }: { found: Outcome | null; run: Task<Outcome>; barred: boolean },
  act: PredictActions,
): TemplateResult {
  const { challenge, asked } = guess;
  const order = orderOf(guess);
  const truth =
    asked && outcome ? outcome.map(({ rule, steps, loss }) => ({ name: rule, note: noteOf(steps, loss) })) : null;
  return html`<gl-field part-name="predict"><section class="predict">
    <h2>${words.text("predict.title")}</h2>
    <gl-segmented
      compact
      path="guess.challenge"
      label=${words.text("predict.race")}
      .value=${challenge}
      .options=${challengeNames.map((value) => ({ value, label: words.text(`predict.${value}`) }))}
      @gl-change=${(event: ValueEvent<State["guess"]["challenge"]>) => act.choose(event.detail.value)}
    ></gl-segmented>
    <p>${words.text(`predict.${challenge}.question`)}</p>
    <gl-order
      label=${words.text("predict.order")}
      .labels=${labels}
      .value=${order}
      ?unanswered=${guess.order.length === 0}
      path="guess.order"
      .truth=${truth}
      @gl-change=${(event: ValueEvent<string[]>) => act.order(event.detail.value)}
    ></gl-order>
    ${
      asked
        ? nothing
        : html`<gl-button
      path="guess.asked"
      kind="primary"
      icon="play"
      ?disabled=${barred}
      @click=${act.race}
    >${words.text("predict.go")}</gl-button>${
      barred ? html`<p class="quiet">${messages.text("control.barred")}</p>` : nothing
    }`
    }
    ${failureNotice(run)}
    <div role="status">${
      asked && outcome ? verdict(guess.order.length > 0 ? order : null, outcome, challenge) : nothing
    }</div>
    ${
      asked
        ? html`<gl-button
      path="guess.order guess.asked"
      icon="reset"
      @click=${() => act.choose(challenge)}
    >${words.text("predict.again")}</gl-button>`
        : nothing
    }
  </section></gl-field>`;
}

/** A link may name other rules than the race has: then the race's own order stands. */
export function orderOf({ challenge, order }: State["guess"]): string[] {
  return orderOfAll(order, challenges[challenge].rules);
}

function verdict(
  order: readonly string[] | null,
  outcome: Outcome,
  challenge: State["guess"]["challenge"],
): TemplateResult {
  return html`${
    order ? html`<p class="verdict">${pairsText(judged(order, outcome))}</p>` : nothing
  }<p>${words.text(`predict.${challenge}.because`)}</p>`;
}

function noteOf(steps: number | null, loss: number): string {
  if (steps === null) return words.text("predict.never", { loss: numberText(loss) });
  return steps === 1 ? words.text("predict.step") : words.text("predict.steps", { steps: countText(steps) });
}
