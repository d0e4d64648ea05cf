import { html, nothing, type TemplateResult } from "lit";
import "../../../charts/line-chart";
import { numberHtml, ruleStyle, type Scheme } from "../../../look";
import { pairsText } from "../foretell/pairs";
import type { Claim, Finding, Measured } from "./claim";
import { judgedBy } from "./report";
import type { ClaimsState } from "./state";
import { words } from "./words";

/** What came of an experiment: how well it was foretold, what the numbers say, and the numbers. */
export function result(claim: Claim, found: Finding, state: ClaimsState, scheme: Scheme): TemplateResult {
  const guess = state.guesses[claim.id] ?? "";
  const verdict = words.text(`verdict.${found.verdict}`);
  const compared =
    guess === ""
      ? words.text("result.plain", { verdict })
      : guess === found.verdict
        ? words.text("result.right", { verdict })
        : words.text("result.wrong", { verdict, guess: words.text(`verdict.${guess}`) });
  return html`<p class="compared">${pairsText(judgedBy(claim, found, state))}</p>
      <p class="compared ${guess === "" ? "" : guess === found.verdict ? "correct" : "error"}">${compared}</p>
      <p>${found.says}</p>
      <div class="scroll" tabindex="0" role="group" aria-label=${words.text("table.label")}><table>
        <thead><tr><td></td>${found.columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
        <tbody>${found.rows.map(({ label, cells }) => html`<tr><th scope="row">${label}</th>${cells.map((cell) => html`<td>${cellHtml(cell)}</td>`)}</tr>`)}</tbody>
      </table></div>
      ${found.plot ? plot(found.plot, scheme) : nothing}`;
}

function plot({ x, y, log, series }: NonNullable<Finding["plot"]>, scheme: Scheme): TemplateResult {
  const coloured = series.map((one) => {
    const rule = one.colour?.replace(/^rule-/, "") ?? "";
    return { ...one, ...ruleStyle(scheme, rule) };
  });
  return html`<gl-line-chart label=${y} x-label=${x} y-label=${y} x-scale="log" scale=${log ? "log" : "linear"} .series=${coloured} empty=${words.text("plot.empty")}></gl-line-chart>`;
}

function cellHtml({ value, error }: Measured): TemplateResult {
  if (value === null || Number.isNaN(value)) return html`<span class="quiet">${words.text("never")}</span>`;
  const spread =
    error === undefined ? nothing : html` <span class="spread">± ${numberHtml(error, { digits: 2 })}</span>`;
  return html`${numberHtml(value)}${spread}`;
}
