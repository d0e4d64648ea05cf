import { html, nothing, type TemplateResult } from "lit";
import { numberHtml } from "../../../look";
import { story } from "../story-words";
import type { Claim, Observation } from "./observations";

/** One observation after the other, each with the button that sets the laboratory and, once shown, its numbers. */
export function observationList(
  observations: readonly Observation[],
  shown: Observation | null,
  measured: ReadonlyMap<string, readonly Claim[]>,
  show: (observation: Observation) => void,
): TemplateResult {
  return html`<div class="see"><h2>${story.text("see.title")}</h2>
    ${observations.map((observation) => {
      const { key } = observation;
      const claims = measured.get(key);
      const now = observation === shown;
      return html`<section class=${now ? "shown" : ""} aria-labelledby="see-${key}">
        <h3 id="see-${key}">${story.text(`see.${key}.title`)}</h3>
        <p>${story.text(`see.${key}.text`)}</p>
        ${claims ? table(claims) : nothing}
        <gl-button .pressed=${now} @click=${() => show(observation)}>${story.text(now ? "see.again" : "see.button")}</gl-button>
      </section>`;
    })}</div>`;
}

function table(claims: readonly Claim[]): TemplateResult {
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${story.text("see.measured")}><table class="claims">
    <thead><tr><td></td><th scope="col">${story.text("see.measured")}</th><th scope="col">${story.text("see.theory")}</th></tr></thead>
    <tbody>${claims.map(
      ({ what, measured, theory }) =>
        html`<tr><th scope="row">${story.text(what)}</th><td>${numberHtml(measured)}</td><td>${numberHtml(theory)}</td></tr>`,
    )}</tbody></table></div>`;
}
