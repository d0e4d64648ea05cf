import { html, nothing, type TemplateResult } from "lit";
import type { Knob, ValueEvent } from "../../elements";
import type { DescentChoices } from "../../engine";
import { knobPaths, optionsOf } from "../../kit";
import { numberText, type Scheme } from "../../look";
import { coreText } from "../../messages";
import type { Patch } from "../../state";
import { mostSeed } from "../../state/seed";
import { sample } from "./chips";
import { isNetwork } from "./map/ground";
import type { Entrant } from "./own/entrant";
import { type Race, usualKnob } from "./race";
import { limitOf, quadratic } from "./stability";
import { defaults, mostSteps, type State } from "./state";
import { words } from "./words";

/**
 * How a control reports a change. `movement` names the slider while it moves, so that the movement is one step of undo.
 */
export type Change = (patch: Patch<State>, movement?: string) => void;

const knob = (
  name: string,
  fallback: number,
  min: number,
  max: number,
  help: string,
  more: Partial<Knob> = {},
): Knob => ({
  name,
  default: fallback,
  min,
  max,
  help,
  scale: "linear",
  ...more,
});

function slider(
  path: string,
  label: string,
  own: Knob,
  value: number,
  patch: (value: number) => Patch<State>,
  change: Change,
  mark: { value: number; label: string } | null = null,
  of = "",
): TemplateResult {
  return html`<gl-slider path=${path} label=${label} of=${of} .knob=${own} .value=${value} .mark=${mark}
    @gl-input=${(event: ValueEvent<number>) => change(patch(event.detail.value), label)}
    @gl-change=${(event: ValueEvent<number>) => change(patch(event.detail.value))}></gl-slider>`;
}

/** The menu of surfaces, and the knobs of the chosen one. */
export function surfaceControls(
  catalog: DescentChoices,
  state: State,
  change: Change,
  outcome: (patch: Patch<State>) => State,
): TemplateResult {
  const { surface } = state;
  const choice = catalog.surfaces.find(({ name }) => name === surface.name);
  const to = (name: string): Patch<State> => {
    const removed = Object.fromEntries(Object.keys(surface).map((key) => [key, undefined]));
    return { surface: { ...removed, name }, start: null, step: 0 };
  };
  const taken = (name: string) => outcome(to(name)).surface.name;
  return html`
    <gl-menu
      explained
      path="surface.name"
      label=${words.text("surface.label")}
      .value=${surface.name}
      .brings=${[...knobPaths("surface", catalog.surfaces), ...networkPaths]}
      @gl-change=${(event: ValueEvent<string>) => change(to(event.detail.value))}
      .options=${[
        { label: words.text("surface.made"), options: optionsOf(catalog.surfaces, "surfaces", taken) },
        {
          label: words.text("surface.networks"),
          options: [
            {
              value: "network",
              label: words.text("surface.network"),
              help: words.text("surface.network.help"),
              barred: taken("network") !== "network",
            },
          ],
        },
      ]}
    ></gl-menu>
    ${(choice?.knobs ?? []).map((own) =>
      slider(
        `surface.${own.name}`,
        own.name,
        { ...own, help: coreText(`surfaces.${surface.name}.knobs.${own.name}`, own.help) },
        Number(surface[own.name] ?? own.default),
        (value) => ({ surface: { [own.name]: value } }),
        change,
      ),
    )}
    ${isNetwork(surface) ? networkControls(surface, change) : nothing}`;
}

const networkPaths = ["surface.source", "surface.hidden", "surface.seed"];

function networkControls(surface: State["surface"], change: Change): TemplateResult {
  return html`
    <gl-menu
      path="surface.source"
      label=${words.text("network.source")}
      help=${words.text("network.source.help")}
      .value=${String(surface.source ?? "moons")}
      .options=${["moons", "circles", "xor", "spiral", "gaussians"].map((value) => ({ value, label: value }))}
      @gl-change=${(event: ValueEvent<string>) => change({ surface: { source: event.detail.value } })}
    ></gl-menu>
    <gl-number
      path="surface.hidden"
      label=${words.text("network.hidden")}
      help=${words.text("network.hidden.help")}
      .value=${Number(surface.hidden ?? 8)}
      min="1"
      max="32"
      @gl-change=${(event: ValueEvent<number>) => change({ surface: { hidden: event.detail.value } })}
    ></gl-number>
    <gl-number
      path="surface.seed"
      label=${words.text("network.seed")}
      help=${words.text("network.seed.help")}
      .value=${Number(surface.seed ?? 0)}
      min="0"
      max=${mostSeed}
      @gl-change=${(event: ValueEvent<number>) => change({ surface: { seed: event.detail.value } })}
    ></gl-number>`;
}

