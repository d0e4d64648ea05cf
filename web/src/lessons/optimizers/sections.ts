import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import type { NearController } from "../../kit/near";
import type { Scheme } from "../../look";
import { currentLanguage } from "../../messages";
import type { Change } from "./controls";
import type { InsideActions } from "./inside/view";
import { insideOf, type Race, scanSteps } from "./race";
import type { State } from "./state";
import { words } from "./words";

/** The code that draws the sections about the race; null until it is loaded. */
let below: typeof import("./below") | null = null;

/** The parts whose code is loaded when they come near the window. */
export const parts = {
  below: async () => {
    below = await import("./below");
  },
  own: () => import("./own/panel"),
  claims: () => import("./claims/panel"),
};
export type LatePart = keyof typeof parts;

/** The names of the sections, for a page that hides some. */
export const sectionLabels = {
  scan: () => words.text("scan.title"),
  inside: () => words.text("inside.title"),
  own: () => words.text("part.own"),
  claims: () => words.text("part.claims"),
  stability: () => words.text("stability.title"),
  // Two sliders have this path.
  start: () => words.text("part.start"),
  // These are not drawn at once.
  knobs: () => words.text("controls.rules"),
  noise: () => words.text("controls.noise"),
};

export interface SectionActions extends InsideActions {
  change: Change;
  /** Races every rule again, at the rates of the scan. */
  atBest(rates: Record<string, number>): void;
}

/**
 * The sections below the race: the scan of rates, the update in numbers, the learner's own rule, the claims, and
 * stability, which explains some of the claims. `guard` keeps sections that do not depend on the step from being
 * rendered in every step, which would take longer than a frame.
 */
export function sections(
  race: Race,
  state: State,
  cursor: number,
  scheme: Scheme,
  near: NearController<LatePart>,
  act: SectionActions,
): TemplateResult | typeof nothing {
  const { ground, runners, catalog } = race;
  if (!ground || !catalog || race.isFirst) return nothing;
  const steps = scanSteps(state);
  const language = currentLanguage();
  return html`
    ${near.notice("below")}
    ${part("scan", "below", near, () =>
      guard([ground, runners, race.scans, race.scan.failure, steps, scheme, language], () =>
        below?.scan(ground, runners, race, steps, scheme, act.atBest),
      ),
    )}
    ${part("inside", "below", near, () =>
      guard([runners, state.inside, state.program, state.own, Math.floor(cursor), language], () =>
        below?.inside(runners, catalog.optimizers, insideOf(state), state.program, cursor, act),
      ),
    )}
    ${part(
      "own",
      "own",
      near,
      () => html`<gl-own-rule
      .race=${race}
      .runners=${runners}
      path=""
      .slice=${state}
      .scheme=${scheme}
    ></gl-own-rule>`,
    )}
    ${part(
      "claims",
      "claims",
      near,
      () => html`<gradlab-optimizers-claims
      path="claims"
      .slice=${state.claims}
      .scheme=${scheme}
    ></gradlab-optimizers-claims>`,
    )}
    ${part("stability", "below", near, () =>
      guard([runners, state.surface, scheme, language], () => below?.stability(state, runners, scheme, act.change)),
    )}`;
}

/** A section, with its heading alone until its part has been loaded. */
function part(
  id: keyof typeof sectionLabels,
  name: LatePart,
  near: NearController<LatePart>,
  content: () => unknown,
): TemplateResult {
  // Three sections share this code: a failure to load it is reported once above them, even if one of them is hidden.
  if (name === "below" && near.lacks(name)) return html``;
  const waiting = () =>
    near.lacks(name)
      ? near.notice(name)
      : html`<div class="words waiting">
          <h2>${sectionLabels[id]()}</h2><p class="quiet">${words.text("part.waiting")}</p>
        </div>`;
  return html`<section
    class="part"
    id=${id}
    data-part=${name}
  >${near.has(name) ? content() : waiting()}</section>`;
}
