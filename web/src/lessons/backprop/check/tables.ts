import { css, html, type TemplateResult } from "lit";
import type { Differences } from "../../../engine";
import { numberHtml, numberText } from "../../../look";
import { agreeing, best, curveOf, errors, type Precision, widths } from "./errors";
import { words } from "./words";

/** At a kink there is nothing to be near to: both slopes, what the quotient makes of them, and the convention. */
export function slopeTable(
  { exact, double }: Differences,
  { left, right }: { left: number; right: number },
  name: string,
): TemplateResult {
  const lines = [
    ["kink.left", left],
    ["kink.right", right],
    ["kink.quotient", double[widths.length] ?? Number.NaN],
    ["kink.convention", exact],
  ] as const;
  return html`<table class="slopes" translate="no">
    <caption>
      ${words.text("kink.table", { name })}
    </caption>
    <tbody>
      ${lines.map(
        ([key, value]) =>
          html`<tr class=${key.slice(5)}>
            <th scope="row">${words.text(key)}</th>
            <td>${numberHtml(value)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/**
 * The gradient and the two differences at the chosen width, digit under digit, with the width at which each would be
 * best.
 */
export function differenceTable(differences: Differences, name: string): TemplateResult {
  const columns = [
    "table.kind",
    "table.value",
    differences.exact === 0 ? "table.absolute" : "table.error",
    "table.best",
    "table.least",
  ] as const;
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.text("table.label", { name })}>
      <table translate="no">
        <caption class="unseen">
          ${words.text("table.label", { name })}
        </caption>
        <thead>
          <tr>
            ${columns.map((key) => html`<th scope="col">${words.text(key)}</th>`)}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">${words.text("exact")}</th>
            <td class="digits">${written(differences.exact)}</td>
            <td>—</td>
            <td>—</td>
            <td>—</td>
          </tr>
          ${(["double", "float"] as const).map((precision) => line(differences, precision))}
        </tbody>
      </table>
    </div>
    <p class="quiet note">${words.text("table.digits")}</p>`;
}

function line(differences: Differences, precision: Precision): TemplateResult {
  const value = differences[precision][widths.length] ?? Number.NaN;
  const [error = Number.NaN] = errors([value], differences.exact);
  const curve = curveOf(differences, precision);
  const at = best(curve);
  const [exact, text] = [written(differences.exact), written(value)];
  const same = agreeing(text, exact);
  const number = (of: number) => (Number.isNaN(of) ? words.text("none") : numberHtml(of, { digits: 2 }));
  const digits = html`${text.slice(0, same)}<span class="error">${text.slice(same)}</span>`;
  return html`<tr class=${precision}>
    <th scope="row">${words.text(precision)}</th>
    <td class="digits">${Number.isNaN(value) ? words.text("none") : digits}</td>
    <td class="at">${number(error)}</td>
    <td class="best">${at < 0 ? "—" : numberHtml(widths[at] as number, { digits: 1 })}</td>
    <td class="least">${at < 0 ? "—" : number(curve[at] as number)}</td>
  </tr>`;
}

/** Thirteen digits: as many as double differences ever get right. */
function written(value: number): string {
  return numberText(value, { digits: 13, fixed: true });
}

export const tableStyles = css`
  table { border-collapse: collapse; font: 15px/1.4 var(--sans); font-variant-numeric: tabular-nums; width: 100% }
  caption:not(.unseen) { text-align: left; font-weight: 600; padding-bottom: 8px }
  thead th {
    font: 600 13px/1.3 var(--sans);
    color: var(--muted);
    text-align: right;
    padding: 8px 0 8px 16px;
    white-space: nowrap;
  }
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
  .slopes { max-width: 30rem }
  .slopes .convention :is(th, td) { color: var(--backward) }
`;
