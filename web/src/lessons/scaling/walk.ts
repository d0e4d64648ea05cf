import { css, html, type PropertyValues, type TemplateResult } from "lit";
import { Painting } from "../../charts/painting";
import { TakeController, type Taken } from "../../charts/take/take";
import { define } from "../../elements";
import type { Curvature, PhaseResult } from "../../engine/types";
import { knob } from "../../kit/controls";
import { coming, failureNotice } from "../../kit/failure";
import { Panel } from "../../kit/panel";
import { Task } from "../../kit/task";
import { baseStyles, numberText, tokens } from "../../look";
import { factor, frac, lines, mathsStyles, mi, mn, mo, row, sub, sup, toned } from "../../maths";
import { cut } from "./bowl";
import "./bowl-picture";
import { csv, regression } from "./data";
import type { Quadratic } from "./ellipse";
import { type Laboratory, laboratory } from "./laboratory";
import { defaults, type State } from "./state";
import { partStyles } from "./styles";
import { words } from "./words";

/** The most steps that can be shown. */
export const mostSteps = 40;

/** Six points near y = 2 x + 3, few enough to read every number. */
const points = csv(
  ["x", "y"],
  [
    [-1, 0.8],
    [-0.4, 2.5],
    [0.2, 3.1],
    [0.8, 4.9],
    [1.4, 5.6],
    [2, 7.2],
  ],
);

/** All numbers of one step, read from the engine. `residual` is W x + b - y. */
export interface WalkStep {
  w: number;
  b: number;
  x: number[];
  y: number[];
  prediction: number[];
  residual: number[];
  loss: number;
  gradient: { w: number; b: number };
}

export interface Walk {
  curvature: Curvature;
  quadratic: Quadratic;
  steps: WalkStep[];
}

/** Runs gradient descent on `points` at this learning rate; ends early when it diverges. */
export async function walk(engine: Laboratory, lr: number): Promise<Walk> {
  const document = regression(points, lr, mostSteps + 1);
  const curvature = await engine.curvature(document);
  const steps: WalkStep[] = [];
  await engine.withRun(document, async (run) => {
    while (steps.length <= mostSteps) {
      const phases: PhaseResult[] = [];
      for (const name of ["takeBatch", "zeroGrad", "forward", "loss", "backward"] as const) {
        phases.push(await run.phase(name));
        // A run that has diverged has no further phases.
        if (run.progress.diverged) return;
      }
      const [batch, , forward, loss, backward] = phases as Phases;
      steps.push(stepOf(batch, forward, loss, backward));
      await run.phase("update");
      if (run.progress.diverged) return;
    }
  });
  return { curvature, quadratic: cut(curvature), steps };
}

type Phases = [PhaseResult, PhaseResult, PhaseResult, PhaseResult, PhaseResult];

function stepOf(batch: PhaseResult, forward: PhaseResult, loss: PhaseResult, backward: PhaseResult): WalkStep {
  const list = (result: PhaseResult, side: "read" | "written", name: string) =>
    Array.from(result[side].find((tensor) => tensor.name === name)?.values ?? []);
  const one = (result: PhaseResult, side: "read" | "written", name: string) =>
    list(result, side, name)[0] ?? Number.NaN;
  const all = {
    x: list(batch, "written", "x"),
    y: list(batch, "written", "y"),
    prediction: list(forward, "written", "logits"),
  };
  const order = all.x.map((_, i) => i).sort((i, j) => (all.x[i] ?? 0) - (all.x[j] ?? 0));
  const sorted = (values: number[]) => order.map((i) => values[i] ?? Number.NaN);
  const [x, y, prediction] = [sorted(all.x), sorted(all.y), sorted(all.prediction)];
  return {
    w: one(forward, "read", "layers.0.weight"),
    b: one(forward, "read", "layers.0.bias"),
    x,
    y,
    prediction,
    residual: prediction.map((value, i) => value - (y[i] ?? 0)),
    loss: one(loss, "written", "loss"),
    gradient: {
      w: one(backward, "written", "layers.0.weight.grad"),
      b: one(backward, "written", "layers.0.bias.grad"),
    },
  };
}

const knobs = {
  at: knob("at", defaults.walk.at, 0, mostSteps, { integer: true }),
  lr: knob("lr", defaults.walk.lr, 0.001, 2, { scale: "log" }),
};

