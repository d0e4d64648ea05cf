import { html, nothing, type TemplateResult } from "lit";
import type { ValueEvent } from "../../elements";
import type { Scheme } from "../../look";
import { coreText } from "../../messages";
import { chips } from "./chips";
import "./map/map";
import type { Playback } from "../../kit/playback";
import type { Spot } from "./map/ground";
import type { Race } from "./race";
import { defaults, type State } from "./state";
import { words } from "./words";

export interface FigureActions {
  rule(name: string): void;
  start(event: CustomEvent<{ at: Spot; settled: boolean }>): void;
  /** Angles in degrees. */
  turn(event: CustomEvent<{ turn: number; tilt: number; settled: boolean }>): void;
  /** Turns the view by one slider; without a value the slider has come to rest. */
  turnBy(key: "turn" | "tilt", value?: number): void;
  view(kind: State["view"]["kind"]): void;
  toggle(): void;
  step(): void;
  restart(): void;
  scrub(step: number, settled: boolean): void;
}

/** The figure: the choice of rules, the map, and the controls that move the cursor. */
export function figure(
  race: Race,
  state: State,
  playback: Playback,
  scheme: Scheme,
  act: FigureActions,
): TemplateResult {
  const { ground, runners } = race;
  const start = race.startOf(state);
  const step = Math.floor(playback.cursor);
  const rules = runners.map(({ label }) => label).join(", ");
  const about = words.text("map.about", { surface: ground?.label ?? "", rules, x: start[0], y: start[1], step });
  const all = race.entrants.map(({ name, label, help }) => ({
    rule: name,
    label,
    help: coreText(`optimizers.${name}.help`, help),
  }));
  const scrubbed = (event: ValueEvent<number>) => act.scrub(event.detail.value, event.type === "gl-change");
  return html`
    <gl-field
      path="rules"
      label=${words.text("chips.label")}
    >${chips(words.text("chips.label"), all, state.rules, scheme, act.rule)}</gl-field>
    <gl-race-map
      .ground=${ground}
      .expected=${ground ? null : race.place(state)}
      ?stopped=${race.race.failure !== ""}
      .runners=${runners}
      .start=${start}
      .cursor=${playback.cursor}
      .kind=${state.view.kind}
      .turn=${state.view.turn}
      .tilt=${state.view.tilt}
      label=${words.text("map.title")}
      about=${about}
      @gl-start=${act.start}
      @gl-turn=${act.turn}
    ></gl-race-map>
    <gl-transport path="step" .playing=${playback.playing} .step=${step} .steps=${state.steps} 
      ?disabled=${runners.length === 0}
      @gl-play=${act.toggle} @gl-pause=${act.toggle} @gl-step=${act.step} @gl-reset=${act.restart}>
      <gl-segmented
        compact
        path="view.kind"
        label=${words.text("view.label")}
        .value=${state.view.kind}
        .options=${(["map", "space"] as const).map((value) => ({ value, label: words.text(`view.${value}`) }))}
        @gl-change=${(event: ValueEvent<State["view"]["kind"]>) => act.view(event.detail.value)}
      ></gl-segmented></gl-transport>
    <gl-slider
      class="scrub"
      path="step"
      label=${words.text("scrub")}
      help=${words.text("scrub.help")}
      .value=${step}
      .knob=${{ name: "step", default: 0, min: 0, max: state.steps, scale: "linear", integer: true }}
      @gl-input=${scrubbed}
      @gl-change=${scrubbed}
    ></gl-slider>
    ${state.view.kind === "space" ? turning(state.view, act) : nothing}`;
}

/** Sliders that turn the view, also by keyboard. */
function turning({ turn, tilt }: State["view"], act: FigureActions): TemplateResult {
  const slider = (key: "turn" | "tilt", value: number, min: number, max: number) =>
    html`<gl-slider
      path="view.${key}"
      label=${words.text(`view.${key}`)}
      unit="°"
      .value=${value}
      .knob=${{ name: key, default: defaults.view[key], min, max, scale: "linear" }}
      @gl-input=${(event: ValueEvent<number>) => act.turnBy(key, event.detail.value)}
      @gl-change=${() => act.turnBy(key)}
    ></gl-slider>`;
  return html`<div class="turning">${slider("turn", turn, -180, 180)}${slider("tilt", tilt, 5, 90)}</div>`;
}
