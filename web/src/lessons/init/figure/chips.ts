import { html, type TemplateResult } from "lit";
import { styled } from "../../../elements/styled";
import type { Scheme } from "../../../look";
import type { Change } from "../bench";
import type { State } from "../state";
import { words } from "../words";
import { type LineKey, lineKeys } from "./line-keys";
import { lineLabel } from "./line-label";
import { lineLook } from "./line-look";
import { compared } from "./lines";

/** What the chosen scheme is laid over: each chip puts a line into the figure or takes it out. */
export function chips(state: State, theme: Scheme, change: Change): TemplateResult {
  const turn = (key: LineKey) =>
    change({
      compare: state.compare.includes(key) ? state.compare.filter((other) => other !== key) : [...state.compare, key],
    });
  return html`<div class="chips" role="group" aria-label=${words.text("bench.compare")}><span>${words.text("bench.compare")}</span>
    ${lineKeys.map((key) => {
      const { colour, dashed } = lineLook(compared(key), theme);
      return html`<button type="button" aria-pressed=${state.compare.includes(key)} @click=${() => turn(key)} ${styled({ "--tone": colour })}
        ><i class=${dashed ? "dashed" : ""}></i>${lineLabel(compared(key))}</button>`;
    })}</div>`;
}
