import { html, nothing, type TemplateResult } from "lit";
import type { ValueEvent } from "../../../elements";
import { problemText } from "../../../messages";
import type { Reading, Seed, Wrong } from "../reading";
import type { State } from "../state";
import { words } from "../words";
import { stay } from "./editor";

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
      @gl-change=${(event: ValueEvent<State["mode"]>) => choose({ mode: event.detail.value, cursor: 0 }, true)}></gl-segmented>
    ${
      state.mode === "jvp" && inputs.length > 0
        ? html`<gl-menu told label=${words.text("field.wrt")} help=${words.text("field.wrt.help")} .value=${reading?.wrt ?? ""} .options=${inputs.map((value) => ({ value, label: value }))}
          @gl-change=${(event: ValueEvent<string>) => choose({ wrt: event.detail.value, tangent: "" }, true)}></gl-menu>`
        : nothing
    }
    ${field(state.mode === "vjp" ? "cotangent" : "tangent")}`;

  function field(seed: Seed): TemplateResult {
    const wrong = problems.filter(({ path }) => path === seed);
    const typed = (event: Event, settled: boolean): void =>
      choose({ [seed]: (event.target as HTMLInputElement).value }, settled);
    return html`<div class="seed">
      <label for="seed">${words.text(`field.${seed}`)}</label>
      <input id="seed" class="field" autocomplete="off" spellcheck="false" maxlength="200" placeholder="1" .value=${state[seed]} aria-invalid=${wrong.length > 0 ? "true" : "false"}
        aria-describedby="seed-help" @keydown=${stay} @input=${(event: Event) => typed(event, false)} @change=${(event: Event) => typed(event, true)}>
      ${wrong.map((problem) => html`<p class="wrong" role="alert">${seed === "cotangent" ? "u" : "v"} ${problemText(problem)}.</p>`)}
      <p class="told" id="seed-help">${words.text(`field.${seed}.help`)}</p>
    </div>`;
  }
}