/** The section on one step: the residuals, their sum, the formula with its numbers, and the step on the contours. */
export class GlScalingWalk extends Panel<State["walk"]> {
  private readonly task = new Task<Walk>(this, { newer: "follow", remember: 20 });

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { lr } = this.slice;
    void this.task.ask(lr, ({ signal }) => walk(laboratory({ signal }), lr));
  }

  protected override render() {
    return html`<section class="part walk">
      <div>
        <h2>${words.text("walk.title")}</h2>
        <p>${words.text("walk.text")}</p>
        ${this.slider("at", words.text("walk.at"), words.text("walk.at.help"))}
        ${this.slider("lr", words.text("fan.lr"), words.text("walk.lr.help"))}
        ${failureNotice(this.task)}
      </div>
      ${this.task.value ? this.seen(this.task.value) : coming(this.task, words.text("fan.empty"))}
    </section>`;
  }

  private slider(key: keyof typeof knobs, label: string, help: string) {
    const limit = this.task.value?.curvature.largestRate;
    return html`<gl-slider
      ${this.bind(key)}
      label=${label}
      of=${key === "lr" ? words.text("walk.title") : ""}
      help=${help}
      .knob=${knobs[key]}
      .mark=${key === "lr" && limit !== undefined ? { value: limit, label: words.text("fan.limit") } : null}
    ></gl-slider>`;
  }

  private seen({ steps, quadratic }: Walk) {
    const at = Math.min(this.slice.at, steps.length - 1);
    const step = steps[at];
    if (!step) return html`<p class="quiet">${words.text("walk.none")}</p>`;
    return html`<div class="watched pair">
        <gl-scaling-residuals .step=${step}></gl-scaling-residuals>
        <gl-bowl-picture
          .quadratic=${quadratic}
          .path=${steps.slice(0, at + 2).map(({ w, b }) => [w, b] as const)}
          label=${words.text("walk.about")}
          about=${words.text("walk.about")}
        ></gl-bowl-picture>
      </div>
      <div class="after" translate="no">${formula(step, this.slice.lr)}${table(step)}</div>`;
  }

  static override styles = [baseStyles, mathsStyles, partStyles, css`:host { display: block }`];
}

function formula(step: WalkStep, lr: number): TemplateResult {
  const n = step.x.length;
  const sums = sumsOf(step);
  const error = [mo("("), mi("W"), sub(mi("x"), mi("n")), mo("+"), mi("b"), mo("−"), sub(mi("y"), mi("n")), mo(")")];
  const residual = row(...error);
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
      [row(), averaged(n, sums.product, step.gradient.w)],
      [part("b"), row(mo("="), frac(mn(2), mi("N")), mo("∑"), residual)],
      [row(), averaged(n, sums.residual, step.gradient.b)],
      [mi("W"), row(mo("←"), moved(step.w, step.gradient.w))],
      [mi("b"), row(mo("←"), moved(step.b, step.gradient.b))],
    ],
    words.text("walk.title"),
  );
}

/** The equation of a sum over the points, times 2/N, and its value. */
const averaged = (n: number, sum: number, gradient: number) =>
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
  const heads = ["x", "y", "W x + b", words.text("walk.residual"), words.text("walk.product")];
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.text("walk.table")}>
    <table aria-label=${words.text("walk.table")} class="numbers" translate="no">
      <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
      <tbody>
        ${step.x.map((x, i) => {
          const residual = step.residual[i] ?? 0;
          return html`<tr>
            ${cell(x)}${cell(step.y[i] ?? 0)}${cell(step.prediction[i] ?? 0)}${cell(residual)}${cell(residual * x)}
          </tr>`;
        })}
        <tr>
          <th scope="row">${words.text("walk.sum")}</th>
          <td></td>
          <td></td>
          ${cell(sums.residual)}${cell(sums.product)}
        </tr>
      </tbody>
    </table>
  </div>`;
}

/** A drawing of the data, the current line, and the residuals between them. */
class GlScalingResiduals extends Painting {
  static override properties = { step: { attribute: false } };
  declare step: WalkStep | null;

  constructor() {
    super();
    this.step = null;
    new TakeController(this);
  }

  get wholeLabel(): string {
    return words.text("walk.table");
  }

  take(): Taken | null {
    const { step } = this;
    const rows = step ? Array.from(step.x, (x, i) => [x, step.y[i] ?? null, step.prediction[i] ?? null]) : [];
    return this.taken({ title: this.wholeLabel, x: "x", y: "y", table: { columns: ["x", "y", "wx + b"], rows } });
  }

  protected override render() {
    return html`<canvas role="img" aria-label=${this.wholeLabel}></canvas>`;
  }

  protected paint(context: CanvasRenderingContext2D, width: number, height: number): void {
    const { step } = this;
    if (!step) return;
    const { forward, backward, muted, line } = tokens[this.look.scheme];
    const left = (x: number) => 16 + ((x + 1.3) / 3.6) * (width - 32);
    const top = (y: number) => height - 16 - ((y + 1) / 10) * (height - 32);
    const stroke = (colour: string, thickness: number, [x0, y0]: [number, number], [x1, y1]: [number, number]) => {
      context.strokeStyle = colour;
      context.lineWidth = thickness;
      context.beginPath();
      context.moveTo(left(x0), top(y0));
      context.lineTo(left(x1), top(y1));
      context.stroke();
    };
    stroke(line, 1, [-1.3, 0], [2.3, 0]);
    stroke(line, 1, [0, -1], [0, 9]);
    stroke(forward, 2, [-1.3, step.b - 1.3 * step.w], [2.3, step.b + 2.3 * step.w]);
    step.x.forEach((x, i) => {
      const y = step.y[i] ?? 0;
      stroke(backward, 2, [x, y], [x, step.prediction[i] ?? y]);
      context.beginPath();
      context.arc(left(x), top(y), 5, 0, 7);
      context.fillStyle = muted;
      context.fill();
    });
  }

  static override styles = [
    baseStyles,
    css`
      :host { display: block; min-width: 0 }
      canvas { display: block; width: 100%; height: var(--picture-height, 240px) }
    `,
  ];
}

define("gl-scaling-residuals", GlScalingResiduals);
define("gl-scaling-walk", GlScalingWalk);
