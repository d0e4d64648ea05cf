import { html, nothing, type TemplateResult } from "lit";
import { countText, numberHtml } from "../../../look";
import type { Counts } from "./compare";
import { type Mode, modes } from "./jacobian";
import type { Timing } from "./timing";
import { words } from "./words";

/** How long the whole Jacobian took in each mode; null: too short for this clock. */
export type Times = Readonly<Record<Mode, Timing | null>>;

/** What both modes took, side by side; the times once they were measured. */
export function countsTable(took: Readonly<Record<Mode, Counts>>, label: string, times: Times | null): TemplateResult {
  const line = (name: keyof Counts) =>
    html`<tr class=${name}>
      <th scope="row">${words.text(name)}</th>
      ${modes.map((mode) => html`<td>${countText(took[mode][name])}</td>`)}
    </tr>`;
  return html`<table class="counts" translate="no">
    <caption class="unseen">
      ${label}
    </caption>
    <thead>
      <tr>
        <td></td>
        ${modes.map((mode) => html`<th scope="col" class=${mode}>${words.text(`counts.${mode}`)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${line("passes")}${line("multiplications")}${line("stored")}
      ${
        times
          ? html`<tr class="time">
              <th scope="row">${words.text("time")}</th>
              ${modes.map((mode) => html`<td>${timeHtml(times[mode])}</td>`)}
            </tr>`
          : nothing
      }
    </tbody>
  </table>`;
}

/** The median, and the middle half of the rounds where it is wider than the digits that are shown. */
function timeHtml(timing: Timing | null): TemplateResult {
  if (!timing) return html`${words.text("time.coarse")}`;
  const { median, low, high } = timing;
  return html`${numberHtml(median)} <small>${numberHtml(low)}–${numberHtml(high)}</small>`;
}
