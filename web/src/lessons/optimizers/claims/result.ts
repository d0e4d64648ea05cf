import { html, nothing, type TemplateResult } from "lit";
import { numberHtml, numberText, withError } from "../../../look";
import type { Verdict } from "../../../statistics";
import { pairsText } from "../predict/judging";
import type { Claim, ClaimFinding, Factors, Measured, Tried } from "./claim";
import { judgedOrder, standings } from "./standings";
import type { ClaimsState } from "./state";
import { words } from "./words";

/**
 * The result of a claim so far: the verdict and the learner's prediction, the settings, and the numbers of the chosen
 * setting.
 */
export function result(
  claim: Claim,
  finding: ClaimFinding,
  state: ClaimsState,
  shown: number,
  show: (setting: number) => void,
): TemplateResult {
  const chosen = finding.tried[shown] ?? finding.tried[0];
  return html`${compared(claim, finding, state)}
    ${settings(claim, finding, state.seeds, chosen, show)}
    ${chosen ? numbers(chosen) : nothing}
    ${
      finding.tried.length === claim.settings.length
        ? html`<p><b>${words.text("mended.label")}:</b> ${claim.mended()} <span class="quiet">${words.text(
            `mended.${finding.mended}`,
          )}</span></p>
            <p>${claim.known()}</p>`
        : nothing
    }`;
}

/** The text of a factor's value: its name, if the words have one (a surface, a data set). */
function valueText(value: string | number): string {
  if (typeof value === "number") return numberText(value);
  const key = `value.${value}`;
  const text = words.text(key as "value.ravine");
  return text === key ? value : text;
}

/** A setting in words: "ravine, noise 0.1". */
export const settingText = (factors: Factors): string =>
  Object.entries(factors)
    .map(([name, value]) => words.text(`factor.${name}` as "factor.noise", { value: valueText(value) }))
    .join(", ");

/** A sentence on what a verdict depends on: "the noise and the data". */
const dependsText = (names: readonly string[]): string =>
  words.text("result.depends", {
    factors: names.map((name) => words.text(`on.${name}` as "on.noise")).join(words.text("and")),
  });

/** The predicted order and verdict beside the measured ones; without a prediction only the latter. */
function compared(claim: Claim, finding: ClaimFinding, { guesses, orders }: ClaimsState): TemplateResult {
  const verdict = words.text(`verdict.${finding.verdict}`);
  const { length: done } = finding.tried;
  const guess = guesses[claim.id];
  const order = orders[claim.id];
  const first = finding.tried[0];
  const whole = done === claim.settings.length;
  const text = !whole
    ? words.text("result.partial", { done, of: claim.settings.length, verdict })
    : guess === undefined
      ? words.text("result.plain", { verdict })
      : guess === finding.verdict
        ? words.text("result.right", { verdict })
        : words.text("result.wrong", { verdict, guess: guessText(guess) });
  // An undecided verdict makes a prediction neither right nor wrong.
  const isOpen = !whole || guess === undefined || finding.verdict === "undecided";
  const mark = isOpen ? "" : guess === finding.verdict ? "correct" : "error";
  return html`${
    order && first
      ? html`<p class="compared">${pairsText(judgedOrder(order, standings(claim, first.trial)))}</p>`
      : nothing
  }
    <p class="compared ${mark}">${text} ${finding.dependsOn.length > 0 ? dependsText(finding.dependsOn) : nothing}</p>`;
}

export const guessText = (guess: Verdict): string =>
  words.text(guess === "undecided" ? "guess.undecided" : `verdict.${guess}`);

/** A table with a row for each setting: its decision and the differences that it rests on. */
function settings(
  claim: Claim,
  finding: ClaimFinding,
  seeds: number,
  chosen: Tried | undefined,
  show: (setting: number) => void,
): TemplateResult {
  const comparisons = finding.tried.reduce((sum, { judged: all }) => sum + all.length, 0);
  const row = (tried: Tried, at: number) => html`<tr class=${tried === chosen ? "chosen" : ""}>
    <th scope="row"><button
      type="button"
      class="setting"
      aria-pressed=${tried === chosen}
      title=${words.text("settings.open")}
      @click=${() => show(at)}
    >${settingText(tried.factors)}</button>
      ${
        tried.role === "domain"
          ? nothing
          : html`<small title=${
              tried.role === "control" ? words.text("role.control.help") : ""
            }>${words.text(`role.${tried.role}`)}</small>`
      }</th>
    <td class="decision ${tried.decision}">${words.text(`setting.${tried.decision}`)}</td>
    <td class="differences">${tried.judged.map(
      (one, index) => html`<div>${differenceText(claim, one.difference.mean)} ${intervalText(claim, one.interval)}
      <small>${words.text("settings.beside", { rule: tried.trial.comparisons[index]?.against ?? "" })}${
        one.decision === "undecided" && Number.isFinite(one.visible)
          ? html`; ${words.text("settings.visible")} ${differenceText(claim, one.visible)}`
          : nothing
      }</small></div>`,
    )}</td>
  </tr>`;
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.text("settings.label")}>
      <table aria-label=${words.text("settings.label")} class="settings" translate="no">
        <thead><tr>
          <th scope="col">${words.text("settings.setting")}</th>
          <th scope="col">${words.text("settings.label")}</th>
          <th scope="col">${claim.unit()}</th></tr></thead>
        <tbody>${finding.tried.map(row)}</tbody>
      </table>
    </div>
    <p class="quiet">${words.text("settings.note", { seeds, count: comparisons })}</p>`;
}

/** A difference of logarithms is shown as a factor. */
function differenceText({ scale }: Claim, value: number): string {
  if (scale === "factor") return words.text("difference.factor", { factor: numberText(Math.exp(value)) });
  return numberText(value);
}

function intervalText(claim: Claim, [low, high]: readonly [number, number]): TemplateResult {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return html`<small>${words.text("settings.none")}</small>`;
  return html`<span class="interval">[${differenceText(claim, low)}, ${differenceText(claim, high)}]</span>`;
}

/** The measurements of one setting. */
function numbers({ factors, trial: { columns, rows } }: Tried): TemplateResult {
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.text("table.label")}>
    <table class="numbers" translate="no">
      <caption>${settingText(factors)}</caption>
      <thead><tr><td></td>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
      <tbody>${rows.map(
        ({ label, cells }) => html`<tr>
        <th scope="row">${label}</th>${cells.map((cell) => html`<td>${cellHtml(cell)}</td>`)}</tr>`,
      )}</tbody>
    </table>
  </div>`;
}

function cellHtml({ value, error }: Measured): TemplateResult {
  if (value === null || !Number.isFinite(value)) return html`<span class="quiet">${words.text("never")}</span>`;
  if (error === undefined) return html`${numberHtml(value)}`;
  const text = withError(value, error);
  return html`${text.value} <span class="spread">± ${text.error}</span>`;
}
