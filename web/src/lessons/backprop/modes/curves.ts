import { html, type TemplateResult } from "lit";
import "../../../charts";
import type { LineSeries } from "../../../charts";
import { drawBands } from "../../../charts/line-bands";
import type { Scheme } from "../../../look";
import { tangentColours } from "../symbols";
import { type Mode, modes } from "./jacobian";
import type { Timing } from "./timing";
import { words } from "./words";

/** What one size took. */
export interface Point {
  inputs: number;
  mode: Mode;
  timing: Timing | null;
  multiplications: number;
}

/** Time and multiplications of both modes by the number of inputs; `inputs`: where the sliders stand. */
export function curveCharts(
  points: readonly Point[],
  { inputs, outputs }: { inputs: number; outputs: number },
  scheme: Scheme,
): TemplateResult {
  const of = (mode: Mode) => points.filter((one) => one.mode === mode).sort((a, b) => a.inputs - b.inputs);
  const look = (mode: Mode) => ({
    label: words.text(`chart.${mode}`),
    colour: mode === "vjp" ? "backward" : tangentColours[scheme],
    dotted: true,
  });
  const times = modes.flatMap((mode): LineSeries[] => {
    const timed = of(mode).flatMap(({ inputs, timing }) => (timing ? [{ inputs, ...timing }] : []));
    const [x, low, high] = [timed.map((one) => one.inputs), timed.map((one) => one.low), timed.map((one) => one.high)];
    return x.length === 0 ? [] : [{ ...look(mode), x, y: timed.map((one) => one.median), band: { low, high } }];
  });
  const counted = modes.flatMap((mode): LineSeries[] => {
    const all = of(mode);
    const y = all.map((one) => one.multiplications);
    return all.length === 0 ? [] : [{ ...look(mode), x: all.map((one) => one.inputs), y }];
  });
  const isCoarse = points.length > 0 && times.length === 0;
  return html`<gl-line-chart
      label=${words.text("chart.time", { outputs })}
      y-label=${words.text("chart.time.y")}
      x-label=${words.text("chart.x")}
      scale="log"
      x-scale="log"
      .height=${200}
      .xEnd=${1000}
      .current=${inputs}
      .series=${times}
      .under=${drawBands}
      empty=${words.text(isCoarse ? "chart.coarse" : "chart.empty")}
    ></gl-line-chart>
    <gl-line-chart
      label=${words.text("chart.count", { outputs })}
      y-label=${words.text("chart.count.y")}
      x-label=${words.text("chart.x")}
      scale="log"
      x-scale="log"
      .height=${160}
      .xEnd=${1000}
      .current=${inputs}
      .series=${counted}
      empty=${words.text("chart.empty")}
    ></gl-line-chart>`;
}
