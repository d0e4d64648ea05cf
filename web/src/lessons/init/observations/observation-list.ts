import { html, nothing, type TemplateResult } from "lit";
import { numberHtml } from "../../../look";
import { networksMeasured } from "../figure/lines";
import { story } from "../story-words";
import type { Measured, Observation } from "./observations";

/** What was measured for an observation so far. */
export interface Table {
  measured: readonly Measured[];
  /** In how many networks. */
  networks: number;
}

/** One observation after the other, each with the button that sets the laboratory and, once shown, its numbers. */
export function observationList(
  observations: readonly Observation[],
  shown: Observation | null,
  tables: ReadonlyMap<string, Table>,
  show: (observation: Observation) => void,
): TemplateResult {
  return html`<div class="see"><h2>${story.text("see.title")}</h2>
    <p>${story.text("see.apart")}</p>
    ${observations.map((observation) => {
      const { key } = observation;
      const known = tables.get(key);
      const now = observation === shown;
      return html`<section class=${now ? "shown" : ""} aria-labelledby="see-${key}">
        <h3 id="see-${key}">${story.text(`see.${key}.title`)}</h3>
        <p>${story.text(`see.${key}.text`)}</p>
        ${known ? table(known) : nothing}
        <gl-button .pressed=${now} @click=${() => show(observation)}>${story.text(now ? "see.again" : "see.button")}</gl-button>
      </section>`;
    })}</div>`;
}

function table({ measured, networks }: Table): TemplateResult {
  const said =
    networks < networksMeasured
      ? story.text("see.counting", { count: networks, all: networksMeasured })
      : story.text("see.networks", { count: networks });
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${story.text("see.measured")}>
      <table class="claims">
        <thead>
          <tr>
            <td></td>
            <th scope="col">${story.text("see.measured")}</th>
            <th scope="col">${story.text("see.range")}</th>
            <th scope="col">${story.text("see.theory")}</th>
          </tr>
        </thead>
        <tbody>
          ${measured.map(
            ({ what, median, least, most, theory }) => html`<tr>
              <th scope="row">${story.text(what)}</th>
              <td>${numberHtml(median)}</td>
              <td>${numberHtml(least, { digits: 2 })} – ${numberHtml(most, { digits: 2 })}</td>
              <td>${numberHtml(theory)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="quiet small">${said}</p>`;
}
