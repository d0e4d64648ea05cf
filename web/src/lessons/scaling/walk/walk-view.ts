import { html, nothing, type TemplateResult } from "lit";
import type { ValueEvent } from "../../../elements";
import { numberText } from "../../../look";
import { factor, frac, lines, mi, mn, mo, row, sub, sup, toned } from "../../../maths";
import type { Patch } from "../../../state";
import "./residuals";
import type { State } from "../state";
import { words } from "../words";
import { mostSteps, type Walk, type WalkStep } from "./walk";

/** One step of the run: the residuals, their sum, the formula with its numbers, and the step on the contours. */
export function walkPart(
  state: State["walk"],
  found: Walk | null,
  change: (patch: Patch<State>, movement?: string) => void,
  settle: () => void,
): TemplateResult {
  const at = Math.min(state.at, (found?.steps.length ?? 1) - 1);
  const step = found?.steps[at];
  const slider = (
    key: "at" | "lr",
    knob: object,
  ) => html`<gl-slider label=${key === "at" ? words.text("walk.at") : words.text("fan.lr")} help=${key === "at" ? words.text("walk.at.help") : words.text("bowl.lr.help")} .value=${state[key]} .knob=${knob}
    @gl-input=${(event: ValueEvent<number>) => change({ walk: { [key]: event.detail.value } }, `walk.${key}`)} @gl-change=${settle}></gl-slider>`;
  return html`<section class="part walk"><div><h2>${words.text("walk.title")}</h2><p>${words.text("walk.text")}</p>
      ${slider("at", { name: "at", default: 0, min: 0, max: mostSteps, scale: "linear", integer: true })}
      ${slider("lr", { name: "lr", default: 0.2, min: 0.001, max: 2, scale: "log" })}</div>
    ${
      found && step
        ? html`<div class="watched pair"><gl-residuals .step=${step}></gl-residuals>
        <gl-bowl-picture .quadratic=${found.quadratic} .path=${found.steps.slice(0, at + 2).map(({ w, b }) => [w, b])} about=${words.text("walk.about")}></gl-bowl-picture></div>
      <div class="after">${formula(step, state.lr)}${table(step)}</div>`
        : nothing
    }</section>`;
}

function formula(step: WalkStep, lr: number): TemplateResult {
  const n = step.x.length;
  const sums = sumsOf(step);
  const residual = row(
    mo("("),
    mi("W"),
    sub(mi("x"), mi("n")),
    mo("+"),
    mi("b"),
    mo("−"),
    sub(mi("y"), mi("n")),
    mo(")"),
  );
  const part = (name: string) => frac(row(mo("∂"), mi("L")), row(mo("∂"), mi(name)));
  const moved = (value: number, gradient: number) =>
    row(
      toned("parameter", mn(value)),
      mo("−"),
      mn(lr),
      mo("·"),
      toned("backward", factor(gradient)),
      mo("="),
      toned("parameter", mn(value - lr * gradient)),
    );
  return lines(
    [
      [
        mi("L"),
        row(mo("="), frac(mn(1), mi("N")), mo("∑"), sup(residual, mn(2)), mo("="), toned("forward", mn(step.loss))),
      ],
      [part("W"), row(mo("="), frac(mn(2), mi("N")), mo("∑"), residual, sub(mi("x"), mi("n")))],
      [row(), numbers(n, sums.product, step.gradient.w)],
      [part("b"), row(mo("="), frac(mn(2), mi("N")), mo("∑"), residual)],
      [row(), numbers(n, sums.residual, step.gradient.b)],
      [mi("W"), row(mo("←"), moved(step.w, step.gradient.w))],
      [mi("b"), row(mo("←"), moved(step.b, step.gradient.b))],
    ],
    words.text("walk.title"),
  );
}

/** A sum over the points, times 2/N, and what it comes to. */
const numbers = (n: number, sum: number, gradient: number) =>
  row(mo("="), frac(mn(2), mn(n)), mo("·"), factor(sum), mo("="), toned("backward", mn(gradient)));

function sumsOf({ residual, x }: WalkStep): { residual: number; product: number } {
  return {
    residual: residual.reduce((sum, value) => sum + value, 0),
    product: residual.reduce((sum, value, i) => sum + value * (x[i] ?? 0), 0),
  };
}

function table(step: WalkStep): TemplateResult {
  const cell = (value: number) => html`<td>${numberText(value, { digits: 4 })}</td>`;
  const sums = sumsOf(step);
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.text("walk.table")}><table class="numbers">
    <thead><tr><th scope="col">x</th><th scope="col">y</th><th scope="col">W x + b</th><th scope="col">${words.text("walk.residual")}</th><th scope="col">${words.text("walk.product")}</th></tr></thead>
    <tbody>${step.x.map((x, i) => html`<tr>${cell(x)}${cell(step.y[i] ?? 0)}${cell(step.prediction[i] ?? 0)}${cell(step.residual[i] ?? 0)}${cell((step.residual[i] ?? 0) * x)}</tr>`)}
      <tr><th scope="row">${words.text("walk.sum")}</th><td></td><td></td>${cell(sums.residual)}${cell(sums.product)}</tr></tbody></table></div>`;
}
