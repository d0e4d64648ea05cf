import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../elements";
import { questions } from "./questions";
import { words } from "./quiz-words";
import { entriesOf } from "./receipt";
import type { QuizRecord } from "./record";
import type { State } from "./state";
import { orderOf } from "./variants";

/** All questions in their order, as buttons that lead there: open, right or not right yet. */
export function progress(state: State, record: QuizRecord, go: (at: number) => void): TemplateResult {
  const order = orderOf(state.seed);
  return html`<nav class="progress" aria-label=${words.text("progress")}><ol>
    ${order.map((number, index) => {
      const entries = entriesOf(state.seed, record, number);
      const stands = entries.length === 0 ? "open" : entries.some(({ correct }) => correct) ? "right" : "wrong";
      const place = index + 1;
      const label = words.text("progress.item", {
        place,
        title: questions[number]?.title() ?? "",
        state: words.text(`state.${stands}`),
      });
      return html`<li><button
        type="button"
        class=${stands}
        aria-label=${label}
        title=${label}
        aria-current=${state.at === place ? "step" : nothing}
        @click=${() => go(place)}
      >${place}${stands === "right" ? icon("check") : stands === "wrong" ? icon("close") : nothing}</button></li>`;
    })}
    <li><button
      type="button"
      class="sum"
      aria-current=${state.at > order.length ? "step" : nothing}
      @click=${() => go(order.length + 1)}
    >${words.text("progress.summary")}</button></li>
  </ol></nav>`;
}
