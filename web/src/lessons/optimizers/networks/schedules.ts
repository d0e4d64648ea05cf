import { html, nothing, type TemplateResult } from "lit";
import type { ValueEvent } from "../../../elements";
import type { Catalog } from "../../../engine/types";
import type { Scheme } from "../../../look";
import { curves, type NameOf, scheduleLook } from "./plots";
import { results } from "./results";
import type { NetworksState } from "./state";
import type { NetworkStudy } from "./study";
import { type TrainingActions, type Trainings, trainingBar } from "./trainings";
import { words } from "./words";

export interface ScheduleActions extends TrainingActions {
  rule(name: string): void;
}

/** The section that compares the schedules of one rule, each at its own best rate. */
export function schedules(
  catalog: Catalog,
  state: NetworksState,
  study: NetworkStudy,
  work: Trainings,
  scheme: Scheme,
  name: { rule: NameOf; schedule: NameOf },
  act: ScheduleActions,
): TemplateResult {
  const options = catalog.optimizers.map(({ name: rule }) => ({
    value: rule,
    label: name.rule({ rule, schedule: "constant" }),
  }));
  return html`<div class="words"><h2>${words.text("schedules.title")}</h2><p>${words.text("schedules.text")}</p>
      <gl-menu
        path="schedules.rule"
        label=${words.text("schedules.rule")}
        .options=${options}
        .value=${state.schedules.rule}
        @gl-change=${(event: ValueEvent<string>) => act.rule(event.detail.value)}
      ></gl-menu>
      ${trainingBar(work, study, act, words.text("schedules.go"))}</div>
    <div class="numbers">${curves(
      study.findings,
      state,
      name.schedule,
      scheduleLook(scheme),
      words.text("schedules.empty"),
      words.text("schedules.title"),
    )}
      ${
        study.done > 0 ? results(study, state, words.text("table.schedule"), name.schedule, () => nothing) : nothing
      }</div>`;
}
