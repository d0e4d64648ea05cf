import { html, type TemplateResult } from "lit";
import type { LineSeries } from "../../../charts";
import { countText, numberHtml, numberText } from "../../../look";
import { words } from "../words";
import type { Curve } from "./fan";
import { stepsTo } from "./rates";

/** Losses above this have left the picture. */
const ceiling = 1e6;
const floor = 1e-12;

/** Curves up to a step; a dashed one jumps across the minimum, a diverging one ends in an arrow where it leaves the picture. */
export function fanSeries(curves: readonly Curve[], chosen: number, shown: number): LineSeries[] {
  return curves.map(({ scale, losses, predicted, across }, index) => {
    const left = losses.findIndex((loss) => !(loss < ceiling));
    const end = left >= 0 ? left : predicted > 1 && losses.length < shown ? losses.length : -1;
    const count = Math.min(shown + 1, end >= 0 ? end : losses.length);
    return {
      label: `×${numberText(scale)}`,
      x: Array.from({ length: count }, (_, step) => step),
      y: Array.from(losses.subarray(0, count), (loss) => Math.max(floor, loss)),
      colour: predicted > 1 ? "error" : index === chosen ? "ink" : "forward",
      dashed: across,
      diverged: end >= 0 && end <= shown ? end : null,
    };
  });
}

export function fanTable(curves: readonly Curve[]): TemplateResult {
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.text("fan.curves")}><table class="numbers">
    <thead><tr>${(["scale", "limit", "predicted", "measured", "needed"] as const).map((key) => html`<th scope="col">${words.text(`fan.${key}`)}</th>`)}</tr></thead>
    <tbody>${curves.map(({ scale, curvature, predicted, measured }) => {
      const needed = stepsTo(1e-6, predicted);
      return html`<tr class=${predicted > 1 ? "error" : ""}><th scope="row">×${numberHtml(scale)}</th><td>${numberHtml(curvature.largestRate)}</td><td>${numberHtml(predicted, { digits: 5 })}</td>
        <td>${Number.isNaN(measured) ? "–" : numberHtml(measured, { digits: 5 })}</td><td>${Number.isFinite(needed) ? countText(needed) : words.text("fan.never")}</td></tr>`;
    })}</tbody></table></div><p class="small">${words.text("fan.bias")}</p>`;
}
