import { html, nothing, type TemplateResult } from "lit";
import type { ValueEvent } from "../../../elements";
import { numberText } from "../../../look";
import type { Patch } from "../../../state";
import { defaults, preprocessings, type State } from "../state";
import { words } from "../words";
import type { Bowl } from "./bowl";

type Change = (patch: Patch<State>, movement?: string) => void;

/** The bowl with its sliders and what follows from its curvature. */
export function bowlPart(state: State["bowl"], found: Bowl | null, change: Change, settle: () => void): TemplateResult {
  const slider = (
    key: "mean" | "scale" | "second" | "secondMean" | "correlation" | "lr",
    min: number,
    max: number,
    scale: "linear" | "log",
    mark: number | null = null,
  ) =>
    html`<gl-slider label=${words.text(`bowl.${key}`)} help=${words.text(`bowl.${key}.help`)} .value=${state[key]} .mark=${mark === null ? null : { value: mark, label: words.text("fan.limit") }}
      .knob=${{ name: key, default: defaults.bowl[key], min, max, scale }} @gl-input=${(event: ValueEvent<number>) => change({ bowl: { [key]: event.detail.value } }, `bowl.${key}`)} @gl-change=${settle}></gl-slider>`;
  const curvature = found?.curvature;
  const facts = {
    condition: numberText(curvature?.condition ?? Number.NaN, { digits: 4 }),
    largest: numberText(curvature?.largestRate ?? Number.NaN, { digits: 4 }),
    best: numberText(curvature?.bestRate ?? Number.NaN, { digits: 4 }),
  };
  const [x, y] = found?.names ?? ["w", "b"];
  return html`<section class="part"><div><h2>${words.text("bowl.title")}</h2><p>${words.text("bowl.text")}</p>
      <gl-segmented label=${words.text("bowl.preprocess")} .value=${state.preprocess} .options=${preprocessings.map((value) => ({ value, label: value }))}
        @gl-change=${(event: ValueEvent<State["bowl"]["preprocess"]>) => change({ bowl: { preprocess: event.detail.value } })}></gl-segmented>
      <gl-segmented label=${words.text("bowl.inputs")} help=${words.text("bowl.inputs.help")} .value=${String(state.inputs)} .options=${[{ value: "1", label: words.text("bowl.one") }, { value: "2", label: words.text("bowl.two") }]}
        @gl-change=${(event: ValueEvent<string>) => change({ bowl: { inputs: event.detail.value === "2" ? 2 : 1 } })}></gl-segmented>
      ${slider("scale", 0.05, 20, "log")}${slider("mean", -5, 5, "linear")}
      ${state.inputs === 1 ? nothing : html`${slider("second", 0.05, 20, "log")}${slider("secondMean", -5, 5, "linear")}${slider("correlation", -0.95, 0.95, "linear")}`}
      ${slider("lr", 1e-5, 10, "log", curvature?.largestRate ?? null)}</div>
    <div class="watched">${found ? html`<gl-bowl-picture .quadratic=${found.quadratic} .path=${found.path} .names=${found.names} about=${words.text("bowl.about", { x, y, steps: found.path.length - 1, condition: facts.condition })}></gl-bowl-picture><p class="facts" role="status">${words.text("bowl.facts", facts)}${state.inputs === 2 ? ` ${words.text("bowl.cut")}` : nothing}</p>` : html`<p class="quiet">${words.text("fan.empty")}</p>`}</div></section>`;
}
