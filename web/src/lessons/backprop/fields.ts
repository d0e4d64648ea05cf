import { html, nothing, type TemplateResult } from "lit";
import type { ValueEvent } from "../../elements";
import type { Problem } from "../../engine";
import { problemText } from "../../messages";
import { type Reading, type Seed, typedFor, type Wrong } from "./reading";
import type { State } from "./state";
import { asRead, freeNames } from "./typed";
import { words } from "./words";

/** What is typed: the text (false: still typing), or the value of a name. */
export interface Typing {
  text: (text: string, settled: boolean) => void;
  value: (name: string, text: string, settled: boolean) => void;
}

/** How much of the text stands on either side of the caret. */
const around = 28;

/** The expression as a field, a field for each name it asks for, and what is wrong with them underneath. */
export function editor(state: State, wrong: Wrong, isStale: boolean, typing: Typing): TemplateResult {
  const problems = wrong.problems.filter(({ path }) => path !== "cotangent" && path !== "tangent");
  const textWrong = problems.length > 0;
  const settle = (event: Event): string => (event.target as HTMLInputElement | HTMLTextAreaElement).value;
  return html`
    <div class="field-row">
      <label for="text">${words.text("field.text")}</label>
      <textarea id="text" class="field" rows="3" spellcheck="false" autocomplete="off" autocapitalize="off" maxlength="2000" aria-describedby="text-help text-wrong"
        aria-invalid=${textWrong ? "true" : "false"} .value=${state.text} @keydown=${stay}
        @input=${(event: Event) => typing.text(settle(event), false)} @change=${(event: Event) => typing.text(settle(event), true)}></textarea>
      <div id="text-wrong" role="alert">${problems.map((problem) => pointed(state.text, problem))}</div>
      <p class="told" id="text-help">${words.text("field.text.help")}</p>
    </div>
    <fieldset class="values">
      <legend>${words.text("field.at")}</legend>
      <div class="list">${freeNames(state.text).map((name) => {
        const text = typedFor(state, name);
        const bad = wrong.names.includes(name);
        return html`<label class=${text.length > 8 ? "wide" : ""}><code>${name}</code> = <input class="field" autocomplete="off" spellcheck="false" .value=${text} aria-invalid=${bad ? "true" : "false"}
          aria-describedby="values-help" @keydown=${stay} @input=${(event: Event) => typing.value(name, settle(event), false)} @change=${(event: Event) => typing.value(name, asRead(settle(event)), true)}></label>`;
      })}</div>
      ${wrong.names.map(
        (name) =>
          html`<p class="wrong" role="alert">${words.text("field.at.wrong", { name, text: typedFor(state, name).trim() || words.text("field.at.nothing") })}</p>`,
      )}
      <p class="told" id="values-help">${words.text("field.at.help")}</p>
    </fieldset>
    ${isStale ? html`<p class="told">${words.text("field.stale")}</p>` : nothing}`;
}

/** A problem under its place in the text: a caret below the column it names. */
function pointed(text: string, problem: Problem): TemplateResult {
  const column = Number(problem.params.column);
  if (!Number.isInteger(column) || column < 1) return html`<p class="wrong">${problemText(problem)}</p>`;
  const characters = [...text.replaceAll(/\s/g, " ")];
  const from = Math.max(0, column - 1 - around);
  const shown = characters.slice(from, column - 1 + around).join("");
  const before = " ".repeat(column - 1 - from);
  return html`<pre class="caret" aria-hidden="true">${shown}\n${before}^</pre><p class="wrong">${problemText(problem)}</p>`;
}

/** Arrows and the space bar belong to the text, not to the lesson; undo of the lesson stays. */
export function stay(event: KeyboardEvent): void {
  if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
}

/** What is chosen of a pass: changes of the state, `settled` when a field has been left. */
type Choose = (patch: Partial<Pick<State, "mode" | "wrt" | "cursor" | Seed>>, settled: boolean) => void;

/** Which way the pass goes and what it begins with: the cotangent u of the output, or the tangent v of an input. */
export function direction(state: State, reading: Reading | null, { problems }: Wrong, choose: Choose): TemplateResult {
  const modes = (["vjp", "jvp"] as const).map((value) => ({
    value,
    label: words.text(`field.mode.${value}`),
    help: words.text(`field.mode.${value}.help`),
  }));
  const inputs = reading?.trace.nodes.filter(({ op }) => op === "input").map(({ name }) => name ?? "") ?? [];
  return html`
    <gl-segmented told label=${words.text("field.mode")} .value=${state.mode} .options=${modes}
      @gl-change=${(event: ValueEvent<State["mode"]>) => choose({ mode: event.detail.value, cursor: null }, true)}></gl-segmented>
    ${
      state.mode === "jvp" && inputs.length > 0
        ? html`<gl-menu told label=${words.text("field.wrt")} help=${words.text("field.wrt.help")} .value=${reading?.wrt ?? ""} .options=${inputs.map((value) => ({ value, label: value }))}
          @gl-change=${(event: ValueEvent<string>) => choose({ wrt: event.detail.value, tangent: "" }, true)}></gl-menu>`
        : nothing
    }
    ${field(state.mode === "vjp" ? "cotangent" : "tangent")}`;

  function field(seed: Seed): TemplateResult {
    const wrong = problems.filter(({ path }) => path === seed);
    const typed = (event: Event, settled: boolean): void => {
      const text = (event.target as HTMLInputElement).value;
      choose({ [seed]: settled ? asRead(text) : text }, settled);
    };
    return html`<div class="seed">
      <label for="seed">${words.text(`field.${seed}`)}</label>
      <input id="seed" class="field" autocomplete="off" spellcheck="false" maxlength="200" placeholder="1" .value=${state[seed]} aria-invalid=${wrong.length > 0 ? "true" : "false"}
        aria-describedby="seed-help" @keydown=${stay} @input=${(event: Event) => typed(event, false)} @change=${(event: Event) => typed(event, true)}>
      ${wrong.map((problem) => html`<p class="wrong" role="alert">${seed === "cotangent" ? "u" : "v"} ${problemText(problem)}.</p>`)}
      <p class="told" id="seed-help">${words.text(`field.${seed}.help`)}</p>
    </div>`;
  }
}
