import { html, nothing, type TemplateResult } from "lit";
import type { Knob, ValueEvent } from "../../elements";
import type { Catalog, Choice } from "../../engine/types";
import { type Bind, knob, knobPaths, knobSliders, optionsOf } from "../../kit";
import { coreText } from "../../messages";
import type { Patch } from "../../state";
import { drawnSeed, mostSeed } from "../../state/seed";
import { defaults, fullSpeed, type State, switched } from "./state";
import { words } from "./words";

/** The parts of the lesson that the controls use. */
export interface Owner {
  catalog: Catalog;
  state: State;
  bind: Bind;
  change: (patch: Patch<State>, movement?: string) => void;
  /** The state that a change would give. */
  outcome: (patch: Patch<State>) => State;
}

/** Every hyper-parameter of the lecture's list, each a control with one line of help, built from the core's catalog. */
export function controls(owner: Owner): TemplateResult {
  const { catalog } = owner;
  return html`
    ${group("data.title", dataControls(owner))} ${group("model.title", modelControls(owner))}
    ${group("init.title", initControls(owner))}
    ${group("optimizer.title", choiceWithKnobs("optimizer", catalog.optimizers, owner))}
    ${group("schedule.title", choiceWithKnobs("schedule", catalog.schedules, owner))}
    ${group("training.title", trainingControls(owner))}`;
}

type Word = Parameters<typeof words.text>[0];

function group(title: Extract<Word, `${string}.title`>, content: TemplateResult): TemplateResult {
  return html`<section class="group" id=${title.split(".")[0] ?? ""}>
    <h2>${words.text(title)}</h2>
    ${content}
  </section>`;
}

/** A number of the document as a slider. */
function slider({ bind }: Owner, path: string, label: string, own: Knob): TemplateResult {
  return html`<gl-slider label=${label} .knob=${own} ${bind(path)}></gl-slider>`;
}

function menu({ bind }: Owner, path: string, label: string, help: string, options: ReturnType<typeof optionsOf>) {
  return html`<gl-menu label=${label} help=${help} .options=${options} ${bind(path)}></gl-menu>`;
}

function dataControls(owner: Owner): TemplateResult {
  const { catalog, state, bind, change } = owner;
  const { data } = state;
  const named = (kind: "made" | "real" | "own") => {
    const sources = catalog.sources.filter((source) => source.kind === kind);
    return { label: words.text(`data.${kind}`), options: optionsOf(sources, "sources") };
  };
  const source = catalog.sources.find(({ name }) => name === data.source);
  return html`
    <gl-menu
      label=${words.text("data.source")}
      help=${words.text("data.source.help")}
      .options=${[named("made"), named("real"), named("own")]}
      ${bind("data.source")}
    ></gl-menu>
    ${(source?.knobs ?? []).map((own) => {
      const help = own.name === "noise" ? coreText(`sources.${data.source}.noise`, source?.noise ?? "") : own.help;
      return slider(owner, `data.${own.name}`, words.text(`data.${own.name as "samples" | "noise"}`), { ...own, help });
    })}
    <gl-number
      label=${words.text("data.seed")}
      help=${words.text("data.seed.help")}
      min="0"
      max=${mostSeed}
      ${bind("data.seed")}
    ></gl-number>
    ${menu(
      owner,
      "data.preprocess",
      words.text("data.preprocess"),
      words.text("data.preprocess.help"),
      optionsOf(catalog.preprocessings, "preprocessings"),
    )}
    ${slider(
      owner,
      "data.inputScale",
      words.text("data.inputScale"),
      knob("inputScale", 1, 0.001, 1000, { help: words.text("data.inputScale.help"), scale: "log" }),
    )}
    ${slider(
      owner,
      "data.inputShift",
      words.text("data.inputShift"),
      knob("inputShift", 0, -100, 100, { help: words.text("data.inputShift.help") }),
    )}
    <gl-slider
      path="data.split"
      label=${words.text("data.split")}
      .knob=${knob("split", defaults.data.split[0], 0.1, 1, { help: words.text("data.split.help") })}
      .value=${data.split[0]}
      @gl-input=${(event: ValueEvent<number>) => change(split(event.detail.value), "data.split")}
      @gl-change=${(event: ValueEvent<number>) => change(split(event.detail.value))}
    ></gl-slider>`;
}

/** A split with this share of training rows; the other rows are halved. Rounded to 0.01, so that the sum is 1. */
function split(share: number): Patch<State> {
  const train = Math.round(share * 100);
  const valid = Math.floor((100 - train) / 2);
  return { data: { split: [train / 100, valid / 100, (100 - train - valid) / 100] } };
}

const mostLayers = 6;

