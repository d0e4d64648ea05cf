import { html, type TemplateResult } from "lit";
import type { ValueEvent } from "../../elements";
import type { Problem } from "../../engine/types";
import type { Scheme } from "../../look";
import { problemText } from "../../messages";
import { sample } from "./chips";
import { constantsOf, examples, knobOf } from "./own";
import type { State } from "./state";
import { words } from "./words";

export interface OwnActions {
  change(own: State["own"], movement?: string): void;
  race(racing: boolean): void;
}

/** The learner's own rule: its text, what is wrong with it, a slider for each constant, and whether it races. */
export function ownRule(own: State["own"], racing: boolean, problems: readonly Problem[], scheme: Scheme, act: OwnActions): TemplateResult {
  const typed = (event: Event) => {
    const text = (event.target as HTMLTextAreaElement).value.replaceAll(/\s*\n\s*/g, "; ").slice(0, 500);
    act.change({ ...own, text });
  };
  return html`
    <div class="words"><h2>${words.text("own.title")}</h2><p>${words.text("own.text")}</p>
      <div class="choices" role="group" aria-label=${words.text("own.examples")}>${examples.map(
        ({ name, text, constants }) =>
          html`<gl-button @click=${() => act.change({ text, constants })}>${words.text(`own.${name}`)}</gl-button>`,
      )}</div></div>
    <div class="numbers">
      <label class="rule" for="rule">${words.text("own.field")} ${sample("own", scheme)}</label>
      <textarea id="rule" rows="3" spellcheck="false" autocomplete="off" autocapitalize="off" aria-describedby="rule-says" aria-invalid=${problems.length > 0} .value=${own.text.replaceAll(/;\s*/g, ";\n")} @change=${typed}></textarea>
      <div id="rule-says" role="status">${problems.length > 0 ? html`<ul class="wrong">${problems.map((problem) => html`<li>${problemText(problem)}</li>`)}</ul>` : html`<p class="quiet">${words.text(racing ? "own.racing" : "own.fine")}</p>`}</div>
      ${Object.entries(constantsOf(own.text, own.constants)).map(([name, value]) => constant(name, value, own, act))}
      <div><gl-switch label=${words.text("own.race")} .value=${racing} @gl-change=${(event: ValueEvent<boolean>) => act.race(event.detail.value)}></gl-switch></div>
    </div>`;
}

function constant(name: string, value: number, own: State["own"], act: OwnActions): TemplateResult {
  const knob = { ...knobOf(name), help: words.text("own.constant", { name }) };
  const set = (next: number) => ({ ...own, constants: { ...own.constants, [name]: next } });
  return html`<gl-slider label=${name} .knob=${knob} .value=${value} @gl-input=${(event: ValueEvent<number>) => act.change(set(event.detail.value), name)}
    @gl-change=${(event: ValueEvent<number>) => act.change(set(event.detail.value))}></gl-slider>`;
}
