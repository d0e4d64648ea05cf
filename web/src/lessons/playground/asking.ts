import { html, type TemplateResult } from "lit";
import type { ValueEvent } from "../../elements";
import { type Question, questions, type Word } from "./questions";
import type { State } from "./state";
import { words } from "./words";

/** The question of the moment; once it is answered, what shows that the answer is right, and the way to the next. */
export function asking(
  state: State,
  act: { change: (change: Partial<State>) => void; show: (state: State) => void },
): TemplateResult {
  const at = questions.findIndex(({ key }) => key === state.asked);
  const { key, answers, right, shows } = questions[at] as Question;
  const after = (at + 1) % questions.length;
  return html`<gl-predict question=${words.text(`predict.${key}`)} answer=${right} .value=${answers.includes(state.guess) ? state.guess : ""}
    .options=${answers.map((value) => ({ value, label: words.text(`predict.${key}.${value}` as Word) }))}
    @gl-predict=${(event: ValueEvent<State["guess"]>) => act.change({ guess: event.detail.value })}>
    <p>${words.text(`predict.${key}.because`)}</p>
    <div class="shows">${shows.map(({ label, state: shown }) => html`<gl-button icon="play" @click=${() => act.show(shown)}>${words.text(label)}</gl-button>`)}
      <gl-button kind="plain" @click=${() => act.change({ asked: (questions[after] as Question).key, guess: "" })}>${words.text("predict.next", { number: after + 1, of: questions.length })}</gl-button></div>
  </gl-predict>`;
}