/** The controls of start, noise, seed, steps and speed. */
export function raceControls(race: Race, state: State, change: Change): TemplateResult {
  const start = race.startOf(state);
  const place = race.place(state);
  const coordinate = (axis: 0 | 1) => {
    const [low, high] = (axis === 0 ? place?.x : place?.y) ?? [-1, 1];
    const own = knob(axis === 0 ? "x" : "y", place?.start[axis] ?? 0, low, high, words.text("controls.start.help"));
    return slider(
      "start",
      words.text(axis === 0 ? "controls.x" : "controls.y"),
      own,
      start[axis],
      (value) => ({ start: axis === 0 ? [value, start[1]] : [start[0], value] }),
      change,
    );
  };
  return html`
    ${coordinate(0)} ${coordinate(1)}
    ${slider(
      "noise",
      words.text("controls.noise"),
      knob("noise", 0, 0, 1e6, words.text("controls.noise.help"), { scale: "log", sliderMax: 100 }),
      state.noise,
      (noise) => ({ noise }),
      change,
    )}
    ${
      state.noise > 0
        ? html`<gl-number
      path="seed"
      label=${words.text("controls.seed")}
      help=${words.text("controls.seed.help")}
      .value=${state.seed}
      min="0"
      max=${mostSeed}
      @gl-change=${(event: ValueEvent<number>) => change({ seed: event.detail.value })}
    ></gl-number>`
        : nothing
    }
    ${slider(
      "steps",
      words.text("controls.steps"),
      knob("steps", defaults.steps, 1, mostSteps, words.text("controls.steps.help"), {
        scale: "log",
        integer: true,
        sliderMin: 10,
      }),
      state.steps,
      (steps) => ({ steps }),
      change,
    )}
    ${slider(
      "speed",
      words.text("controls.speed"),
      knob("speed", defaults.speed, 1, 1000, words.text("controls.speed.help"), { scale: "log" }),
      state.speed,
      (speed) => ({ speed }),
      change,
    )}`;
}

/** A drawer with the knobs of each rule that races, from the catalog. */
export function ruleControls(race: Race, state: State, scheme: Scheme, change: Change): TemplateResult[] {
  return state.rules.flatMap((name) => {
    const rule = race.rule(name);
    return rule ? [drawer(race, rule, state, scheme, change)] : [];
  });
}

function drawer(race: Race, rule: Entrant, state: State, scheme: Scheme, change: Change): TemplateResult {
  const values = race.knobs(state, rule.name);
  const set = state.knobs[rule.name] ?? {};
  const best = race.bestRate(rule.name);
  const bowl = quadratic(state.surface);
  const limit = bowl && limitOf(rule.name, values, bowl);
  const text =
    values.lr === undefined
      ? ""
      : `lr ${numberText(values.lr)}, ${words.text(set.lr === undefined ? "controls.rate.best" : "controls.rate.set")}`;
  return html`<gl-drawer label=${rule.label} summary=${text}>
    <p class="about">${sample(rule.name, scheme)} ${coreText(`optimizers.${rule.name}.help`, rule.help)}</p>
    ${rule.knobs.map((own) => {
      const help = coreText(`optimizers.${rule.name}.knobs.${own.name}`, own.help);
      const usual = own.name === "lr" && best !== null ? best : usualKnob(race.place(state), rule.name, own);
      const mark = own.name === "lr" && limit ? { value: limit.value, label: limit.label } : null;
      return slider(
        `knobs.${rule.name}.${own.name}`,
        own.name,
        { ...own, help, default: usual },
        values[own.name] ?? usual,
        (value) => ({ knobs: { [rule.name]: { [own.name]: value } } }),
        change,
        mark,
        rule.label,
      );
    })}
    ${
      Object.keys(set).length > 0
        ? html`<gl-button
      path="knobs.${rule.name}"
      kind="plain"
      icon="reset"
      of=${rule.label}
      @click=${() => change({ knobs: { [rule.name]: undefined } })}
    >${words.text("controls.back")}</gl-button>`
        : nothing
    }
  </gl-drawer>`;
}
