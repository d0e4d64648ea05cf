import { html, type TemplateResult } from "lit";
import type { ValueEvent } from "../../../elements";
import { words } from "../words";
import { type ExampleName, exampleNames } from "./examples";

/** The ready examples; "your own" stands among them while none of them is shown. */
export function exampleMenu(shown: ExampleName | null, open: (name: ExampleName) => void): TemplateResult {
  const ready = exampleNames.map((value) => ({ value: value as string, label: words.text(`example.${value}`) }));
  const options = shown ? ready : [{ value: "own", label: words.text("example.own") }, ...ready];
  return html`<gl-menu label=${words.text("example.label")} help=${words.text("example.help")} .value=${shown ?? "own"} .options=${options}
    @gl-change=${(event: ValueEvent<ExampleName>) => open(event.detail.value)}></gl-menu>`;
}
