import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../elements";
import { numberText } from "../../look";
import { words } from "./book-words";
import { questions } from "./questions";
import { saveReceipt } from "./receipt/download";
import { entriesOf, type ReceiptEntry, receiptOf } from "./receipt/receipt";
import { worth } from "./receipt/score";
import type { State } from "./state";
import { orderOf } from "./variant/order";

/** How it went, question by question, and the receipt. */
export function summary(state: State, go: (at: number) => void, restart: () => void): TemplateResult {
  const rows = orderOf(state.seed).map((number, index) => ({
    number,
    place: index + 1,
    entries: entriesOf(state, number),
  }));
  const open = rows.filter(({ entries }) => entries.length === 0).length;
  const points = numberText(receiptOf(state).score * questions.length);
  return html`<section class="card">
    <h2 tabindex="-1">${words.text("summary.title", { points, count: questions.length })}</h2>
    <p class="quiet">${words.text("summary.text")} ${open > 0 ? words.text("summary.open", { count: open }) : nothing}</p>
    <div class="scroll" tabindex="0" role="group" aria-label=${words.text("progress.summary")}><table>
      <thead><tr><th>${words.text("summary.question")}</th><th>${words.text("summary.tries")}</th><th>${words.text("summary.hints")}</th><th>${words.text("summary.time")}</th><th>${words.text("summary.points")}</th></tr></thead>
      <tbody>${rows.map((one) => row(one, go))}</tbody>
    </table></div>
    <div class="bar">
      <gl-button kind="primary" @click=${() => saveReceipt(receiptOf(state))}>${words.text("download")}</gl-button>
      <gl-button icon="dice" @click=${restart}>${words.text("restart")}</gl-button>
    </div>
    <gl-drawer label=${words.text("verify.title")}><gl-quiz-check></gl-quiz-check></gl-drawer>
  </section>`;
}

function row(
  { number, place, entries }: { number: number; place: number; entries: readonly ReceiptEntry[] },
  go: (at: number) => void,
) {
  const title = questions[number]?.title() ?? "";
  const total = (of: (entry: ReceiptEntry) => number) => entries.reduce((sum, entry) => sum + of(entry), 0);
  const right = entries.some(({ correct }) => correct);
  return html`<tr>
    <th scope="row"><button type="button" class="link" title=${words.text("summary.go", { place })} @click=${() => go(place)}>${place} ${title}</button></th>
    <td>${entries.length}</td><td>${total(({ hints }) => hints)}</td><td>${time(total(({ seconds }) => seconds))}</td>
    <td class=${right ? "correct" : entries.length > 0 ? "error" : "quiet"}>${right ? icon("check") : entries.length > 0 ? icon("close") : nothing} ${worth(entries.map((entry) => ({ ...entry, given: true })))}</td>
  </tr>`;
}

function time(all: number): string {
  const seconds = Math.round(all % 60);
  return all < 60
    ? words.text("summary.seconds", { seconds })
    : words.text("summary.minutes", { minutes: Math.floor(all / 60), seconds });
}
