import { html, type TemplateResult } from "lit";
import type { Knob, Option } from "../elements";
import type { Choice } from "../engine/types";
import { coreText } from "../messages";
import type { bound, Conversion } from "./bind";

/** The type of `bind` of a lesson or a panel. */
export type Bind = (field: string, conversion?: Conversion) => ReturnType<typeof bound>;

/** A knob for a number that the core's catalog does not describe. */
export function knob(name: string, usual: number, min: number, max: number, more: Partial<Knob> = {}): Knob {
  return { name, default: usual, min, max, scale: "linear", ...more };
}

/**
 * The options of a menu, made of a list of the catalog, in the page's language: `optionsOf(catalog.optimizers,
 * "optimizers")`. `taken` gives the choice that the lesson would have after the reader chose `name`. If a lock makes it
 * another one, the option is barred.
 */
export function optionsOf(choices: readonly Choice[], list: string, taken = (name: string): unknown => name): Option[] {
  return choices.map(({ name, label, help }) => ({
    value: name,
    barred: taken(name) !== name,
    label: coreText(`${list}.${name}.label`, label),
    help: coreText(`${list}.${name}.help`, help),
  }));
}

/** The paths of the knobs of all these choices: the settings that a menu of these choices can add to the state. */
export function knobPaths(field: string, choices: ReadonlyArray<{ knobs: readonly Knob[] }>): string[] {
  return [...new Set(choices.flatMap(({ knobs }) => knobs.map(({ name }) => `${field}.${name}`)))];
}

/**
 * The sliders of a choice's knobs, each bound to the field of the same name under `field`. A knob that the state does
 * not have shows its default.
 *
 *   knobSliders(this.bind, "optimizer", adam, "optimizers", (own) => ({ label: words.text(`knob.${own.name}`) }))
 */
export function knobSliders(
  bind: Bind,
  field: string,
  { name, knobs }: { name: string; knobs: readonly Knob[] },
  list: string,
  more: (own: Knob) => { label?: string; mark?: { value: number; label: string } | null; usual?: number } = () => ({}),
): TemplateResult[] {
  return knobs.map((own) => {
    const { label = own.label ?? own.name, mark = null, usual = own.default } = more(own);
    const help = coreText(`${list}.${name}.knobs.${own.name}`, own.help ?? "");
    return html`<gl-slider
      ${bind(`${field}.${own.name}`, { show: (value) => value ?? usual })}
      label=${label}
      .knob=${{ ...own, help, default: usual }}
      .mark=${mark}
    ></gl-slider>`;
  });
}
