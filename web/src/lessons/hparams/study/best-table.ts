import { html, type TemplateResult } from "lit";
import { numberText } from "../../../look";
import { type Found, metricName, nameOf, noMetricText, settingText, trialsOf } from "./table";
import { words } from "./words";

/** Rows of the table that are shown. */
const mostRows = 12;

export function bestTable(found: Found, open: (trial: number) => void): TemplateResult {
  const rows = trialsOf(found);
  const sorted = [...rows]
    .sort((one, other) => (one.metric ?? Number.POSITIVE_INFINITY) - (other.metric ?? Number.POSITIVE_INFINITY))
    .slice(0, mostRows);
  const columns = [...new Set(rows.flatMap(({ params }) => Object.keys(params)))];
  const caption = words.text("table", { count: sorted.length });
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${caption}>
    <table class="numbers" translate="no">
      <caption>${caption}</caption>
      <thead>
        <tr>
          <th scope="col">${words.text("trial")}</th>
          ${columns.map((name) => html`<th scope="col">${nameOf(name)}</th>`)}
          <th scope="col">${metricName(found)}</th>
          <td></td>
        </tr>
      </thead>
      <tbody>
        ${sorted.map(
          (row) => html`<tr>
            <th scope="row">${row.trial}</th>
            ${columns.map((name) => html`<td>${settingText(row.params[name])}</td>`)}
            <td>${row.metric === null ? noMetricText(row) : numberText(row.metric)}</td>
            <td>
              <button
                class="link"
                type="button"
                aria-label=${words.text("open.trial", { trial: row.trial })}
                @click=${() => open(row.trial)}
              >${words.text("open")}</button>
            </td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
