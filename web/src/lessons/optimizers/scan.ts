import { html, nothing, type TemplateResult } from "lit";
import type { LineSeries } from "../../charts/series";
import type { Tuning } from "../../engine/types";
import { failureNotice } from "../../kit/failure";
import { numberHtml, ruleStyle, type Scheme } from "../../look";
import { sample } from "./chips";
import type { Ground } from "./map/ground";
import type { Race } from "./race";
import { rates } from "./rates";
import type { Runner } from "./runner";
import { words } from "./words";

/** Final losses below this share of the start's differ only by rounding. */
const depth = 1e-14;

/**
 * The section on learning rates: the final loss of each rule at every rate, and a button that races each rule at its
 * best rate.
 */
export function scan(
  ground: Ground,
  runners: readonly Runner[],
  { scan: work, scans }: Race,
  steps: number,
  scheme: Scheme,
  race: (best: Record<string, number>) => void,
): TemplateResult {
  const scanned = runners.flatMap((runner) => {
    const tuning = scans.get(runner.rule);
    return tuning ? [{ runner, tuning }] : [];
  });
  const floor = ground.floor ?? 0;
  const start = (runners[0]?.path.f[0] ?? 1) - floor;
  const series = scanned.map(({ runner, tuning }): LineSeries => {
    const { colour, dashed } = ruleStyle(scheme, runner.rule);
    const y = Array.from(tuning.final, (loss) => Math.max(start * depth, loss - floor));
    return { label: runner.label, x: rates, y, colour, dashed, mark: rates[tuning.best] ?? null };
  });
  const best = Object.fromEntries(
    scanned.flatMap(({ runner, tuning }) => (tuning.best < 0 ? [] : [[runner.rule, rates[tuning.best] as number]])),
  );
  const loss = words.text(ground.floor === null ? "scan.loss.unknown" : "scan.loss", { steps });
  return html`
    <div class="words"><h2>${words.text("scan.title")}</h2><p>${words.text("scan.text")}</p>
      <div><gl-button
        path="knobs"
        icon="play"
        ?disabled=${scanned.length === 0}
        @click=${() => race(best)}
      >${words.text("scan.race")}</gl-button></div></div>
    <div class="numbers">${failureNotice(work)}
      <gl-line-chart
        label=${words.text("scan.title")}
        scale="log"
        x-scale="log"
        x-label=${words.text("scan.rate")}
        y-label=${loss}
        empty=${work.failure ? "" : words.text("scan.empty")}
        .series=${series}
        .yRange=${[start * depth, start * 100]}
        .height=${260}
      ></gl-line-chart>
      <div class="scroll" tabindex="0" role="group" aria-label=${words.text("scan.table")}><table
    aria-label=${words.text("scan.table")}
        class="standings"
        translate="no"
      >
        <thead><tr>
          <th scope="col">${words.text("table.rule")}</th>
          <th scope="col">${words.text("scan.now")}</th>
          <th scope="col">${words.text("scan.best")}</th>
          <th scope="col">${loss}</th>
          <th scope="col">${words.text("scan.stable")}</th></tr></thead>
        <tbody>${scanned.map(
          ({ runner, tuning }) => html`<tr>
            <th scope="row">${sample(runner.rule, scheme)} ${runner.label}</th>
            <td>${numberHtml(runner.knobs.lr ?? Number.NaN)}</td>
            <td>${tuning.best < 0 ? "" : numberHtml(rates[tuning.best] as number)}</td>
              <td>${
                tuning.best < 0 ? words.text("scan.none") : numberHtml((tuning.final[tuning.best] as number) - floor)
              }</td>
            <td>${breadth(tuning, floor, start)}</td></tr>`,
        )}</tbody></table></div>
      ${pulled(ground, runners) ? html`<p class="quiet">${words.text("scan.pulled")}</p>` : nothing}
    </div>`;
}

/** Whether AdamW's decay alone leads to a minimum. */
const pulled = ({ minima }: Ground, runners: readonly Runner[]): boolean =>
  minima.some(([x, y]) => x === 0 && y === 0) &&
  runners.some(({ rule, knobs }) => rule === "adamw" && (knobs.weightDecay ?? 0) > 0);

/**
 * The decades of learning rates whose final loss is at most a hundredth of the start's: how tolerant a rule is of its
 * rate.
 */
function breadth({ final }: Tuning, floor: number, start: number): TemplateResult {
  const good = Array.from(final).filter((loss) => loss - floor <= start / 100).length;
  return html`${numberHtml((good * Math.log10((rates.at(-1) as number) / (rates[0] as number))) / (rates.length - 1), {
    digits: 2,
  })}`;
}
