import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../elements";
import { saveFile } from "../../elements/save";
import { plainName } from "../../kit/receipt/receipt";
import { numberText } from "../../look";
import { questions } from "./questions";
import { words } from "./quiz-words";
import { type Entry, entriesOf, type Receipt, receiptOf } from "./receipt";
import type { QuizRecord } from "./record";
import type { State } from "./state";
import { orderOf } from "./variants";

/** A button for each question, in the mixed order, with its status: open, right, or wrong so far. */
export function progress(state: State, record: QuizRecord, go: (at: number) => void): TemplateResult {
  const order = orderOf(state.seed);
  return html`<gl-field path="at"><nav class="progress" aria-label=${words.text("progress")}><ol>
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
  </ol></nav></gl-field>`;
}

interface Actions {
  go: (at: number) => void;
  rename: (name: string) => void;
  /** `restart` draws another seed; `again` begins the same one anew. */
  restart: () => void;
  again: () => void;
}

/** The summary: the result of each question, and the receipt. */
export function summary(seed: number, record: QuizRecord, { go, rename, restart, again }: Actions): TemplateResult {
  const rows = orderOf(seed).map((number, index) => ({
    number,
    place: index + 1,
    entries: entriesOf(seed, record, number),
  }));
  const open = rows.filter(({ entries }) => entries.length === 0).length;
  const points = numberText(receiptOf(seed, record).score);
  const isNamed = plainName(record.name) !== "";
  return html`<section class="card">
    <h2 tabindex="-1">${words.text("summary.title", { points, count: questions.length })}</h2>
    <p class="quiet">
      ${words.text("summary.text")} ${open > 0 ? words.text("summary.open", { count: open }) : nothing}
    </p>
    <div class="scroll" tabindex="0" role="group" aria-label=${words.text("progress.summary")}>
      <table aria-label=${words.text("progress.summary")}>
        <thead>
          <tr>
            <th>${words.text("summary.question")}</th>
            <th>${words.text("summary.tries")}</th>
            <th>${words.text("summary.hints")}</th>
            <th>${words.text("summary.time")}</th>
            <th>${words.text("summary.points")}</th>
          </tr>
        </thead>
        <tbody>${rows.map((one) => row(one, go))}</tbody>
      </table>
    </div>
    <label class="name">
      <span>${words.text("receipt.name")}</span>
      <input
        class="field"
        type="text"
        maxlength="100"
        autocomplete="name"
        .value=${record.name}
        @change=${(event: Event) => rename((event.target as HTMLInputElement).value)}
        @input=${(event: Event) => rename((event.target as HTMLInputElement).value)}
      />
    </label>
    <div class="bar">
      <gl-button kind="primary" ?disabled=${!isNamed} @click=${() => saveReceipt(receiptOf(seed, record))}>
        ${words.text("download")}
      </gl-button>
      <gl-button icon="dice" path="seed" @click=${restart}>${words.text("restart")}</gl-button>
      <gl-button icon="reset" @click=${again}>${words.text("restart.same")}</gl-button>
    </div>
    <p class="quiet small">${words.text("receipt.says", { beginning: record.beginning })}</p>
    <gl-drawer label=${words.text("verify.title")}><gl-quiz-receipt></gl-quiz-receipt></gl-drawer>
  </section>`;
}

function row(
  { number, place, entries }: { number: number; place: number; entries: readonly Entry[] },
  go: (at: number) => void,
): TemplateResult {
  const title = questions[number]?.title() ?? "";
  const last = entries.at(-1);
  const tone = last?.correct ? "correct" : last ? "error" : "quiet";
  return html`<tr>
    <th scope="row">
      <gl-field path="at"><button
        type="button"
        class="link"
        title=${words.text("summary.go", { place })}
        @click=${() => go(place)}
      >${place} ${title}</button></gl-field><span class="instead">${place} ${title}</span>
    </th>
    <td>${last?.tries ?? 0}</td>
    <td>${last?.hints ?? 0}</td>
    <td>${time(last?.seconds ?? 0)}</td>
    <td class=${tone}>${last?.correct ? icon("check") : last ? icon("close") : nothing} ${last?.score ?? 0}</td>
  </tr>`;
}

function time(all: number): string {
  const seconds = Math.round(all % 60);
  return all < 60
    ? words.text("summary.seconds", { seconds })
    : words.text("summary.minutes", { minutes: Math.floor(all / 60), seconds });
}

function saveReceipt(receipt: Receipt): void {
  saveFile(words.text("file", { seed: receipt.variant }), "application/json", `${JSON.stringify(receipt, null, 2)}\n`);
}
