import { css, html, type PropertyValues, type TemplateResult } from "lit";
import "../../charts/line-chart";
import { define } from "../../elements";
import type { MatrixInput } from "../../engine/types";
import { failureNotice } from "../../kit/failure";
import { emitGraded } from "../../kit/grade";
import { Panel } from "../../kit/panel";
import { Sight } from "../../kit/sight";
import { Task } from "../../kit/task";
import { baseStyles, numberText } from "../../look";
import { evenly } from "./data";
import { type Laboratory, laboratory } from "./laboratory";
import type { State } from "./state";
import { partStyles } from "./styles";
import { words } from "./words";

/** The lines of the derivation as expressions of the engine. */
export const expressions = {
  /** The intended loss. */
  meant: "mean((y - (W*x + b))^2)",
  /** Line 2 as it is written, without the inner parentheses. */
  loss: "mean((y - W*x + b)^2)",
  /** Line 3. */
  derivative: "2*mean((W*x + b - y)*x)",
  /** The direction of line 4, without the 2. */
  step: "mean((W*x + b - y)*x)",
  /** Line 5. */
  bias: "2*mean(y - W*x + b)",
} as const;

/** The lines that the learner judges. A line slips when it is not equal to what it claims to be. */
export const lineNames = ["loss", "derivative", "step", "bias"] as const;
export type LineName = (typeof lineNames)[number];

/**
 * The right judgements. Line 2 lacks the parentheses. Line 4 claims to be the gradient of the intended loss, and lacks
 * the 2. Line 3 is right. Line 5 claims to be the derivative of line 2, which it is, although line 2 is wrong.
 */
export const truth: Record<LineName, "agrees" | "slips"> = {
  loss: "slips",
  derivative: "agrees",
  step: "slips",
  bias: "agrees",
};

/** The points of a regression with one input, and the parameters at which the lines are evaluated. */
export interface SlipPlace {
  x: MatrixInput;
  y: MatrixInput;
  W: number;
  b: number;
}

const column = (values: readonly number[]): MatrixInput => values.map((value) => [value]);

/** Two points, so that the numbers can be checked by hand. */
export const example: SlipPlace = { x: column([1, 2]), y: column([5, 7]), W: 0.5, b: 1 };

/**
 * The values of a line at a place: the line as written, the quantity that it claims to be (derivatives by finite
 * differences), and that quantity for the intended loss.
 */
export interface Evidence {
  written: number;
  measured: number;
  meant: number;
}

/** Evaluates all lines at a place. */
export async function evidence(engine: Laboratory, place: SlipPlace = example): Promise<Record<LineName, Evidence>> {
  const number = (text: string) => numberOf(engine, text, place);
  const difference = async (text: string, wrt: "W" | "b") =>
    (await engine.differences({ text, at: { ...place }, wrt, widths: [1e-4] })).double[0] ?? Number.NaN;
  const { meant } = expressions;
  const [w, b] = [await difference(meant, "W"), await difference(meant, "b")];
  const loss = await number(meant);
  return {
    loss: { written: await number(expressions.loss), measured: loss, meant: loss },
    derivative: { written: await number(expressions.derivative), measured: w, meant: w },
    step: { written: await number(expressions.step), measured: w, meant: w },
    bias: { written: await number(expressions.bias), measured: await difference(expressions.loss, "b"), meant: b },
  };
}

async function numberOf({ express }: Laboratory, text: string, place: SlipPlace): Promise<number> {
  return (await express({ text, at: { ...place }, mode: "value" })).value.values[0] ?? Number.NaN;
}

/** 50 points of y = 2 x + 3 for x from -1 to 2. */
const spaced = evenly(50);
const x = spaced.map((value) => 0.5 + (1.5 * value) / (spaced.at(-1) ?? 1));
const many = { x: column(x), y: column(x.map((value) => 2 * value + 3)) };

/** Parameters after each step of a descent. */
export interface Descended {
  w: number[];
  b: number[];
}

/** Descent with line 4 for W and line 5 for b: it converges to wrong parameters, without a warning. */
export async function mixed(engine: Laboratory, steps = 80, lr = 0.3): Promise<Descended> {
  const path: Descended = { w: [0], b: [0] };
  let [W, b] = [0, 0];
  for (let step = 0; step < steps; step++) {
    const place = { ...many, W, b };
    W -= lr * (await numberOf(engine, expressions.step, place));
    b -= lr * (await numberOf(engine, expressions.bias, place));
    path.w.push(W);
    path.b.push(b);
  }
  return path;
}

interface Checked {
  evidence: Record<LineName, Evidence>;
  mixed: Descended;
}

