import { html, type TemplateResult } from "lit";
import type { Reading } from "./reading";
import type { State } from "./state";
import { words } from "./words";

/** The parts below the figure, each an element of its own that is loaded when it comes near. */
export const parts = ["modes", "check", "turn"] as const;
export type Part = (typeof parts)[number];

export const load: Readonly<Record<Part, () => Promise<unknown>>> = {
  modes: () => import("./modes"),
  check: () => import("./check"),
  turn: () => import("./turn"),
};

/** What a part asks for: a change of its slice of the state, and the movement it belongs to. */
type Change = CustomEvent<{ patch: object; movement: string | null }>;

/** One part: its heading, and the element once it is there. */
export function section(
  part: Part,
  state: State,
  reading: Reading | null,
  { loaded, failed, scheme }: { loaded: boolean; failed: boolean; scheme: string },
  act: { changed: (part: Part, event: Change) => void; retry: (part: Part) => void },
): TemplateResult {
  return html`<section class="part" data-part=${part}>
    <h2>${words.text(`section.${part}`)}</h2>
    ${loaded && reading ? element(part, state, reading, scheme, (event) => act.changed(part, event)) : waiting(failed, () => act.retry(part))}
  </section>`;
}

function waiting(failed: boolean, retry: () => void): TemplateResult {
  if (!failed) return html`<p class="quiet room">${words.text("section.open")}</p>`;
  return html`<gl-notice kind="error" text=${words.text("section.failed")} action=${words.text("section.again")} @gl-action=${retry}></gl-notice>`;
}

function element(part: Part, state: State, { request }: Reading, scheme: string, changed: (event: Change) => void): TemplateResult {
  if (part === "modes")
    return html`<gradlab-backprop-modes scheme=${scheme} .state=${state.modes} .request=${request} @panel-change=${changed}></gradlab-backprop-modes>`;
  if (part === "check")
    return html`<gradlab-backprop-check scheme=${scheme} .state=${state.check} .request=${request} @panel-change=${changed}></gradlab-backprop-check>`;
  return html`<gradlab-backprop-turn scheme=${scheme} .state=${state.turn} @panel-change=${changed}></gradlab-backprop-turn>`;
}
