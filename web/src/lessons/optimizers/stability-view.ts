import { html, nothing, type TemplateResult } from "lit";
import { countText, numberHtml, numberText, type Scheme } from "../../look";
import type { Patch } from "../../state";
import { sample } from "./chips";
import type { Runner } from "./runner";
import { type Best, bestOf, limitOf, mostSteps, type Quadratic, quadratic, rateOf, stepsToShare } from "./stability";
import { words } from "./stability-words";
import type { State } from "./state";
import { words as shared } from "./words";

/** The section on stability: on a quadratic, the limit and the best knobs of three rules are known in closed form. */
export function stability(
  state: State,
  runners: readonly Runner[],
  scheme: Scheme,
  change: (patch: Patch<State>) => void,
): TemplateResult {
  const bowl = quadratic(state.surface);
  return html`
    <div class="words"><h2>${shared.text("stability.title")}</h2><p>${words.text("text")}</p>
      ${
        bowl
          ? html`<p>${words.text("axes")}</p>${angles(state, change)}`
          : html`<div><gl-button
        path="surface"
        @click=${() => change({ surface: { name: "ravine", angle: 0, kappa: 100 }, start: null, step: 0 })}
      >${words.text("go")}</gl-button></div>`
      }</div>
    <div class="numbers">${
      bowl ? table(bowl, runners, scheme, change) : html`<p class="quiet">${words.text("none")}</p>`
    }</div>`;
}

/**
 * Buttons that turn the ravine: for rules that only scale the gradient nothing changes, for those that scale each
 * coordinate separately much does.
 */
function angles({ surface }: State, change: (patch: Patch<State>) => void): TemplateResult | typeof nothing {
  if (surface.name !== "ravine") return nothing;
  const turned = Number(surface.angle ?? 0);
  const button = (angle: number) =>
    html`<gl-button
      path="surface.angle"
      .pressed=${turned === angle}
      @click=${() => change({ surface: { angle } })}
    >${words.text("angle", { angle })}</gl-button>`;
  return html`<div class="choices">${button(0)}${button(45)}</div>`;
}

function table(
  bowl: Quadratic,
  runners: readonly Runner[],
  scheme: Scheme,
  change: (patch: Patch<State>) => void,
): TemplateResult {
  return html`<div
    class="scroll"
    tabindex="0"
    role="group"
    aria-label=${shared.text("stability.title")}
  ><table aria-label=${shared.text("stability.title")} class="standings" translate="no">
    <thead><tr>
      <th scope="col">${shared.text("table.rule")}</th>
      <th scope="col">${words.text("limit")}</th>
      <th scope="col">${words.text("yours")}</th>
      <th scope="col">${words.text("factor")}</th>
        <th scope="col">${words.text("best")}</th>
        <th scope="col">${words.text("bestFactor")}</th>
        <td></td></tr></thead>
    <tbody>${runners
      .filter(({ rule }) => rule !== "own")
      .map((runner) => row(bowl, runner, scheme, change))}</tbody></table></div>
    <p class="quiet">${words.text("note")}</p>`;
}

function row(bowl: Quadratic, runner: Runner, scheme: Scheme, change: (patch: Patch<State>) => void): TemplateResult {
  const name = html`<th scope="row">${sample(runner.rule, scheme)} ${runner.label}</th>`;
  const limit = limitOf(runner.rule, runner.knobs, bowl);
  const best = bestOf(runner.rule, bowl);
  if (!limit || !best)
    return html`<tr>${name}<td colspan="6" class="quiet said">${words.text(restsOf(runner.rule))}</td></tr>`;
  const rate = runner.knobs.lr ?? Number.NaN;
  const factor = rateOf(runner.rule, runner.knobs, bowl);
  const used = knobsAt(best, runner);
  return html`<tr>${name}<td>${limit.label} = ${numberHtml(limit.value)}</td>
    <td class=${rate > limit.value ? "error" : ""}>${numberHtml(rate)}<small>${words.text("share", {
      percent: Math.round((100 * rate) / limit.value),
    })}</small></td>
    <td>${
      factor < 1
        ? numberHtml(factor, { digits: 4 })
        : html`<span class="error">${words.text("grows", { factor: numberText(factor) })}</span>`
    }<small>${pace(runner.rule, runner.knobs, bowl)}</small></td>
    <td>${numberHtml(best.lr)}${
      best.momentum === null ? nothing : html`<small>μ ${numberHtml(best.momentum)}</small>`
    }</td>
    <td>${numberHtml(best.rate, { digits: 4 })}
      <small>${pace(runner.rule, { ...runner.knobs, ...used }, bowl)}</small></td>
    <td><gl-button
      path="knobs.${runner.rule}"
      of=${runner.label}
      @click=${() => change({ knobs: { [runner.rule]: used } })}
    >${words.text("use")}</gl-button></td></tr>`;
}

/** The key of the text on how an adaptive rule behaves near a minimum at a constant rate. */
const restsOf = (rule: string) => (rule === "adagrad" ? "adagrad" : rule.startsWith("adam") ? "adam" : "adaptive");

/**
 * The knobs of the closed form. It holds without weight decay and dampening, which become 0; the core's Nesterov needs
 * a momentum above 0.
 */
function knobsAt({ lr, momentum }: Best, { rule, knobs }: Runner): Record<string, number> {
  const without = ["weightDecay", "dampening"].filter((name) => (knobs[name] ?? 0) !== 0);
  return {
    lr,
    ...(momentum === null ? {} : { momentum: Math.max(momentum, rule === "nesterov" ? 1e-6 : 0) }),
    ...Object.fromEntries(without.map((name) => [name, 0])),
  };
}

/** The number of steps until the error is a millionth of what it was, as a text. */
function pace(rule: string, knobs: Runner["knobs"], bowl: Quadratic): string {
  if (rateOf(rule, knobs, bowl) >= 1) return "";
  const steps = stepsToShare(1e-6, rule, knobs, bowl);
  if (steps === 1) return words.text("step");
  if (steps > mostSteps) return words.text("many", { steps: countText(mostSteps) });
  return words.text("steps", { steps: countText(steps) });
}
