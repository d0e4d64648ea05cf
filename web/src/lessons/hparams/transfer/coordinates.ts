/** The coordinate check: the size of the sums of each layer over the width of the network. */
import { html, nothing, type TemplateResult } from "lit";
import { numberText, plusMinus } from "../../../look";
import { mean } from "../../../statistics";
import { checkedAfter, checkedRate, checkSeeds, type Sizes, slope, widths } from "./train";
import { flat, slopeResults } from "./verdict";
import { words } from "./words";

/** The measurements: each seed with each width, seed after seed. */
export const checks = Array.from({ length: checkSeeds }, (_, seed) => widths.map((width) => ({ seed, width }))).flat();

const layers = ["hidden.1", "hidden.2", "output"] as const;

/** The sizes of the seeds for which all widths have been measured. */
function wholeSeeds(sizes: readonly (Sizes | null)[]): Sizes[][] {
  return Array.from({ length: checkSeeds }, (_, seed) =>
    sizes.slice(seed * widths.length, (seed + 1) * widths.length).flatMap((sizes) => sizes ?? []),
  ).filter((sizes) => sizes.length === widths.length);
}

/** The slope of each layer for one seed. */
const slopesOf = (sizes: readonly Sizes[], when: keyof Sizes): number[] =>
  layers.map((_, layer) =>
    slope(
      widths,
      sizes.map((one) => one[when][layer] ?? Number.NaN),
    ),
  );

/** The chart of the sizes after the updates, and the slopes in words. `sizes` are in the order of `checks`. */
export function coordinates(sizes: readonly (Sizes | null)[], isWhole: boolean): TemplateResult {
  const seeds = wholeSeeds(sizes);
  const series = layers.map((layer, index) => ({
    label: words.text(layer),
    colour: (["forward", "parameter", "backward"] as const)[index] ?? "ink",
    dashed: index === 1,
    dotted: true,
    x: widths,
    y: widths.map((_, place) => mean(seeds.map((sizes) => sizes[place]?.after[index] ?? Number.NaN))),
  }));
  const how = { steps: checkedAfter, lr: numberText(checkedRate), seeds: checkSeeds };
  return html`<h3>${words.text("check")}</h3>
    <p class="facts">${words.text("check.text", how)}</p>
    <gl-line-chart
      label=${words.text("check")}
      x-label=${words.text("check.x")}
      y-label=${words.text("check.y")}
      scale="log"
      x-scale="log"
      empty=${words.text("check.empty")}
      .height=${200}
      .series=${seeds.length > 0 ? series : []}
    ></gl-line-chart>
    ${isWhole ? slopeTable(seeds) : nothing}`;
}

function slopeTable(seeds: readonly Sizes[][]): TemplateResult {
  const at = (when: keyof Sizes) => slopeResults(seeds.map((sizes) => slopesOf(sizes, when)));
  const [initial, after] = [at("initial"), at("after")];
  const text = ({ slope: { mean: middle, error } }: ReturnType<typeof slopeResults>[number]) =>
    plusMinus(middle, error);
  return html`<table class="numbers slopes" translate="no">
      <caption>${words.text("slopes", { seeds: seeds.length })}</caption>
      <thead>
        <tr>
          <th scope="col">${words.text("slopes.layer")}</th>
          <th scope="col">${words.text("slopes.initial")}</th>
          <th scope="col">${words.text("slopes.after", { steps: checkedAfter })}</th>
          <th scope="col">${words.text("slopes.verdict")}</th>
        </tr>
      </thead>
      <tbody>
        ${layers.map((layer, index) => {
          const [first, then] = [initial[index], after[index]];
          if (!first || !then) return nothing;
          return html`<tr>
            <th scope="row">${words.text(layer)}</th>
            <td>${text(first)}</td>
            <td>${text(then)}</td>
            <td>${words.text(`slopes.${then.verdict}`)}</td>
          </tr>`;
        })}
      </tbody>
    </table>
    <p class="facts">${words.text("slopes.means", { flat })}</p>`;
}
