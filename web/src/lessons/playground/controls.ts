import { html, type TemplateResult } from "lit";
import type { Knob, ValueEvent } from "../../elements";
import type { Catalog, Choice } from "../../engine/types";
import { coreText } from "../../messages";
import type { Patch } from "../../state";
import { defaults, fullSpeed, type State, switched } from "./state";
import { words } from "./words";

/** How a control says what it changed; `movement` names a slider on its way, so that it is one step of undo. */
export type Change = (patch: Patch<State>, movement?: string) => void;

type Section = "data" | "model" | "init" | "optimizer" | "schedule";

/** Every hyper-parameter of the lecture's list, each a control with one line of help, built from the core's catalog. */
export function controls(catalog: Catalog, state: State, change: Change): TemplateResult {
  return html`
    ${group("data.title", dataControls(catalog, state, change))}
    ${group("model.title", modelControls(catalog, state, change))}
    ${group("init.title", initControls(catalog, state, change))}
    ${group("optimizer.title", withKnobs("optimizer", catalog.optimizers, state, change))}
    ${group("schedule.title", withKnobs("schedule", catalog.schedules, state, change))}
    ${group("training.title", trainingControls(state, change))}`;
}

function group(
  title: Extract<Parameters<typeof words.text>[0], `${string}.title`>,
  content: TemplateResult,
): TemplateResult {
  return html`<section class="group"><h2>${words.text(title)}</h2>${content}</section>`;
}

const options = (choices: readonly Choice[], list: string) =>
  choices.map(({ name, label, help }) => ({
    value: name,
    label: coreText(`${list}.${name}.label`, label),
    help: coreText(`${list}.${name}.help`, help),
  }));

/** A number of the document as a slider. */
function slider(
  label: string,
  knob: Knob,
  value: number,
  patch: (value: number) => Patch<State>,
  change: Change,
): TemplateResult {
  return html`<gl-slider label=${label} .knob=${knob} .value=${value}
    @gl-input=${(event: ValueEvent<number>) => change(patch(event.detail.value), label)}
    @gl-change=${(event: ValueEvent<number>) => change(patch(event.detail.value))}></gl-slider>`;
}

const knob = (
  name: string,
  fallback: number,
  min: number,
  max: number,
  help: string,
  scale: Knob["scale"] = "linear",
  integer = false,
): Knob => ({
  name,
  default: fallback,
  min,
  max,
  scale,
  help,
  integer,
});

function dataControls(catalog: Catalog, { data }: State, change: Change): TemplateResult {
  const named = (kind: "made" | "real" | "own") =>
    options(
      catalog.sources.filter((source) => source.kind === kind),
      "sources",
    );
  const source = catalog.sources.find(({ name }) => name === data.source);
  return html`
    <gl-menu label=${words.text("data.source")} help=${words.text("data.source.help")} .value=${data.source}
      .options=${[
        { label: words.text("data.made"), options: named("made") },
        { label: words.text("data.real"), options: named("real") },
        { label: words.text("data.own"), options: named("own") },
      ]}
      @gl-change=${(event: ValueEvent<string>) => change({ data: { source: event.detail.value } })}></gl-menu>
    ${(source?.knobs ?? []).map((own) => {
      const help = own.name === "noise" ? coreText(`sources.${data.source}.noise`, source?.noise ?? "") : own.help;
      const key = own.name as "samples" | "noise";
      return slider(
        words.text(`data.${key}`),
        { ...own, help },
        data[key],
        (value) => ({ data: { [key]: value } }),
        change,
      );
    })}
    <gl-number label=${words.text("data.seed")} help=${words.text("data.seed.help")} .value=${data.seed} min="0" max="999999"
      @gl-change=${(event: ValueEvent<number>) => change({ data: { seed: event.detail.value } })}></gl-number>
    ${menu("data", "preprocess", words.text("data.preprocess"), words.text("data.preprocess.help"), options(catalog.preprocessings, "preprocessings"), data.preprocess, change)}
    ${slider(words.text("data.inputScale"), knob("inputScale", 1, 0.001, 1000, words.text("data.inputScale.help"), "log"), data.inputScale, (inputScale) => ({ data: { inputScale } }), change)}
    ${slider(words.text("data.inputShift"), knob("inputShift", 0, -100, 100, words.text("data.inputShift.help")), data.inputShift, (inputShift) => ({ data: { inputShift } }), change)}
    ${slider(words.text("data.split"), knob("split", 0.6, 0.1, 1, words.text("data.split.help")), data.split[0], (share) => ({ data: { split: splitWith(share) } }), change)}`;
}

/** Training rows by choice, the rest halved; in steps of a hundredth, so that the three add up to 1. */
function splitWith(share: number): [number, number, number] {
  const train = Math.round(share * 100);
  const valid = Math.floor((100 - train) / 2);
  return [train / 100, valid / 100, (100 - train - valid) / 100];
}

const mostLayers = 6;