/** The section with four lines to judge; after the check also the evidence, and the descent that mixes lines. */
export class GlScalingSlip extends Panel<State["slip"]> {
  private readonly checked = new Task<Checked>(this);
  private readonly sight = new Sight(this);
  /** The number of checks. The first check shows the answers, so later ones do not count. */
  private tries = 0;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!this.slice.checked) return;
    void this.checked.ask("both", async ({ signal }) => ({
      evidence: await evidence(laboratory({ signal })),
      mixed: await mixed(laboratory({ signal })),
    }));
  }

  private readonly check = (): void => {
    this.change({ checked: true });
    const { checked: _, ...answer } = this.slice;
    const right = lineNames.filter((name) => answer[name] === truth[name]).length;
    this.tries++;
    emitGraded(this, {
      lesson: "scaling",
      exercise: "spot-the-slip",
      variant: 0,
      answer,
      correct: right === lineNames.length,
      score: this.tries === 1 ? right : 0,
      max: lineNames.length,
      tries: this.tries,
      hints: 0,
      seconds: Math.round(this.sight.seconds),
    });
  };

  protected override render() {
    const { slice } = this;
    const checked = this.checked.value;
    const options = (["agrees", "slips"] as const).map((value) => ({ value, label: words.text(`slip.${value}`) }));
    const open = slice.checked || lineNames.some((name) => slice[name] === "");
    return html`<section class="part">
      <div>
        <h2>${words.text("slip.title")}</h2>
        <p>${words.text("slip.text")}</p>
        <p class="facts"><code>${words.text("slip.meant")}</code></p>
        <p class="facts"><code>1: p = W x + b</code></p>
      </div>
      <div>
        ${lineNames.map(
          (name) => html`<div class="judged">
            <code>${words.text(`slip.${name}`)}</code>
            <gl-segmented
              ${this.bind(name)}
              compact
              label=${words.text(`slip.${name}`)}
              .options=${options}
              ?disabled=${slice.checked}
            ></gl-segmented>
          </div>`,
        )}
        <div><gl-button ?disabled=${open} @click=${this.check}>${words.text("slip.check")}</gl-button></div>
        ${slice.checked && checked ? this.shown(checked) : ""}${failureNotice(this.checked)}
      </div>
    </section>`;
  }

  private shown({ evidence, mixed }: Checked): TemplateResult {
    const count = lineNames.filter((name) => this.slice[name] === truth[name]).length;
    const heads = (["written", "said", "meantColumn"] as const).map((key) => words.text(`slip.${key}`));
    const number = (value: number) => numberText(value, { digits: 5 });
    return html`<p class="facts" role="status">${words.text("slip.right", { count, of: lineNames.length })}</p>
      <div class="scroll" tabindex="0" role="group" aria-label=${words.text("slip.title")}>
        <table aria-label=${words.text("slip.title")} class="numbers" translate="no">
          <thead>
            <tr>
              <th scope="col">${words.text("slip.line")}</th>
              ${heads.map((head) => html`<th scope="col">${head}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${lineNames.map((name, index) => {
              const { written, measured, meant } = evidence[name];
              const tone = truth[name] === "agrees" ? "correct" : "error";
              return html`<tr>
                <th scope="row">
                  <span class="line">${index + 2}: ${words.text(`slip.${name}.short`)}</span>
                  <span class=${tone}>${words.text(`slip.${truth[name]}`)}</span>
                </th>
                <td>${number(written)}</td>
                <td>${number(measured)}</td>
                <td>${number(meant)}</td>
              </tr>`;
            })}
          </tbody>
        </table>
      </div>
      <p>${words.text("slip.because")}</p>
      ${converged(mixed)}`;
  }

  static override styles = [
    baseStyles,
    partStyles,
    css`
      :host { display: block }
      .judged { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: 8px 24px }
      .judged code { flex: 1 1 34ch; font-size: 13px }
      .line { white-space: nowrap }
    `,
  ];
}

function converged({ w, b }: Descended): TemplateResult {
  const x = w.map((_, step) => step);
  const [slope = Number.NaN, intercept = Number.NaN] = [w.at(-1), b.at(-1)];
  const signed = `${intercept < 0 ? "−" : "+"} ${numberText(Math.abs(intercept), { digits: 7 })}`;
  return html`<gl-line-chart
      label=${words.text("slip.plot")}
      x-label=${words.text("fan.step")}
      y-label=${words.text("slip.plot")}
      .series=${[
        { label: "W", x, y: w, colour: "parameter" },
        { label: "b", x, y: b, colour: "parameter", dashed: true },
      ]}
    ></gl-line-chart>
    <p class="facts" translate="no">
      ${words.text("slip.mixed", { w: numberText(slope, { digits: 7 }), b: signed })}
    </p>`;
}

define("gl-scaling-slip", GlScalingSlip);
