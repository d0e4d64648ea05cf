import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import type { NearController } from "../../kit/near";
import type { Scheme } from "../../look";
import { currentLanguage, messages } from "../../messages";
import type { Patch } from "../../state";
import type { Change } from "./controls";
import { type InsideActions, inside } from "./inside/view";
import { insideOf, type Race, scanSteps } from "./race";
import { scan } from "./scan";
import { stability } from "./stability-view";
import type { State } from "./state";
import { words } from "./words";

/** The parts whose code is loaded when they come near. */
export const parts = {
  own: () => import("./own/panel"),
  claims: () => import("./claims"),
};
export type Part = keyof typeof parts;

/** What the sections are called, for a page that hides some. */
export const sectionLabels = {
  scan: () => words.text("scan.title"),
  inside: () => words.text("inside.title"),
  own: () => words.text("part.own"),
  stability: () => words.text("stability.title"),
  claims: () => words.text("part.claims"),
  // Two sliders have one path.
  start: () => words.text("part.start"),
};

export interface SectionActions extends InsideActions {
  change: Change;
  /** Lets every rule race anew, at the rates of the scan. */
  atBest(rates: Record<string, number>): void;
}

/**
 * What stands below the race: how its rates were found, the update in numbers, a rule of one's own, stability, and the
 * claims.
 * What does not follow the steps is left alone while they go by: its charts and tables cost more than a frame has.
 */
export function sections(
  race: Race,
  state: State,
  cursor: number,
  scheme: Scheme,
  near: NearController<Part>,
  act: SectionActions,
): TemplateResult | typeof nothing {
  const { ground, runners, catalog } = race;
  if (!ground || !catalog) return nothing;
  const ownChanged = ({ detail }: CustomEvent<{ patch: Patch<State>; movement?: string }>) =>
    act.change(detail.patch, detail.movement);
  const steps = scanSteps(state);
  const language = currentLanguage();
  return html`
    <section
      class="part"
      id="scan"
    >${guard([ground, runners, race.scans, steps, scheme, language], () =>
      scan(ground, runners, race.scans, steps, scheme, act.atBest),
    )}</section>
    <section
      class="part"
      id="inside"
    >${guard([runners, state.inside, state.own, Math.floor(cursor), language], () =>
      inside(runners, catalog.optimizers, insideOf(state), cursor, act),
    )}</section>
    ${part(
      "own",
      near,
      () => html`<gl-own-rule
      .race=${race}
      .runners=${runners}
      .state=${state}
      .scheme=${scheme}
      @own-change=${ownChanged}
    ></gl-own-rule>`,
    )}
    <section
      class="part"
      id="stability"
    >${guard([runners, state.surface, scheme, language], () => stability(state, runners, scheme, act.change))}</section>
    ${part(
      "claims",
      near,
      () => html`<gradlab-optimizers-claims
      path="claims"
      .slice=${state.claims}
      .scheme=${scheme}
    ></gradlab-optimizers-claims>`,
    )}`;
}

function part(name: Part, near: NearController<Part>, element: () => TemplateResult): TemplateResult {
  const waiting = () =>
    near.of(name) === "failed"
      ? html`<gl-notice
        kind="error"
        text=${words.text("part.failed")}
        action=${messages.text("engine.again")}
        @gl-action=${() => void near.bring(name)}
      ></gl-notice>`
      : html`<p class="quiet waiting" role="status">${words.text("part.waiting")}</p>`;
  return html`<section
    class="part"
    id=${name}
    data-part=${name}
  >${near.of(name) === "loaded" ? element() : waiting()}</section>`;
}
