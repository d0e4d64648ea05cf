import { html, nothing, type TemplateResult } from "lit";
import { numberText } from "../../../look";
import type { Job } from "../job";
import type { State } from "../state";
import { words } from "../words";
import { batches, contraction, crossing, limit, parts } from "./noise";

const colours = ["forward", "parameter", "correct", "backward"] as const;
/** Points of a dashed line. */
const smooth = Array.from({ length: 17 }, (_, i) => 0.5 + i * 0.05);

/** Measured growth of the squared distance for each batch size, as dots, with the formula dashed. */
export function noisePart(state: State["noise"], job: Job<number>, start: () => void): TemplateResult {
  const parameters = state.dimensions + 1;
  const all = batches.map((batch, index) => ({
    batch,
    edge: limit(parameters, batch),
    growths: parts.map((_, part) => job.results[index * parts.length + part] ?? Number.NaN),
    colour: colours[index] ?? "ink",
  }));
  const series = all.flatMap(({ batch, edge, growths, colour }) => {
    const x = smooth.map((part) => part * edge);
    const formula = x.map((lr) => contraction(parameters, batch, lr));
    return [
      { label: words.text("noise.batch", { batch }), x, y: formula, colour, dashed: true },
      { label: "", x: parts.map((part) => part * edge), y: growths, colour, dotted: true, faint: true },
    ];
  });
  const found = job.results.length > 0 && !job.busy && job.results.every((value) => value !== null);
  return html`<section class="part"><div><h2>${words.text("noise.title")}</h2><p>${words.text("noise.text")}</p>${job.bar(words.text("noise.run"), start)}</div>
    <div><gl-line-chart x-scale="log" label=${words.text("noise.growth")} x-label=${words.text("noise.axis")} y-label=${words.text("noise.growth")} empty=${words.text("noise.empty")} .height=${300} .series=${job.results.length > 0 ? series : []}></gl-line-chart>
      ${found ? table(all) : nothing}</div></section>`;
}

function table(all: readonly { batch: number; edge: number; growths: readonly number[] }[]): TemplateResult {
  const cell = (value: number) => html`<td>${numberText(value)}</td>`;
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.text("noise.table")}><table class="numbers" role="status">
    <thead><tr>${(["size", "formula", "measured"] as const).map((key) => html`<th scope="col">${words.text(`noise.${key}`)}</th>`)}</tr></thead>
    <tbody>${all.map(({ batch, edge, growths }) => {
      const measured = crossing(
        parts.map((part) => part * edge),
        growths,
      );
      return html`<tr><th scope="row">${batch}</th>${cell(edge)}${cell(measured)}</tr>`;
    })}</tbody></table></div>`;
}
