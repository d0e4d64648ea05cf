import { html, nothing, type TemplateResult } from "lit";
import type { ValueEvent } from "../../../elements";
import type { Catalog } from "../../../engine/types";
import type { Scheme } from "../../../look";
import { coreText } from "../../../messages";
import { chips } from "../chips";
import { curves, type NameOf, ruleLook } from "./plots";
import { defaults, type NetworksState } from "./state";
import type { NetworkStudy } from "./study";
import { type TrainingActions, type Trainings, trainingBar } from "./trainings";
import { words } from "./words";

export interface ComparisonActions extends TrainingActions {
  rule(name: string): void;
  rate(rate: NetworksState["rate"]): void;
  /** Sets the rate that all rules share. */
  lr(value: number): void;
}

const knob = {
  name: "lr",
  default: defaults.lr,
  min: 1e-6,
  max: 100,
  sliderMin: 1e-4,
  sliderMax: 10,
  scale: "log" as const,
};

/** The figure: the rules to compare, their rates, the losses, and the progress of the trainings. */
export function comparison(
  catalog: Catalog | null,
  state: NetworksState,
  study: NetworkStudy,
  work: Trainings,
  scheme: Scheme,
  name: NameOf,
  act: ComparisonActions,
): TemplateResult {
  const all = (catalog?.optimizers ?? []).map(({ name: rule, help }) => ({
    rule,
    label: name({ rule, schedule: "constant" }),
    help: coreText(`optimizers.${rule}.help`, help),
  }));
  const options = (["same", "own"] as const).map((value) => ({
    value,
    label: words.text(`rate.${value}`),
    help: words.text(`rate.${value}.help`),
  }));
  const empty = words.text(state.rules.length === 0 ? "plot.empty.none" : `plot.empty.${state.rate}`);
  return html`
    <gl-field
      path="rules"
      label=${words.text("chips")}
    >${chips(words.text("chips"), all, state.rules, scheme, act.rule, words.text("chips"))}</gl-field>
    <gl-segmented
      path="rate"
      label=${words.text("rate")}
      .options=${options}
      .value=${state.rate}
      @gl-change=${(event: ValueEvent<NetworksState["rate"]>) => act.rate(event.detail.value)}
    ></gl-segmented>
    ${
      state.rate === "same"
        ? html`<gl-slider
          path="lr"
          label=${words.text("lr")}
          help=${words.text("lr.help")}
          .knob=${knob}
          .value=${state.lr}
          @gl-change=${(event: ValueEvent<number>) => act.lr(event.detail.value)}
        ></gl-slider>`
        : nothing
    }
    ${curves(study.findings, state, name, ruleLook(scheme), empty)}
    ${trainingBar(work, study, act)}`;
}