function modelControls(owner: Owner): TemplateResult {
  const { catalog, state, bind, change } = owner;
  const { hidden } = state.model;
  const layers = (count: number): Patch<State> => ({
    model: { hidden: Array.from({ length: count }, (_, i) => hidden[i] ?? hidden.at(-1) ?? 8) },
  });
  const width = (layer: number, units: number): Patch<State> => ({
    model: { hidden: hidden.map((old, i) => (i === layer ? units : old)) },
  });
  const most = { help: words.text("model.layers.help"), integer: true };
  return html`
    <gl-slider
      path="model.hidden"
      label=${words.text("model.layers")}
      .knob=${knob("layers", defaults.model.hidden.length, 0, Math.max(mostLayers, hidden.length), most)}
      .value=${hidden.length}
      @gl-input=${(event: ValueEvent<number>) => change(layers(event.detail.value), "layers")}
      @gl-change=${(event: ValueEvent<number>) => change(layers(event.detail.value))}
    ></gl-slider>
    ${hidden.map(
      (units, layer) => html`<gl-slider
        path="model.hidden"
        label=${words.text("model.width", { layer: layer + 1 })}
        .knob=${knob("width", 8, 1, 256, { help: words.text("model.width.help"), scale: "log", integer: true })}
        .value=${units}
        @gl-input=${(event: ValueEvent<number>) => change(width(layer, event.detail.value), `width ${layer}`)}
        @gl-change=${(event: ValueEvent<number>) => change(width(layer, event.detail.value))}
      ></gl-slider>`,
    )}
    ${menu(
      owner,
      "model.activation",
      words.text("model.activation"),
      words.text("model.activation.help"),
      optionsOf(catalog.activations, "activations"),
    )}
    <gl-segmented
      label=${words.text("model.normalization")}
      help=${words.text("model.normalization.help")}
      .options=${optionsOf(catalog.normalizations, "normalizations")}
      ${bind("model.normalization")}
    ></gl-segmented>
    ${parametrization(owner)}`;
}

function initControls(owner: Owner): TemplateResult {
  const { catalog, state, bind, change } = owner;
  const scheme = catalog.initializers.find(({ name }) => name === state.init.scheme);
  return html`
    ${menu(owner, "init.scheme", words.text("init.scheme"), "", optionsOf(catalog.initializers, "initializers"))}
    ${(scheme?.knobs ?? []).map((own) =>
      slider(owner, `init.${own.name}`, words.text(`init.${own.name as "std" | "gain"}`), own),
    )}
    <div class="seed">
      <gl-number
        label=${words.text("init.seed")}
        help=${words.text("init.seed.help")}
        min="0"
        max=${mostSeed}
        ${bind("seed")}
      ></gl-number>
      <gl-button path="seed" @click=${() => change({ seed: drawnSeed() })}>
        ${words.text("init.newSeed")}
      </gl-button>
    </div>`;
}

/** Labels of the knobs whose name in code is not a word. */
const spelled: Readonly<Record<string, Extract<Word, `knob.${string}`>>> = {
  lr: "knob.lr",
  beta1: "knob.beta1",
  beta2: "knob.beta2",
  eps: "knob.eps",
  weightDecay: "knob.weightDecay",
  lrDecay: "knob.lrDecay",
  initialAccumulator: "knob.initialAccumulator",
};

function knobLabel(name: string): string {
  const key = Object.hasOwn(spelled, name) ? spelled[name] : undefined;
  return key ? words.text(key) : name;
}

/** The menu and knobs of the parametrization: how first weights, sums and rates depend on the width. */
function parametrization({ catalog, state, bind, change, outcome }: Owner): TemplateResult {
  const chosen = state.model.parametrization;
  const choice = catalog.parametrizations.find(({ name }) => name === chosen.name);
  const to = (value: string): Patch<State> => {
    const knobs = catalog.parametrizations.find(({ name }) => name === value)?.knobs ?? [];
    return { model: { parametrization: switched(chosen, value, knobs) } };
  };
  const taken = (name: string) => outcome(to(name)).model.parametrization.name;
  return html`<gl-menu
      path="model.parametrization.name"
      label=${words.text("model.parametrization")}
      .options=${optionsOf(catalog.parametrizations, "parametrizations", taken)}
      .value=${chosen.name}
      .brings=${knobPaths("model.parametrization", catalog.parametrizations)}
      @gl-change=${({ detail }: ValueEvent<string>) => change(to(detail.value))}
    ></gl-menu>
    ${
      choice
        ? knobSliders(bind, "model.parametrization", choice, "parametrizations", () => ({
            label: words.text("model.baseWidth"),
          }))
        : nothing
    }`;
}

/** The menu of rules or of schedules, and the knobs of the chosen one. */
function choiceWithKnobs(
  section: "optimizer" | "schedule",
  choices: ReadonlyArray<Choice & { knobs: readonly Knob[] }>,
  { state, bind, change, outcome }: Owner,
): TemplateResult {
  const chosen = state[section];
  const choice = choices.find(({ name }) => name === chosen.name);
  const to = (value: string): Patch<State> => {
    const knobs = choices.find(({ name }) => name === value)?.knobs ?? [];
    return { [section]: switched(chosen, value, knobs) };
  };
  return html`
    <gl-menu
      path="${section}.name"
      label=${words.text(`${section}.name`)}
      .options=${optionsOf(choices, `${section}s`, (name) => outcome(to(name))[section].name)}
      .value=${chosen.name}
      .brings=${knobPaths(section, choices)}
      @gl-change=${({ detail }: ValueEvent<string>) => change(to(detail.value))}
    ></gl-menu>
    ${
      choice ? knobSliders(bind, section, choice, `${section}s`, ({ name }) => ({ label: knobLabel(name) })) : nothing
    }`;
}

function trainingControls(owner: Owner): TemplateResult {
  const whole = (name: "batchSize" | "steps", max: number, min = 1) =>
    knob(name, defaults[name], min, max, {
      help: words.text(`training.${name}.help`),
      scale: "log",
      integer: true,
    });
  const speed = knob("speed", defaults.view.speed, 1, fullSpeed, {
    help: words.text("training.speed.help"),
    scale: "log",
    integer: true,
  });
  return html`
    ${slider(owner, "batchSize", words.text("training.batchSize"), whole("batchSize", 1024))}
    ${slider(owner, "steps", words.text("training.steps"), whole("steps", 100_000, 10))}
    ${slider(owner, "view.speed", words.text("training.speed"), speed)}`;
}
