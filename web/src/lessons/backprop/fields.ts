import { html, nothing, type TemplateResult } from "lit";
import type { ValueEvent } from "../../elements";
import type { OperatorRow } from "../../engine";
import { problemText } from "../../messages";
import { freeNames } from "./names";
import { helpOf, isFunction } from "./operators";
import { type Seed, type TextReading, typedFor, type Wrong } from "./reading";
import type { State } from "./state";
import { asRead } from "./typed";
import { words } from "./words";

/** What is typed: the text, or the value of a name; settled when the field has been left. */
export interface Typing {
  text: (text: string, isSettled: boolean) => void;
  value: (name: string, text: string, isSettled: boolean) => void;
}

const textOf = (event: Event): string => (event.target as HTMLInputElement | HTMLTextAreaElement).value;

/** The expression as a field, a field for each name it asks for, and what is wrong with them underneath. */
export function editor(
  state: State,
  wrong: Wrong,
  rows: readonly OperatorRow[],
  isStale: boolean,
  typing: Typing,
): TemplateResult {
  const problems = wrong.problems.filter(({ path }) => path !== "cotangent" && path !== "tangent");
  return html`
      <gl-field path="text" label=${words.text("field.text")} class="field-row">
        <label for="text">${words.text("field.text")}</label>
        <textarea
          id="text"
          class="field"
          rows="3"
          spellcheck="false"
          autocomplete="off"
          autocapitalize="off"
          maxlength="2000"
          aria-describedby="text-help text-wrong"
          aria-invalid=${problems.length > 0 ? "true" : "false"}
          .value=${state.text}
          @input=${(event: Event) => typing.text(textOf(event), false)}
          @change=${(event: Event) => typing.text(textOf(event), true)}
        ></textarea>
        <gl-problems id="text-wrong" .problems=${problems} .text=${state.text}></gl-problems>
        ${operatorsHelp(rows)}
      </gl-field>
      <gl-field path="at" label=${words.text("field.at")}>
        <fieldset class="values">
          <legend>${words.text("field.at")}</legend>
          <div class="list">${freeNames(state.text).map((name) => value(name))}</div>
          ${wrong.names.map(
            (name) =>
              html`<p class="wrong" role="alert">
                ${words.text("field.at.wrong", {
                  name,
                  text: typedFor(state, name).trim() || words.text("field.at.nothing"),
                })}
              </p>`,
          )}
          <p class="help-text" id="values-help">${words.text("field.at.help")}</p>
        </fieldset>
      </gl-field>
    ${isStale ? html`<p class="help-text">${words.text("field.stale")}</p>` : nothing}`;

  function value(name: string): TemplateResult {
    const text = typedFor(state, name);
    return html`<label class=${text.length > 8 ? "wide" : ""}
      ><code>${name}</code> =
      <input
        class="field"
        autocomplete="off"
        spellcheck="false"
        .value=${text}
        aria-invalid=${wrong.names.includes(name) ? "true" : "false"}
        aria-describedby="values-help"
        @input=${(event: Event) => typing.value(name, textOf(event), false)}
        @change=${(event: Event) => typing.value(name, asRead(textOf(event)), true)}
    /></label>`;
  }
}

/** What an expression may contain: the signs, and the functions, each with what it does. */
function operatorsHelp(rows: readonly OperatorRow[]): TemplateResult {
  const signs = [...new Set(rows.filter((row) => !isFunction(row)).map(({ spelling }) => spelling.replace("-", "−")))];
  const called = ({ spelling, arity, pattern }: OperatorRow): string =>
    arity === 2 ? `${spelling}(a, b)` : pattern === "spread" ? `${spelling}(a)` : spelling;
  return html`<p class="help-text" id="text-help">
    ${words.text("field.text.help", { signs: signs.join(" ") })}
    ${rows.filter(isFunction).map((row) => html`<code title=${helpOf(row)}>${called(row)}</code> `)}
    ${words.text("field.text.parts")}
  </p>`;
}

/** What is chosen of a pass: changes of the state, settled when a field has been left. */
type Choose = (patch: Partial<Pick<State, "mode" | "wrt" | "cursor" | Seed>>, isSettled: boolean) => void;

/**
 * Which way the pass goes and what it begins with: the cotangent u of the output, or the tangent v of an input. What a
 * mode is good for is said once no question about it is open.
 */
export function direction(
  state: State,
  reading: TextReading | null,
  { problems }: Wrong,
  isOpen: boolean,
  choose: Choose,
): TemplateResult {
  const modes = (["vjp", "jvp"] as const).map((value) => ({
    value,
    label: words.text(`field.mode.${value}`),
    help: words.text(isOpen ? `field.mode.${value}.open` : `field.mode.${value}.help`),
  }));
  const inputs = reading?.trace.nodes.filter(({ op }) => op === "input").map(({ name }) => name ?? "") ?? [];
  return html`
    <gl-segmented
      explained
      path="mode"
      label=${words.text("field.mode")}
      .value=${state.mode}
      .options=${modes}
      @gl-change=${(event: ValueEvent<State["mode"]>) => choose({ mode: event.detail.value, cursor: null }, true)}
    ></gl-segmented>
    ${
      state.mode === "jvp" && inputs.length > 0
        ? html`<gl-menu
            explained
            path="wrt"
            label=${words.text("field.wrt")}
            help=${words.text("field.wrt.help")}
            .value=${reading?.wrt ?? ""}
            .options=${inputs.map((value) => ({ value, label: value }))}
            @gl-change=${(event: ValueEvent<string>) => choose({ wrt: event.detail.value, tangent: "" }, true)}
          ></gl-menu>`
        : nothing
    }
    ${seedField(state.mode === "vjp" ? "cotangent" : "tangent")}`;

  function seedField(seed: Seed): TemplateResult {
    const wrong = problems.filter(({ path }) => path === seed);
    return html`<gl-field path=${seed} label=${words.text(`field.${seed}`)} class="seed">
      <label for="seed">${words.text(`field.${seed}`)}</label>
      <input
        id="seed"
        class="field"
        autocomplete="off"
        spellcheck="false"
        maxlength="200"
        placeholder="1"
        .value=${state[seed]}
        aria-invalid=${wrong.length > 0 ? "true" : "false"}
        aria-describedby="seed-help"
        @input=${(event: Event) => choose({ [seed]: textOf(event) }, false)}
        @change=${(event: Event) => choose({ [seed]: asRead(textOf(event)) }, true)}
      />
      ${wrong.map(
        (problem) =>
          html`<p class="wrong" role="alert">${seed === "cotangent" ? "u" : "v"} ${problemText(problem)}.</p>`,
      )}
      <p class="help-text" id="seed-help">${words.text(`field.${seed}.help`)}</p>
    </gl-field>`;
  }
}
