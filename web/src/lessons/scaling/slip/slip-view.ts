import { html, nothing, type TemplateResult } from "lit";
import type { ValueEvent } from "../../../elements";
import { numberText } from "../../../look";
import type { Patch } from "../../../state";
import type { State } from "../state";
import { words } from "../words";
import { type Checked, type Descended, type Evidence, lineNames, truth } from "./slip";

/** Three lines to judge; once checked, the numbers that judge them, and what mixing them leads to. */
export function slipPart(
  state: State["slip"],
  found: Checked | null,
  change: (patch: Patch<State>) => void,
  check: () => void,
): TemplateResult {
  const options = (["agrees", "slips"] as const).map((value) => ({ value, label: words.text(`slip.${value}`) }));
  return html`<section class="part"><div><h2>${words.text("slip.title")}</h2><p>${words.text("slip.text")}</p>
      <p class="facts"><code>1: p = W x + b</code></p>
      ${lineNames.map(
        (
          name,
        ) => html`<p class="facts"><code>${words.text(`slip.${name}`)}</code></p><gl-segmented compact label=${words.text(`slip.${name}`)} .value=${state[name]} .options=${options} ?disabled=${state.checked}
        @gl-change=${(event: ValueEvent<"agrees" | "slips">) => change({ slip: { [name]: event.detail.value } })}></gl-segmented>`,
      )}
      <div><gl-button ?disabled=${state.checked || lineNames.some((name) => state[name] === "")} @click=${check}>${words.text("slip.check")}</gl-button></div></div>
    <div>${state.checked && found ? html`${verdict(state, found.evidence)}<p>${words.text("slip.because")}</p>${converged(found.mixed)}` : nothing}</div></section>`;
}

function verdict(state: State["slip"], { meant, differences, literal, step }: Evidence): TemplateResult {
  const lines: [string, string, number, number][] = [
    ["2", "L", literal.loss, meant],
    ["3", "∂L/∂W", step, differences.w],
    ["4", "∂L/∂b", literal.b, differences.b],
  ];
  const count = lineNames.filter((name) => state[name] === truth[name]).length;
  return html`<p class="facts" role="status">${words.text("slip.right", { count })}</p>
    <div class="scroll" tabindex="0" role="group" aria-label=${words.text("slip.title")}><table class="numbers"><thead><tr><th scope="col">${words.text("slip.line")}</th><th scope="col">${words.text("slip.what")}</th><th scope="col">${words.text("slip.says")}</th><th scope="col">${words.text("slip.should")}</th></tr></thead>
    <tbody>${lines.map(([line, what, says, should]) => html`<tr><th scope="row">${line}</th><td>${what}</td><td class="error">${numberText(says, { digits: 5 })}</td><td class="correct">${numberText(should, { digits: 5 })}</td></tr>`)}</tbody></table></div>`;
}

function converged({ w, b }: Descended): TemplateResult {
  const x = w.map((_, step) => step);
  const [slope = Number.NaN, intercept = Number.NaN] = [w.at(-1), b.at(-1)];
  const signed = `${intercept < 0 ? "−" : "+"} ${numberText(Math.abs(intercept), { digits: 7 })}`;
  return html`<gl-line-chart label=${words.text("slip.plot")} x-label=${words.text("fan.step")} y-label=${words.text("slip.plot")} .series=${[
    { label: "W", x, y: w, colour: "parameter" },
    { label: "b", x, y: b, colour: "parameter", dashed: true },
  ]}></gl-line-chart><p class="facts">${words.text("slip.mixed", { w: numberText(slope, { digits: 7 }), b: signed })}</p>`;
}
