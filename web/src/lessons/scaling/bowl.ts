import { css, html, nothing, type PropertyValues } from "lit";
import { define } from "../../elements";
import type { Curvature, ExperimentDraft } from "../../engine/types";
import { knob } from "../../kit/controls";
import { coming, failureNotice } from "../../kit/failure";
import { Panel } from "../../kit/panel";
import { Task } from "../../kit/task";
import { baseStyles, numberText } from "../../look";
import "./bowl-picture";
import { line, plane, regression } from "./data";
import type { Quadratic } from "./ellipse";
import { type Laboratory, laboratory } from "./laboratory";
import { defaults, preprocessings, type State } from "./state";
import { partStyles } from "./styles";
import { words } from "./words";

const bowlSteps = 60;

/** The loss over two parameters, and the path of a run on it. */
export interface Bowl {
  curvature: Curvature;
  quadratic: Quadratic;
  /** The parameters after each step; ends at the last finite ones. */
  path: [number, number][];
  names: [string, string];
}

/** The experiment of a state: one input, or two correlated inputs, with the scales and means of the state. */
export function bowlDocument(state: State["bowl"]): ExperimentDraft {
  const { inputs, mean, scale, second, secondMean, correlation, preprocess, lr } = state;
  if (inputs === 1) return regression(line(2, 3), lr, bowlSteps, { inputScale: scale, inputShift: mean, preprocess });
  return regression(plane([scale, second], correlation, [mean, secondMean]), lr, bowlSteps, { preprocess });
}

/** Trains the experiment of a state and finds the curvature of its loss. */
export async function bowl(engine: Laboratory, state: State["bowl"]): Promise<Bowl> {
  const document = bowlDocument(state);
  const curvature = await engine.curvature(document);
  const path: [number, number][] = [];
  await engine.withRun(document, async (run) => {
    for (let step = 0; step <= bowlSteps; step++) {
      const { read, diverged } = await run.frame({ steps: step === 0 ? 0 : 1, read: { weights: {} } });
      const { weight = [], bias = [] } = read.weights[0] ?? {};
      const [x = Number.NaN, y = Number.NaN] = [...weight, ...bias];
      if (!Number.isFinite(x + y)) break;
      path.push([x, y]);
      if (diverged) break;
    }
  });
  return { curvature, quadratic: cut(curvature), path, names: state.inputs === 1 ? ["w", "b"] : ["w1", "w2"] };
}

/** The loss over the first two parameters; a third one has its optimal value. */
export function cut({ parameters, hessian, minimum, least }: Curvature): Quadratic {
  const at = (row: number, column: number) => hessian[row + parameters * column] ?? 0;
  return { a: at(0, 0), b: at(0, 1), c: at(1, 1), minimum: [minimum[0] ?? 0, minimum[1] ?? 0], least };
}

const knobs = {
  scale: knob("scale", defaults.bowl.scale, 0.05, 20, { scale: "log" }),
  mean: knob("mean", defaults.bowl.mean, -5, 5),
  second: knob("second", defaults.bowl.second, 0.05, 20, { scale: "log" }),
  secondMean: knob("secondMean", defaults.bowl.secondMean, -5, 5),
  correlation: knob("correlation", defaults.bowl.correlation, -0.95, 0.95),
  lr: knob("lr", defaults.bowl.lr, 1e-5, 10, { scale: "log" }),
};

/** The section with the bowl, its sliders, and the numbers that follow from its curvature. */
export class GlScalingBowl extends Panel<State["bowl"]> {
  private readonly bowl = new Task<Bowl>(this, { newer: "follow", remember: 20 });

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { slice } = this;
    void this.bowl.ask(slice, ({ signal }) => bowl(laboratory({ signal }), slice));
  }

  protected override render() {
    const two = this.slice.inputs === 2;
    return html`<section class="part">
      <div>
        <h2>${words.text("bowl.title")}</h2>
        <p>${words.text("bowl.text")}</p>
        <gl-segmented
          ${this.bind("preprocess")}
          label=${words.text("bowl.preprocess")}
          .options=${preprocessings.map((value) => ({ value, label: value }))}
        ></gl-segmented>
        <gl-segmented
          ${this.bind("inputs", { show: String, read: Number })}
          label=${words.text("bowl.inputs")}
          help=${words.text("bowl.inputs.help")}
          .options=${[{ value: "1", label: words.text("bowl.one") }, { value: "2", label: words.text("bowl.two") }]}
        ></gl-segmented>
        ${this.slider("scale")}${this.slider("mean")}
        ${two ? html`${this.slider("second")}${this.slider("secondMean")}${this.slider("correlation")}` : nothing}
        ${this.slider("lr")}
      </div>
      <div class="watched">${this.picture()}${failureNotice(this.bowl)}</div>
    </section>`;
  }

  private slider(key: keyof typeof knobs) {
    const limit = this.bowl.value?.curvature.largestRate;
    const mark = key === "lr" && limit !== undefined ? { value: limit, label: words.text("fan.limit") } : null;
    return html`<gl-slider
      ${this.bind(key)}
      label=${words.text(`bowl.${key}`)}
      of=${key === "lr" ? words.text("bowl.title") : ""}
      help=${words.text(`bowl.${key}.help`)}
      .knob=${knobs[key]}
      .mark=${mark}
    ></gl-slider>`;
  }

  private picture() {
    const { value } = this.bowl;
    if (!value) return coming(this.bowl, words.text("fan.empty"));
    const { curvature, quadratic, path, names } = value;
    const digits = { digits: 4 };
    const facts = {
      condition: numberText(curvature.condition, digits),
      largest: numberText(curvature.largestRate, digits),
      best: numberText(curvature.bestRate, digits),
    };
    const about = words.text("bowl.about", {
      x: names[0],
      y: names[1],
      steps: path.length - 1,
      condition: facts.condition,
    });
    return html`<gl-bowl-picture
        .quadratic=${quadratic}
        .path=${path}
        .names=${names}
        label=${words.text("bowl.picture")}
        about=${about}
      ></gl-bowl-picture>
      <p class="facts" role="status" translate="no">
        ${words.text("bowl.facts", facts)}${names[0] === "w1" ? ` ${words.text("bowl.cut")}` : nothing}
      </p>`;
  }

  static override styles = [baseStyles, partStyles, css`:host { display: block }`];
}

define("gl-scaling-bowl", GlScalingBowl);
