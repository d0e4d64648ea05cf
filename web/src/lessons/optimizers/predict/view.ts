import { html, nothing, type TemplateResult } from "lit";
import type { ValueEvent } from "../../../elements";
import { failureNotice, type Task } from "../../../kit";
import { countText, numberText } from "../../../look";
import { messages } from "../../../messages";
import { challengeNames, challenges, type RankedRule, tied } from "./challenges";
import { judged, orderOfAll, pairsText, placesOf } from "./judging";
import "./order";
import type { State } from "../state";
import { words } from "../words";

export type RaceOutcome = readonly RankedRule[];

export interface PredictActions {
  choose(name: State["guess"]["challenge"]): void;
  order(rules: string[]): void;
  race(): void;
}

/** The prediction: before the race the learner orders the rules; afterwards it shows what happened and why. */
export function predict(
  guess: State["guess"],
  labels: Readonly<Record<string, string>>,
  {
    result: outcome,
    run,
    barred,
    isOpen,
  }: { result: RaceOutcome | null; run: Task<RaceOutcome>; barred: boolean; isOpen: boolean },
  act: PredictActions,
): TemplateResult {
  const { challenge } = guess;
  const order = orderOf(guess);
  // An order that was never run is not a prediction once the figure has shown the race.
  const isOrdered = guess.order.length > 0 && (isOpen || guess.asked);
  const truth =
    !isOpen && outcome
      ? outcome.map(({ rule, steps, loss }, at) => ({
          name: rule,
          note: noteOf(steps, loss),
          places: placesOf(outcome, tied)[at],
        }))
      : null;
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
    <p class="quiet">${words.text("predict.counts")}</p>
    <gl-order
      label=${words.text("predict.order")}
      .labels=${labels}
      .value=${order}
      ?unanswered=${!isOrdered}
      path="guess.order"
      .truth=${truth}
      @gl-change=${(event: ValueEvent<string[]>) => act.order(event.detail.value)}
    ></gl-order>
    ${
      !isOpen
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
    <div role="status">${!isOpen && outcome ? verdict(isOrdered ? order : null, outcome, challenge) : nothing}</div>
  </section></gl-field>`;
}

/** The predicted order; the race's own order if a link names other rules. */
export function orderOf({ challenge, order }: State["guess"]): string[] {
  return orderOfAll(order, challenges[challenge].rules);
}

function verdict(
  order: readonly string[] | null,
  outcome: RaceOutcome,
  challenge: State["guess"]["challenge"],
): TemplateResult {
  return html`${
    order ? html`<p class="verdict">${pairsText(judged(order, outcome, tied))}</p>` : nothing
  }<p>${words.text(`predict.${challenge}.because`)}</p>`;
}

function noteOf(steps: number | null, loss: number): string {
  if (steps === null) return words.text("predict.never", { loss: numberText(loss) });
  return steps === 1 ? words.text("predict.step") : words.text("predict.steps", { steps: countText(steps) });
}
