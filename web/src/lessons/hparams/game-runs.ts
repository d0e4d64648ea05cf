/** The runs of one player of the game: as points along each setting, and as a list. */
import { html, type TemplateResult } from "lit";
import { numberText } from "../../look";
import { lossAxis, type Point, shades } from "./points";
import type { Entry } from "./state";
import { ranges } from "./sweeps";
import { words } from "./words";

/** What was run, and what came of it: null where it diverged, undefined while it runs. */
export interface Tried {
  entry: Entry;
  loss: number | null | undefined;
}

const settings = ["lr", "momentum", "batchSize", "width"] as const;

/** Where the lowest loss is; -1 where there is none. */
export function bestIndex(tried: readonly Tried[]): number {
  const losses = tried.map(({ loss }) => loss ?? Number.POSITIVE_INFINITY);
  const least = Math.min(...losses);
  return Number.isFinite(least) ? losses.indexOf(least) : -1;
}

export function runPlots(tried: readonly Tried[]): TemplateResult {
  const best = bestIndex(tried);
  const done = tried.flatMap(({ entry, loss }, id) => (loss === undefined ? [] : [{ id, entry, loss }]));
  const losses = done.map(({ loss }) => loss);
  const shade = shades(losses);
  return html`<div class="plots">
    ${settings.map((name) => {
      const points = done.map(
        ({ id, entry, loss }, index): Point => ({
          ...{ id, x: entry[name], y: loss, shade: shade[index] ?? null },
          marked: id === best,
        }),
      );
      const { low, high, scale } = ranges[name];
      const label = words.text(`own.${name}`);
      return html`<gl-points
        label=${label}
        .points=${points}
        .x=${{ label, scale, range: [low, high] as const }}
        .y=${lossAxis(losses, words.text("axis.valid"))}
      ></gl-points>`;
    })}
  </div>`;
}

export function runList(caption: string, tried: readonly Tried[]): TemplateResult {
  const best = bestIndex(tried);
  const lossText = ({ loss }: Tried, index: number): string => {
    if (loss === undefined) return "…";
    if (loss === null) return words.text("diverged");
    return index === best ? words.text("game.best", { loss: numberText(loss) }) : numberText(loss);
  };
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${caption}>
    <table class="numbers runs" translate="no">
      <caption>${caption}</caption>
      <thead>
        <tr>
          <th scope="col">${words.text("game.number")}</th>
          <th scope="col">${words.text("axis.valid")}</th>
          ${settings.map((name) => html`<th scope="col">${words.text(`own.${name}`)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${tried.map(
          (one, index) => html`<tr>
            <th scope="row">${index + 1}</th>
            <td>${lossText(one, index)}</td>
            ${settings.map((name) => html`<td>${numberText(one.entry[name])}</td>`)}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
