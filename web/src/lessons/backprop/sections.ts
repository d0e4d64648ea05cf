import { html, nothing, type TemplateResult } from "lit";
import type { NearController } from "../../kit";
import { oneNumber } from "./check/one-number";
import type { TextReading } from "./reading";
import type { State } from "./state";
import type { Known } from "./walk";
import { words } from "./words";

/** The parts below the figure, each an element of its own that is loaded when it comes near. */
export const parts = ["modes", "check", "turn"] as const;
/** Those, and the programs, which are loaded when their tab is chosen. */
export type LatePart = (typeof parts)[number] | "code";

export const load: Readonly<Record<LatePart, () => Promise<unknown>>> = {
  code: () => import("./code"),
  modes: () => import("./modes"),
  check: () => import("./check"),
  turn: () => import("./turn"),
};

/** What `parts` of the element calls them. */
export const sectionLabels = {
  order: () => words.text("order.title"),
  modes: () => words.text("section.modes"),
  check: () => words.text("section.check"),
  turn: () => words.text("section.turn"),
};

/** What parts are shown with, and what they may ask of the lesson. */
export interface Around {
  state: State;
  reading: TextReading | null;
  at: Known | null;
  lit: number | null;
  /** The question at the top has no answer yet, so what would answer it waits. */
  isOpen: boolean;
  scheme: string;
  near: NearController<LatePart>;
  point: (id: number | null) => void;
}

/** The parts that print the derivatives, or say how many passes they take. */
const answers: readonly LatePart[] = ["modes", "check"];

/** One part: its heading, and the element once it is there. */
export function section(part: (typeof parts)[number], around: Around): TemplateResult {
  return html`<section class="part" id=${part} data-part=${part}>
    <h2>${words.text(`section.${part}`)}</h2>
    ${content(part, around)}
  </section>`;
}

/** The element of a part, or what is said until it is there. */
export function content(part: LatePart, around: Around): TemplateResult {
  const { reading, near, isOpen } = around;
  if (near.lacks(part)) return html`${near.notice(part)}`;
  if (isOpen && answers.includes(part)) return html`<p class="quiet room">${words.text("section.closed")}</p>`;
  // An exercise has an expression of its own.
  if (near.has(part) && (reading || part === "turn")) return element(part, around, reading as TextReading);
  const text = near.has(part) ? "section.unread" : "section.open";
  return html`<p class="quiet room" data-part=${part === "code" ? part : nothing}>${words.text(text)}</p>`;
}

function element(part: LatePart, { state, scheme, at, lit, point }: Around, reading: TextReading): TemplateResult {
  switch (part) {
    case "code":
      return html`<gl-field part-name="code">
        <gradlab-backprop-code
          path="code"
          .slice=${state.code}
          .reading=${reading}
          .moment=${at?.now ?? null}
          .lit=${lit}
          @gl-node=${(event: CustomEvent<{ id: number | null }>) => point(event.detail.id)}
        ></gradlab-backprop-code>
      </gl-field>`;
    case "modes":
      return html`<gradlab-backprop-modes
        path=""
        scheme=${scheme}
        .slice=${state}
        .request=${reading.request}
        .missing=${reading.missing}
      ></gradlab-backprop-modes>`;
    case "check":
      return html`<gradlab-backprop-check
        path="check"
        scheme=${scheme}
        .slice=${state.check}
        .request=${oneNumber(reading)}
        .missing=${reading.missing}
      ></gradlab-backprop-check>`;
    case "turn":
      return html`<gradlab-backprop-turn path="turn" scheme=${scheme} .slice=${state.turn}></gradlab-backprop-turn>`;
  }
}