function modelControls(catalog: Catalog, { model }: State, change: Change): TemplateResult {
  const layers = (count: number) =>
    Array.from({ length: count }, (_, i) => model.hidden[i] ?? model.hidden.at(-1) ?? 8);
  return html`
    ${slider(words.text("model.layers"), knob("layers", defaults.model.hidden.length, 0, mostLayers, words.text("model.layers.help"), "linear", true), model.hidden.length, (count) => ({ model: { hidden: layers(count) } }), change)}
    ${model.hidden.map((width, layer) =>
      slider(
        words.text("model.width", { layer: layer + 1 }),
        knob("width", 8, 1, 256, words.text("model.width.help"), "log", true),
        width,
        (value) => ({ model: { hidden: model.hidden.map((old, i) => (i === layer ? value : old)) } }),
        change,
      ),
    )}
    ${menu("model", "activation", words.text("model.activation"), words.text("model.activation.help"), options(catalog.activations, "activations"), model.activation, change)}
    <gl-segmented label=${words.text("model.normalization")} help=${words.text("model.normalization.help")} .value=${model.normalization} .options=${options(catalog.normalizations, "normalizations")}
      @gl-change=${(event: ValueEvent<string>) => change({ model: { normalization: event.detail.value } })}></gl-segmented>`;
}

function menu(
  section: Section,
  key: string,
  label: string,
  help: string,
  choices: ReturnType<typeof options>,
  value: string,
  change: Change,
): TemplateResult {
  return html`<gl-menu label=${label} help=${help} .options=${choices} .value=${value}
    @gl-change=${(event: ValueEvent<string>) => change({ [section]: { [key]: event.detail.value } })}></gl-menu>`;
}

function initControls(catalog: Catalog, { init, seed }: State, change: Change): TemplateResult {
  const scheme = catalog.initializers.find(({ name }) => name === init.scheme);
  return html`
    ${menu("init", "scheme", words.text("init.scheme"), "", options(catalog.initializers, "initializers"), init.scheme, change)}
    ${(scheme?.knobs ?? []).map((own) => {
      const key = own.name as "std" | "gain";
      return slider(words.text(`init.${key}`), own, init[key], (value) => ({ init: { [key]: value } }), change);
    })}
    <div class="seed"><gl-number label=${words.text("init.seed")} help=${words.text("init.seed.help")} .value=${seed} min="0" max="999999"
      @gl-change=${(event: ValueEvent<number>) => change({ seed: event.detail.value })}></gl-number>
      <gl-button @click=${() => change({ seed: Math.floor(Math.random() * 1_000_000) })}>${words.text("init.newSeed")}</gl-button></div>`;
}

/** Knobs whose name in code is no word. */
const spelled: Readonly<Record<string, Extract<Parameters<typeof words.text>[0], `knob.${string}`>>> = {
  lr: "knob.lr",
  beta1: "knob.beta1",
  beta2: "knob.beta2",
  eps: "knob.eps",
  weightDecay: "knob.weightDecay",
  lrDecay: "knob.lrDecay",
  initialAccumulator: "knob.initialAccumulator",
};

function knobName(name: string): string {
  const key = Object.hasOwn(spelled, name) ? spelled[name] : undefined;
  return key ? words.text(key) : name;
}

/** A rule or a schedule: its menu and its own knobs. */
function withKnobs(
  section: "optimizer" | "schedule",
  choices: ReadonlyArray<Choice & { knobs: readonly Knob[] }>,
  state: State,
  change: Change,
): TemplateResult {
  const list = `${section}s`;
  const chosen = state[section];
  const choice = choices.find(({ name }) => name === chosen.name);
  const choose = (name: string) => {
    const knobs = choices.find((candidate) => candidate.name === name)?.knobs ?? [];
    change({ [section]: switched(chosen, name, knobs) });
  };
  return html`
    <gl-menu label=${words.text(`${section}.name`)} .options=${options(choices, list)} .value=${chosen.name} @gl-change=${(event: ValueEvent<string>) => choose(event.detail.value)}></gl-menu>
    ${(choice?.knobs ?? []).map((own) => {
      const help = coreText(`${list}.${chosen.name}.knobs.${own.name}`, own.help);
      return slider(
        knobName(own.name),
        { ...own, help },
        Number(chosen[own.name] ?? own.default),
        (value) => ({ [section]: { [own.name]: value } }),
        change,
      );
    })}`;
}

function trainingControls({ batchSize, steps, view }: State, change: Change): TemplateResult {
  return html`
    ${slider(words.text("training.batchSize"), knob("batchSize", defaults.batchSize, 1, 1024, words.text("training.batchSize.help"), "log", true), batchSize, (value) => ({ batchSize: value }), change)}
    ${slider(words.text("training.steps"), knob("steps", defaults.steps, 10, 100_000, words.text("training.steps.help"), "log", true), steps, (value) => ({ steps: value }), change)}
    ${slider(words.text("training.speed"), knob("speed", defaults.view.speed, 1, fullSpeed, words.text("training.speed.help"), "log", true), view.speed, (speed) => ({ view: { speed } }), change)}`;
}
