import { css, html, type TemplateResult } from "lit";
import type { Differences } from "../../../engine";
import { numberHtml, numberText } from "../../../look";
import { agreeing, best, curveOf, errors, type Precision, widths } from "./errors";
import { words } from "./words";

/** The gradient and the two differences at the chosen width, digit under digit, with the width at which each would be best. */
export function table(found: Differences, name: string): TemplateResult {
  const relative = found.exact === 0 ? "table.absolute" : "table.error";
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.text("table.label", { name })}><table>
    <caption class="unseen">${words.text("table.label", { name })}</caption>
    <thead><tr><th scope="col">${words.text("table.kind")}</th><th scope="col">${words.text("table.value")}</th><th scope="col">${words.text(relative)}</th><th scope="col">${words.text("table.best")}</th><th scope="col">${words.text("table.least")}</th></tr></thead>
    <tbody>
      <tr><th scope="row">${words.text("exact")}</th><td class="digits">${written(found.exact)}</td><td>—</td><td>—</td><td>—</td></tr>
      ${(["double", "float"] as const).map((precision) => line(found, precision))}
    </tbody></table></div>
    <p class="quiet note">${words.text("table.digits")}</p>`;
}

function line(found: Differences, precision: Precision): TemplateResult {
  const value = found[precision][widths.length] ?? Number.NaN;
  const [error = Number.NaN] = errors([value], found.exact);
  const curve = curveOf(found, precision);
  const at = best(curve);
  const [exact, text] = [written(found.exact), written(value)];
  const same = agreeing(text, exact);
  const number = (of: number) => (Number.isNaN(of) ? words.text("none") : numberHtml(of, { digits: 2 }));
  return html`<tr class=${precision}><th scope="row">${words.text(precision)}</th>
    <td class="digits">${Number.isNaN(value) ? words.text("none") : html`${text.slice(0, same)}<span class="error">${text.slice(same)}</span>`}</td>
    <td class="at">${number(error)}</td><td class="best">${at < 0 ? "—" : numberHtml(widths[at] as number, { digits: 1 })}</td><td class="least">${at < 0 ? "—" : number(curve[at] as number)}</td></tr>`;
}

/** Thirteen digits: as many as double differences ever get right. */
function written(value: number): string {
  return numberText(value, { digits: 13, fixed: true });
}

export const tableSheet = css`
  table { border-collapse: collapse; font: 15px/1.4 var(--sans); font-variant-numeric: tabular-nums; width: 100% }
  thead th { font: 600 13px/1.3 var(--sans); color: var(--muted); text-align: right; padding: 8px 0 8px 16px; white-space: nowrap }
  tbody th { font-weight: 600; text-align: left; white-space: nowrap }
  th:first-child { text-align: left; padding-left: 0 }
  tbody :is(th, td) { border-top: 1px dotted var(--line); padding: 8px 0 8px 16px }
  tbody th { padding-left: 0 }
  td { text-align: right; white-space: nowrap }
  .double th { color: var(--backward) }
  .float th { color: var(--parameter) }
  @container check (width < 480px) {
    :is(thead th, tbody th) { white-space: normal }
    thead th { vertical-align: bottom }
    :is(thead th, td) { padding-left: 10px }
    th:first-child { min-width: 5.4rem }
  }
  .note { font: 13px/1.4 var(--sans) }
`;
