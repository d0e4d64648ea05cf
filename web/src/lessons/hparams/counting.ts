import { html, type TemplateResult } from "lit";
import type { Bind } from "../../kit";
import { numberText } from "../../look";
import type { State } from "./state";
import { type DialName, words } from "./words";

/**
 * The lecture's list of hyper-parameters as dials: how many values of each, how many combinations, and how long that
 * would take.
 */
export function counting(dials: State["dials"], bind: Bind, milliseconds: number | null): TemplateResult {
  const combinations = Object.values(dials).reduce((product, count) => product * count, 1);
  return html`<section id="counting" class="part">
    <div>
      <h2>${words.text("counting.title")}</h2>
      <p>${words.text("counting.text")}</p>
      <p class="count" role="status" translate="no">
        <b>${numberText(combinations, { digits: 3 })}</b> ${words.text("counting.combinations")}
        ${milliseconds === null ? words.text("counting.measure") : duration(combinations, milliseconds)}
      </p>
    </div>
    <div class="dials">
      ${Object.keys(dials).map(
        (name) =>
          html`<gl-number
            label=${words.text(`dial.${name as DialName}`)}
            min="1"
            max="50"
            ${bind(`dials.${name}`)}
          ></gl-number>`,
      )}
    </div>
  </section>`;
}

const year = 365.25 * 24 * 3600 * 1000;

/** In the largest unit that leaves a number above 1. */
function duration(combinations: number, milliseconds: number): string {
  const time = combinations * milliseconds;
  const run = numberText(milliseconds, { digits: 2 });
  if (time >= year) return words.text("counting.years", { time: numberText(time / year, { digits: 2 }), run });
  if (time >= 3_600_000)
    return words.text("counting.hours", { time: numberText(time / 3_600_000, { digits: 2 }), run });
  return words.text("counting.seconds", { time: numberText(time / 1000, { digits: 2 }), run });
}
