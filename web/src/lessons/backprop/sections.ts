import { html, nothing, type TemplateResult } from "lit";
import type { NearController } from "../../kit/near";
import type { Known } from "./walk";
import type { Reading } from "./reading";
import type { State } from "./state";
import { words } from "./words";

/** The parts below the figure, each an element of its own that is loaded when it comes near. */
export const parts = ["modes", "check", "turn"] as const;
/** Those, and the programs, which are loaded when their tab is chosen. */
export type Part = (typeof parts)[number] | "code";

export const load: Readonly<Record<Part, () => Promise<unknown>>> = {
  code: () => import("./code"),
  modes: () => import("./modes"),
  check: () => import("./check"),
  turn: () => import("./turn"),
};

/** What a part asks for: a change of its slice of the state, and the movement it belongs to. */
type Change = CustomEvent<{ patch: object; movement: string | null }>;

/** What parts are shown with, and what they may ask of the lesson. */
export interface Around {
  state: State;
  reading: Reading | null;
  at: Known | null;
  lit: number | null;
  scheme: string;
  of: NearController<Part>["of"];
  retry: (part: Part) => void;
  changed: (part: Part, event: Change) => void;
  seeds: (event: CustomEvent<{ patch: Partial<State> }>) => void;
  point: (id: number | null) => void;
}

/** One part: its heading, and the element once it is there. */
export function section(part: (typeof parts)[number], around: Around): TemplateResult {
  return html`<section class="part" data-part=${part}>
    <h2>${words.text(`section.${part}`)}</h2>
    ${content(part, around)}
  </section>`;
}

/** The element of a part, or what is said until it is there. */
export function content(part: Part, around: Around): TemplateResult {
  const { reading, of, retry } = around;
  if (of(part) === "failed")
    return html`<gl-notice kind="error" text=${words.text("section.failed")} action=${words.text("section.again")} @gl-action=${() => retry(part)}></gl-notice>`;
  if (of(part) === "loaded" && reading) return element(part, around, reading);
  return html`<p class="quiet room" data-part=${part === "code" ? part : nothing}>${words.text("section.open")}</p>`;
}

function element(
  part: Part,
  { state, scheme, at, lit, changed, seeds, point }: Around,
  reading: Reading,
): TemplateResult {
  const { request, missing } = reading;
  const change = (event: Change) => changed(part, event);
  if (part === "code")
    return html`<gradlab-backprop-code .state=${state.code} .reading=${reading} .moment=${at?.now ?? null} .lit=${lit} @panel-change=${change}
      @gl-node=${(event: CustomEvent<{ id: number | null }>) => point(event.detail.id)}></gradlab-backprop-code>`;
  if (part === "modes")
    return html`<gradlab-backprop-modes scheme=${scheme} .state=${state.modes} .request=${request} .seeds=${state} .missing=${missing} @panel-change=${change} @panel-seeds=${seeds}></gradlab-backprop-modes>`;
  if (part === "check")
    return html`<gradlab-backprop-check scheme=${scheme} .state=${state.check} .request=${request} .missing=${missing} @panel-change=${change}></gradlab-backprop-check>`;
  return html`<gradlab-backprop-turn scheme=${scheme} .state=${state.turn} @panel-change=${change}></gradlab-backprop-turn>`;
}
