import { html, type TemplateResult } from "lit";
import { styled } from "../../../elements/styled";
import type { Scheme } from "../../../look";
import { compared, lineLabel } from "../lines";
import type { Change } from "../settings";
import type { State } from "../state";
import { type LineKey, lineKeys } from "../state";
import { words } from "../words";
import { lineLook } from "./line-look";

/** What the chosen scheme is laid over: each chip puts a line into the figure or takes it out. */
export function chips(state: State, theme: Scheme, change: Change): TemplateResult {
  const turn = (key: LineKey) =>
    change({
      compare: state.compare.includes(key) ? state.compare.filter((other) => other !== key) : [...state.compare, key],
    });
  return html`<gl-field path="compare"><div
    class="chips"
    role="group"
    aria-label=${words.text("settings.compare")}
  ><span>${words.text("settings.compare")}</span>
    ${lineKeys.map((key) => {
      const { colour, dashed } = lineLook(compared(key), theme);
      return html`<button
        type="button"
        aria-pressed=${state.compare.includes(key)}
        @click=${() => turn(key)}
        ${styled({ "--tone": colour })}
      ><i class=${dashed ? "dashed" : ""}></i>${lineLabel(compared(key))}</button>`;
    })}</div></gl-field>`;
}
