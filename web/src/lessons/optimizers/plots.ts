import { html, nothing, type TemplateResult } from "lit";
import type { LineSeries } from "../../charts/series";
import { countText, numberHtml, numberText, ruleStyle, type Scheme } from "../../look";
import { sample } from "./chips";
import { distance, type Ground } from "./map/ground";
import { arrivalLevel, arrived, divergedAt, indexAt, type Runner, stepsTo } from "./runner";
import { words } from "./words";

/** The loss axis ends at this share of the loss at the start. */
const depth = 1e-14;

/**
 * A position is known up to the rounding of doubles; a loss near its minimum up to the square of that, as a share of
 * the loss at the start.
 */
const rounding = Number.EPSILON ** 2;

/** A loss above the minimum, for a table; a value below the precision of doubles is replaced by a word. */
const lossHtml = (loss: number, start: number): TemplateResult =>
  Math.abs(loss) < rounding * start ? html`${words.text("table.rounding")}` : numberHtml(loss, { fixed: true });

/** Two series for each runner: its loss above the floor, and its distance from the nearest minimum. */
export interface Curves {
  loss: readonly LineSeries[];
  distance: readonly LineSeries[];
  lossRange: readonly [number, number] | null;
  distanceRange: readonly [number, number] | null;
}

export function curvesOf(ground: Ground, runners: readonly Runner[], scheme: Scheme): Curves {
  const lines = (values: (runner: Runner) => Float64Array): LineSeries[] =>
    runners.map((runner) => {
      const { colour, dashed } = ruleStyle(scheme, runner.rule);
      const y = values(runner);
      return {
        label: runner.label,
        x: Array.from(y.keys()),
        y,
        colour,
        dashed,
        diverged: divergedAt(runner),
      };
    });
  const loss = lines(({ path }) => path.f.map((value) => value - (ground.floor ?? 0)));
  const far =
    ground.minima.length > 0
      ? lines(({ path }) => path.x.map((x, at) => distance(ground, x, path.y[at] as number)))
      : [];
  return { loss, distance: far, lossRange: rangeOf(loss), distanceRange: rangeOf(far) };
}

/**
 * The range of the axis. It ends at 100 times the start, because a diverging runner would make all other lines flat.
 */
function rangeOf(lines: readonly LineSeries[]): readonly [number, number] | null {
  const values = lines.flatMap(({ y }) => Array.from(y).filter((value) => Number.isFinite(value) && value > 0));
  const start = Math.max(...lines.map(({ y }) => y[0] ?? 0));
  if (values.length === 0 || !(start > 0)) return null;
  const [least, most] = values.reduce(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [start, start],
  );
  return [Math.max(least, start * depth) / 1.5, Math.min(most, start * 100) * 1.5];
}

export function plots(curves: Curves, ground: Ground, cursor: number, steps: number): TemplateResult {
  const chart = (series: readonly LineSeries[], range: readonly [number, number] | null, label: string) =>
    html`<gl-line-chart
      scale="log"
      label=${label}
      y-label=${label}
      x-label=${words.text("plot.step")}
      empty=${words.text("plot.empty")}
      .series=${series}
      .yRange=${range}
      .current=${Math.floor(cursor)}
      .xEnd=${steps}
      .height=${170}
    ></gl-line-chart>`;
  return html`<div class="plots">
    ${chart(curves.loss, curves.lossRange, words.text(ground.floor === null ? "plot.loss.unknown" : "plot.loss"))}
    ${
      ground.minima.length > 0 ? chart(curves.distance, curves.distanceRange, words.text("plot.distance")) : nothing
    }</div>`;
}

/** A table of every runner's numbers at the cursor. */
export function standings(
  ground: Ground,
  runners: readonly Runner[],
  cursor: number,
  steps: number,
  scheme: Scheme,
): TemplateResult {
  const start = runners[0]?.path.f[0];
  const level = ground.floor === null || start === undefined ? null : arrivalLevel(ground.floor, start);
  const fixed = { fixed: true };
  const row = (runner: Runner) => {
    const at = indexAt(runner, cursor);
    const [x, y, f] = [
      runner.path.x[at] ?? Number.NaN,
      runner.path.y[at] ?? Number.NaN,
      runner.path.f[at] ?? Number.NaN,
    ];
    const ended = divergedAt(runner);
    const reached = level === null ? null : stepsTo(runner, level);
    const when =
      ended !== null
        ? html`<span class="error">${words.text("table.diverged", { step: ended })}</span>`
        : reached === null
          ? words.text("table.never", { steps: numberText(steps) })
          : numberText(reached, { digits: 5 });
    return html`<tr><th scope="row">${sample(runner.rule, scheme)} ${runner.label}</th>
      <td>${runner.knobs.lr === undefined ? "" : numberHtml(runner.knobs.lr)}</td>
        <td>${
          ground.floor === null || start === undefined
            ? numberHtml(f, fixed)
            : lossHtml(f - ground.floor, start - ground.floor)
        }</td>
      ${
        ground.minima.length > 0 ? html`<td>${numberHtml(distance(ground, x, y), fixed)}</td>` : nothing
      }${level === null ? nothing : html`<td>${when}</td>`}</tr>`;
  };
  return html`<div
    class="scroll"
    tabindex="0"
    role="group"
    aria-label=${words.text("table.label", { step: Math.floor(cursor) })}
  ><table aria-label=${words.text("table.label", { step: Math.floor(cursor) })} class="standings" translate="no">
    <thead><tr>
      <th scope="col">${words.text("table.rule")}</th>
      <th scope="col">${words.text("table.rate")}</th>
      <th scope="col">${words.text("table.loss")}</th>
      ${ground.minima.length > 0 ? html`<th scope="col">${words.text("table.distance")}</th>` : nothing}
      ${
        level === null
          ? nothing
          : html`<th scope="col">${words.text("table.reached", { part: countText(1 / arrived) })}</th>`
      }</tr></thead>
    <tbody>${runners.map(row)}</tbody></table></div>`;
}
