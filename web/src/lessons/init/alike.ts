import { css, html, LitElement, nothing, svg, type TemplateResult } from "lit";
import type { AskOptions, ExperimentDraft } from "../../engine";
import { withRun } from "../../kit/with-run";
import { unitsAlike } from "./sorting-run";
import "../../charts/take/figure";
import { define } from "../../elements";
import { amongWorkers, Job, jobBar } from "../../kit";
import { baseStyles, numberText } from "../../look";
import { sectionStyles } from "./lesson-styles";
import { story } from "./section-words";

/** Largest weight on the axes of the plot, which run from -4 to 4. */
const reach = 4;
const size = 280;
const at = (value: number) => (size / 2) * (1 + value / reach);

const alikeUnits = 8;
export const alikeSteps = 600;
/** Updates between two readings of the weights. */
const stride = 10;

/** A network of one hidden layer on two moons, started from equal weights or from He's. */
export function alikeExperiment(start: "equal" | "he"): ExperimentDraft {
  return {
    seed: 1,
    data: { source: "moons", samples: 200, noise: 0.1 },
    model: { hidden: [alikeUnits], activation: "relu" },
    init: start === "equal" ? { scheme: "constant", std: 0.3 } : { scheme: "he-normal" },
    optimizer: { name: "sgd", lr: 0.3 },
    batchSize: 32,
    steps: alikeSteps,
    evalEvery: stride,
  };
}

/** The path of each hidden unit: its two input weights, read every `stride` updates. */
interface Trails {
  units: [x: number, y: number][][];
  /** The largest difference between the weights of two units at the end. */
  difference: number;
  /** Whether all units have exactly the same weights and biases at the end. */
  alike: boolean;
  loss: number;
}

/** Trains one network and records the paths of its hidden units. */
function trails(start: "equal" | "he", ask: AskOptions): Promise<Trails> {
  return withRun(alikeExperiment(start), ask, async (run) => {
    const units: Trails["units"] = Array.from({ length: alikeUnits }, () => []);
    let frame = await run.frame({ steps: 0, read: { weights: {}, evaluation: {} } });
    for (;;) {
      const weight = frame.read.weights[0]?.weight ?? new Float32Array();
      for (const [unit, trail] of units.entries()) trail.push([weight[unit] ?? 0, weight[unit + alikeUnits] ?? 0]);
      if (frame.step >= alikeSteps || frame.diverged) break;
      frame = await run.frame({ steps: stride, read: { weights: {}, evaluation: {} } });
    }
    const loss = frame.read.evaluation.trainLoss.at(-1) ?? Number.NaN;
    return { units, difference: largestDifference(units), alike: unitsAlike(frame.read.weights), loss };
  });
}

function largestDifference(units: Trails["units"]): number {
  const ends = units.flatMap((trail) => trail.slice(-1));
  const along = (axis: 0 | 1) => Math.max(...ends.map((end) => end[axis])) - Math.min(...ends.map((end) => end[axis]));
  return Math.max(along(0), along(1));
}

/** Two networks side by side, one from equal and one from random weights, and the paths of their hidden units. */
export class GlAlike extends LitElement {
  private readonly runs = new Job<(Trails | null)[]>(this, "init-alike");

  private readonly start = (): void => {
    void this.runs.start(null, (turn) => amongWorkers(turn, ["equal", "he"] as const, trails));
  };

  protected override render(): TemplateResult {
    const [equal = null, he = null] = this.runs.valueFor(null) ?? [];
    return html`
      <div class="words">
        <h2>${story.text("alike.title")}</h2>
        <p>${story.text("alike.text")}</p>
        ${jobBar(this.runs, null, story.text("alike.run"), this.start)}
        ${equal && he ? html`<p>${story.text("alike.because")}</p>` : nothing}
      </div>
      <div class="planes">${this.plane("alike.equal", equal)}${this.plane("alike.he", he)}</div>`;
  }

  private plane(title: "alike.equal" | "alike.he", result: Trails | null): TemplateResult {
    const table = {
      columns: columns.map((name) => story.text(`alike.column.${name}`)),
      rows: result ? rowsOf(result) : [],
    };
    return html`<figure aria-label=${story.text(title)}><figcaption>${story.text(title)}</figcaption>
      <gl-figure label="${story.text("alike.title")}: ${story.text(title)}" .table=${table}><svg
        viewBox="0 0 ${size} ${size}"
        role="img"
        aria-label="${story.text(title)}. ${result ? trailText(result) : story.text("alike.empty")}"
      >
        <path class="axis" d="M0 ${at(0)}H${size}M${at(0)} 0V${size}"></path>
        <text x="6" y=${at(0) + 16}>${story.text("alike.axis.x", { reach })}</text>
        <text x=${at(0) + 6} y="14">${story.text("alike.axis.y", { reach })}</text>
        ${
          result
            ? result.units.map(trail)
            : svg`<text
          x=${size / 2}
          y=${size * 0.75}
          text-anchor="middle"
        >${story.text("alike.empty")}</text>`
        }
      </svg></gl-figure>
      <p role="status" translate="no">${result ? trailText(result) : nothing}</p></figure>`;
  }

  static override styles = [
    baseStyles,
    sectionStyles,
    css`
      .words { justify-items: start }
      .planes { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 240px), 1fr)); gap: 24px }
      figure { margin: 0; min-width: 0 }
      figcaption { font: 600 15px/1.4 var(--sans); margin-bottom: 8px }
      figure p { font: 13px/1.45 var(--sans); color: var(--muted); margin-top: 8px; min-height: 4.4em }
      gl-figure { max-width: 400px }
      svg {
        display: block;
        width: 100%;
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      text {
        font: 12px var(--sans);
        fill: var(--muted);
        stroke: var(--surface);
        stroke-width: 6px;
        paint-order: stroke;
      }
      .axis { stroke: var(--line); fill: none }
      polyline { fill: none; stroke: var(--parameter); stroke-opacity: 0.55; stroke-width: 1.5; stroke-linejoin: round }
      .from { fill: var(--surface); stroke: var(--parameter); stroke-width: 1.5 }
      .to { fill: var(--parameter) }
    `,
  ];
}

const columns = ["unit", "step", "x", "y"] as const;
const rowsOf = ({ units }: Trails): number[][] =>
  units.flatMap((points, unit) => points.map(([x, y], look) => [unit + 1, look * stride, x, y]));

function trail(points: readonly (readonly [number, number])[]) {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return nothing;
  const path = points.map(([x, y]) => `${at(x).toFixed(1)},${at(-y).toFixed(1)}`).join(" ");
  return svg`<polyline points=${path}></polyline><circle
    class="from"
    cx=${at(first[0])}
    cy=${at(-first[1])}
    r="3"
  ></circle>
    <circle class="to" cx=${at(last[0])} cy=${at(-last[1])} r="5"></circle>`;
}

function trailText({ difference, alike, loss }: Trails): string {
  const numbers = { units: alikeUnits, difference: numberText(difference), loss: numberText(loss) };
  return alike ? story.text("alike.same", { ...numbers, steps: alikeSteps }) : story.text("alike.differ", numbers);
}

define("gl-init-alike", GlAlike);
declare global {
  interface HTMLElementTagNameMap {
    "gl-init-alike": GlAlike;
  }
}
