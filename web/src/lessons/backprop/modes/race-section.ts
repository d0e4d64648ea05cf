import { html, nothing, type TemplateResult } from "lit";
import type { LineSeries } from "../../../charts";
import type { ValueEvent } from "../../../elements";
import type { Mode } from "./build";
import { counts } from "./counts";
import "./heat-map";
import type { Race } from "./race";
import { defaults, type ModesState } from "./state";
import { words } from "./words";

type Change = (patch: Partial<ModesState>, movement?: string) => void;

/** Both ways at a function as large as one likes: its sizes, the race, the matrices as they fill, and what it took. */
export function raceSection(state: ModesState, race: Race, change: Change): TemplateResult {
  const { inputs, outputs } = state;
  const knob = (name: "inputs" | "outputs") =>
    ({ name, default: defaults[name], min: 1, max: 1000, scale: "log", integer: true }) as const;
  const slider = (
    name: "inputs" | "outputs",
  ) => html`<gl-slider label=${words.text(name)} help=${words.text(`${name}.help`)} .knob=${knob(name)} .value=${state[name]}
      @gl-input=${(event: ValueEvent<number>) => change({ [name]: event.detail.value }, `modes.${name}`)}
      @gl-change=${(event: ValueEvent<number>) => change({ [name]: event.detail.value }, `modes.${name}`)}></gl-slider>`;
  const builds = race.vjp && race.jvp ? { vjp: race.vjp, jvp: race.jvp } : null;
  const took = (mode: Mode) =>
    race.measured.find((one) => one.mode === mode && one.inputs === inputs && one.outputs === outputs)?.milliseconds;
  const [vjp, jvp] = [took("vjp"), took("jvp")];
  return html`<section class="part">
      <div>
        <h3>${words.text("big.title")}</h3><p>${words.text("big.text")}</p>
        <div class="controls">${slider("inputs")}${slider("outputs")}</div>
        <div class="buttons" role="group" aria-label=${words.text("preset.label")}>
          <gl-button @click=${() => change({ inputs: 500, outputs: 1 })}>${words.text("preset.loss")}</gl-button>
          <gl-button @click=${() => change({ inputs: 200, outputs: 200 })}>${words.text("preset.square")}</gl-button>
          <gl-button @click=${() => change({ inputs: 1, outputs: 500 })}>${words.text("preset.curve")}</gl-button>
        </div>
        <p class="quiet">${words.text("kept.text")}</p>
      </div>
      <div>
        <div class="buttons">
          ${
            race.busy
              ? html`<gl-button kind="primary" icon="stop" @click=${() => race.stop()}>${words.text("stop")}</gl-button><progress max="1" .value=${race.progress} aria-label=${words.text("both")}></progress>`
              : html`<gl-button kind="primary" icon="play" @click=${() => void race.both(inputs, outputs)}>${words.text("both")}</gl-button>
              <gl-button icon="step" @click=${() => void race.step(inputs, outputs)}>${words.text("step")}</gl-button>
              <gl-button @click=${() => void race.sweep(inputs, outputs)}>${words.text("sweep")}</gl-button>`
          }
        </div>
        ${race.failure ? html`<gl-notice kind="error" text=${words.text("failed", { reason: race.failure })}></gl-notice>` : nothing}
        <div class="maps">${(["vjp", "jvp"] as const).map((mode) => map(state, race, mode))}</div>
        ${builds ? counts(builds, vjp !== undefined && jvp !== undefined ? { vjp, jvp } : null) : nothing}
        ${charts(state, race)}
      </div>
    </section>`;
}

function map(state: ModesState, race: Race, mode: Mode): TemplateResult {
  const build = race[mode];
  const total = build?.total ?? (mode === "vjp" ? state.outputs : state.inputs);
  const label = words.text(`map.${mode}`, { passes: build?.passes ?? 0, total });
  return html`<figure><gl-backprop-jacobian .build=${build} .passes=${build?.passes ?? 0} label=${label}></gl-backprop-jacobian><figcaption>${label}</figcaption></figure>`;
}

function charts({ outputs }: ModesState, race: Race): TemplateResult {
  const series = (what: "milliseconds" | "multiplications"): LineSeries[] =>
    (["vjp", "jvp"] as const).flatMap((mode) => {
      const points = race.measured
        .filter((one) => one.mode === mode && one.outputs === outputs)
        .sort((one, other) => one.inputs - other.inputs);
      const look = {
        label: words.text(`chart.${mode}`),
        colour: mode === "vjp" ? "backward" : "parameter",
        dotted: true,
      };
      return points.length === 0
        ? []
        : [{ ...look, x: points.map(({ inputs }) => inputs), y: points.map((point) => point[what]) }];
    });
  return html`
      <gl-line-chart label=${words.text("chart.time", { outputs })} y-label=${words.text("chart.time.y")} x-label=${words.text("chart.x")} scale="log" x-scale="log" .height=${200} .xEnd=${1000} .series=${series("milliseconds")} empty=${words.text("chart.empty")}></gl-line-chart>
      <gl-line-chart label=${words.text("chart.count", { outputs })} y-label=${words.text("chart.count.y")} x-label=${words.text("chart.x")} scale="log" x-scale="log" .height=${160} .xEnd=${1000} .series=${series("multiplications")} empty=${words.text("chart.empty")}></gl-line-chart>`;
}
