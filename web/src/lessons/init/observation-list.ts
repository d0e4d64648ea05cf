import { html, nothing, type TemplateResult } from "lit";
import { numberHtml } from "../../look";
import { networksMeasured } from "./lines";
import type { Measured, Observation } from "./observations";
import { story } from "./section-words";

/** What was measured for an observation so far. */
export interface ObservationTable {
  measured: readonly Measured[];
  /** In how many networks. */
  networks: number;
}

/**
 * Questions that the figure answers: each sets it, and only then is told what is seen. Of the one that the figure shows
 * now there are the words and the numbers.
 */
export function observationList(
  observations: readonly Observation[],
  shown: Observation | null,
  known: ObservationTable | null,
  act: { show: (observation: Observation) => void; bars: (observation: Observation) => boolean },
): TemplateResult {
  return html`<div class="see">
    <h2>${story.text("see.title")}</h2>
    <p>${story.text("see.lead")}</p>
    ${observations.map((observation) => {
      const { key } = observation;
      const isShown = observation === shown;
      return html`<section class=${isShown ? "shown" : ""} aria-labelledby="see-${key}">
        <h3 id="see-${key}">
          <button
            type="button"
            aria-expanded=${isShown}
            ?disabled=${act.bars(observation)}
            @click=${() => act.show(observation)}
          >
            ${story.text(`see.${key}.title`)}
            <span class="act">${story.text(isShown ? "see.again" : "see.button")}</span>
          </button>
        </h3>
        ${isShown ? html`<p>${story.text(`see.${key}.text`)}</p>${known ? table(known) : nothing}` : nothing}
      </section>`;
    })}
    <p>${story.text("see.apart")}</p>
  </div>`;
}

function table({ measured, networks }: ObservationTable): TemplateResult {
  const text =
    networks < networksMeasured
      ? story.text("see.counting", { count: networks, all: networksMeasured })
      : story.text("see.networks", { count: networks });
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${story.text("see.measured")}>
      <table aria-label=${story.text("see.measured")} class="claims">
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
              <td>${numberHtml(least)} – ${numberHtml(most)}</td>
              <td>${numberHtml(theory)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="quiet small">${text}</p>`;
}
