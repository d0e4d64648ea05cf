import { html, nothing, type TemplateResult } from "lit";
import { type Bind, knob } from "../../../kit";
import type { Patch } from "../../../state";
import { lastSeed } from "../../../state/seed";
import { activations, defaults, type Field, fields, type Role, roles, type State, strategies } from "../state";
import { words as lesson } from "../words";
import { described, gridPoints, isRanged, roleOf, scientificOf, withRole } from "./space";
import "./range";
import { words } from "./words";

type Slice = State["study"];
type Change = (patch: Patch<Slice>) => void;

/** Data, space, strategy and budget. */
export function controls(slice: Slice, bind: Bind, change: Change): TemplateResult {
  const { strategy } = slice;
  const options = <T extends string>(values: readonly T[], of: "strategy" | "source") =>
    values.map((value) => ({ value, label: words.text(`${of}.${value}` as "strategy.random") }));
  const help =
    strategy === "grid"
      ? words.text("strategy.grid.help", { points: gridPoints(slice) })
      : words.text(`strategy.${strategy}.help`);
  return html`
    <gl-menu
      label=${words.text("source")}
      .options=${options(["moons", "spiral", "wine", "digits"], "source")}
      ${bind("source")}
    ></gl-menu>
    ${space(slice, change)}
    <gl-menu
      explained
      label=${words.text("strategy")}
      help=${help}
      .options=${options(strategies, "strategy")}
      ${bind("strategy")}
    ></gl-menu>
    <gl-slider
      label=${words.text("trials")}
      .knob=${knob("trials", defaults.study.trials, 4, 200, { integer: true, scale: "log" })}
      ${bind("trials")}
    ></gl-slider>
    <gl-number
      label=${lesson.text("seed")}
      of=${lesson.text("study.title")}
      min="0"
      max=${lastSeed}
      ${bind("seed")}
    ></gl-number>`;
}

/** A row a hyper-parameter: its role, and its range or its value. */
function space(slice: Slice, change: Change): TemplateResult {
  return html`<table class="space" aria-label=${words.text("space.table")}>
      <thead>
        <tr>
          <th scope="col">${words.text("space.name")}</th>
          <th scope="col">${words.text("space.role")}</th>
          <th scope="col">${words.text("space.range")}</th>
        </tr>
      </thead>
      <tbody>
        ${fields.map((field) => {
          const name = words.text(`dimension.${field}`);
          return html`<tr>
            <th scope="row">${name}</th>
            <td>
              <gl-menu
                compact
                path=${`study.searched.${field}`}
                label=${words.text("space.role.of", { name })}
                .options=${roles.map((value) => ({ value, label: words.text(`role.${value}`) }))}
                .value=${roleOf(slice, field)}
                @gl-change=${({ detail }: CustomEvent<{ value: Role }>) => change(withRole(slice, field, detail.value))}
              ></gl-menu>
            </td>
            <td>${values(slice, field, change)}</td>
          </tr>`;
        })}
      </tbody>
    </table>
    ${
      fields.every((field) => !slice.searched[field])
        ? html`<p class="wrong" role="alert">${words.text("space.empty")}</p>`
        : scientificOf(slice)
          ? nothing
          : html`<p class="facts">${words.text("space.nothing")}</p>`
    }`;
}

/** The two ends of a range, the value where it is fixed, or the values of a choice. */
function values(slice: Slice, field: Field, change: Change): TemplateResult | string {
  const name = words.text(`dimension.${field}`);
  const isFixed = !slice.searched[field];
  if (!isRanged(field)) {
    if (!isFixed) return activations.join(", ");
    return html`<gl-menu
      compact
      path="study.fixed.activation"
      label=${words.text("space.value", { name })}
      .options=${activations.map((value) => ({ value, label: value }))}
      .value=${slice.fixed.activation}
      @gl-change=${({ detail }: CustomEvent<{ value: Slice["fixed"]["activation"] }>) =>
        change({ fixed: { activation: detail.value } })}
    ></gl-menu>`;
  }
  const { widest, whole } = described[field];
  if (isFixed)
    return html`<gl-hparams-range
      path=${`study.fixed.${field}`}
      label=${words.text("space.value", { name })}
      .names=${[words.text("space.value", { name })]}
      .values=${[slice.fixed[field]]}
      .widest=${widest}
      ?whole=${whole}
      @gl-change=${({ detail }: CustomEvent<{ value: [number] }>) => change({ fixed: { [field]: detail.value[0] } })}
    ></gl-hparams-range>`;
  return html`<gl-hparams-range
    path=${`study.${field}`}
    label=${words.text("space.range.of", { name })}
    .names=${[words.text("space.low", { name }), words.text("space.high", { name })]}
    .values=${slice[field]}
    .widest=${widest}
    ?whole=${whole}
    @gl-change=${({ detail }: CustomEvent<{ value: [number, number] }>) => change({ [field]: detail.value })}
  ></gl-hparams-range>`;
}
