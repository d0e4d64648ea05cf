import { html, nothing, type TemplateResult } from "lit";
import "../../../elements";
import { define } from "../../../elements";
import { engine } from "../../../engine";
import { Gate, granted, knob, Panel, Sight, Task, type Turn, workBar } from "../../../kit";
import { baseStyles, controlStyles, type Scheme } from "../../../look";
import { tangentColours, tangentStyles } from "../symbols";
import { countsTable, type Times } from "./counts";
import "./heat-map";
import { type AskPart, Jacobian, type Mode, modes } from "./jacobian";
import { defaults, type ModesState } from "./state";
import { modesStyles } from "./styles";
import { type Timing, tickOf, timed } from "./timing";
import { words } from "./words";
import "../../../charts";
import type { LineSeries } from "../../../charts";
import { drawBands } from "../../../charts/line-bands";

/** The most entries of a Jacobian that is run at once: milliseconds even where each entry has a pass of its own. */
const quick = 10_000;
/** With so few outputs a thousand inputs are measured at once, too. */
const fewOutputs = 10;
/** The numbers of inputs that the curves are measured at. */
const sizes = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] as const;

/** Both modes at one Jacobian: the matrices as far as they are, and how long each took once that was measured. */
interface Pair {
  jacobians: Readonly<Record<Mode, Jacobian>>;
  /** Changes with every pass. */
  passes: number;
  times: Times | null;
}

/** Both modes at a function as large as one likes: the Jacobian pass by pass, and what each mode took by the inputs. */
export class GlBackpropSizes extends Panel<ModesState> {
  static override properties = { ...Panel.properties, scheme: {} };
  declare scheme: Scheme;
  private readonly pair = new Task<Pair>(this, { rest: 150, remember: 10 });
  private readonly curves = new Task<readonly Point[]>(this, { rest: 150, remember: 10 });
  /** Measurements that no button asked for wait at it while the element is out of view. */
  private readonly gate = new Gate();
  private readonly sight = new Sight(this, () => (this.sight.seen ? this.gate.open() : this.gate.close()));
  private tick = 0;

  constructor() {
    super();
    this.gate.close();
    this.slice = defaults;
    this.scheme = "light";
  }

  protected override willUpdate(): void {
    const { inputs, outputs } = this.slice;
    // What takes long waits for the button.
    if (inputs * outputs <= quick) void this.pair.ask([inputs, outputs], (turn) => this.run(inputs, outputs, turn));
    if (outputs <= fewOutputs && this.pair.has([inputs, outputs]))
      void this.curves.ask(outputs, (turn) => this.measureAll(outputs, turn, () => this.gate.pass()));
  }

  // ---- work -------------------------------------------------------------------------------------------------------

  private readonly ask =
    (signal: AbortSignal): AskPart =>
    async (...asked) =>
      granted(await engine().call("jacobian", asked, { lane: engine().batch, signal }));

  private async run(inputs: number, outputs: number, { signal, show }: Turn<Pair>): Promise<Pair> {
    const ask = this.ask(signal);
    const jacobians = { vjp: new Jacobian("vjp", inputs, outputs), jvp: new Jacobian("jvp", inputs, outputs) };
    const now = (times: Pair["times"]): Pair => ({
      jacobians,
      passes: jacobians.vjp.passes + jacobians.jvp.passes,
      times,
    });
    for (const mode of modes) await jacobians[mode].finish(ask, () => show(now(null)));
    const vjp = await this.time(ask, "vjp", inputs, outputs);
    return now({ vjp, jvp: await this.time(ask, "jvp", inputs, outputs) });
  }

  /**
   * For the outputs that were asked about: the state may have gone on when a button is pressed. Before each measurement
   * it waits for `mayGoOn`.
   */
  private async measureAll(
    outputs: number,
    turn: Turn<readonly Point[]>,
    mayGoOn: () => Promise<void> = async () => {},
  ): Promise<Point[]> {
    const { signal, show, progress } = turn;
    const ask = this.ask(signal);
    const points: Point[] = [];
    for (const inputs of sizes)
      for (const mode of modes) {
        await mayGoOn();
        const jacobian = new Jacobian(mode, inputs, outputs);
        await jacobian.finish(ask, () => {});
        const timing = await this.time(ask, mode, inputs, outputs);
        points.push({ inputs, mode, timing, multiplications: jacobian.multiplications });
        show([...points]);
        progress(points.length, 2 * sizes.length);
      }
    return points;
  }

  /** How long the whole Jacobian takes; null: too short for this clock. */
  private time(ask: AskPart, mode: Mode, inputs: number, outputs: number): Promise<Timing | null> {
    this.tick ||= tickOf(() => performance.now());
    const count = mode === "vjp" ? outputs : inputs;
    return timed(
      async (atLeast) => (await ask({ inputs, outputs, seed: 1, mode, from: 0, count }, atLeast)).milliseconds,
      this.tick,
    );
  }

  // ---- what it shows ----------------------------------------------------------------------------------------------

  protected override render(): TemplateResult {
    const { inputs, outputs } = this.slice;
    const pair = this.pair.valueFor([inputs, outputs]);
    const shape = (name: "loss" | "square" | "curve", size: { inputs: number; outputs: number }) =>
      html`<gl-button
        path="modes"
        @click=${() => this.change(size)}
      >${words.text(`preset.${name}`)}</gl-button>`;
    const isLong = inputs * outputs > quick;
    return html`<section class="part">
      <div>
        <h3>${words.text("big.title")}</h3>
        <p>${words.text("big.text")}</p>
        <p class="quiet">${words.text("kept.text")}</p>
      </div>
      <div>
        <div class="controls">
          ${(["inputs", "outputs"] as const).map(
            (name) => html`<gl-slider
              ${this.bind(name)}
              label=${words.text(name)}
              help=${words.text(`${name}.help`)}
              .knob=${knob(name, defaults[name], 1, 1000, { scale: "log", integer: true })}
            ></gl-slider>`,
          )}
        </div>
        <div class="buttons" role="group" aria-label=${words.text("preset.label")}>
          ${shape("loss", { inputs: 500, outputs: 1 })} ${shape("square", { inputs: 100, outputs: 100 })}
          ${shape("curve", { inputs: 1, outputs: 500 })}
        </div>
        ${
          isLong || this.pair.failure
            ? job(
                this.pair,
                words.text("both"),
                () => void this.pair.start([inputs, outputs], (turn) => this.run(inputs, outputs, turn)),
              )
            : nothing
        }
        <div class="maps">${modes.map((mode) => this.map(pair, mode))}</div>
        ${pair ? countsTable(pair.jacobians, words.text("counts.big"), pair.times) : nothing}
        ${pair?.times ? html`<p class="quiet">${words.text("time.how")}</p>` : nothing}
        ${
          outputs > fewOutputs || this.curves.busy || this.curves.failure || this.isStopped
            ? job(
                this.curves,
                words.text("curves"),
                () => void this.curves.start(outputs, (turn) => this.measureAll(outputs, turn)),
              )
            : nothing
        }
        ${curveCharts(this.points(pair), this.slice, this.scheme)}
      </div>
    </section>`;
  }

  /** The curves of few outputs begin by themselves; after a stop only the button continues. */
  private get isStopped(): boolean {
    const { inputs, outputs } = this.slice;
    return this.pair.has([inputs, outputs]) && !this.curves.has(outputs);
  }

  private map(pair: Pair | null, mode: Mode): TemplateResult {
    const { inputs, outputs } = this.slice;
    const jacobian = pair?.jacobians[mode] ?? null;
    const total = jacobian?.total ?? (mode === "vjp" ? outputs : inputs);
    const label = words.text(`map.${mode}`);
    const passes = words.text(`map.${mode}.passes`, { passes: jacobian?.passes ?? 0, total });
    return html`<figure aria-label=${label}>
      <gl-backprop-jacobian
        .jacobian=${jacobian}
        .passes=${jacobian?.passes ?? 0}
        label=${label}
      ></gl-backprop-jacobian>
      <figcaption translate="no">${label}: ${passes}</figcaption>
    </figure>`;
  }

  /** What was measured, and where the sliders stand. */
  private points(pair: Pair | null): Point[] {
    const { inputs, outputs } = this.slice;
    const measured = this.curves.valueFor(outputs) ?? [];
    if (!pair?.times || measured.some((one) => one.inputs === inputs)) return [...measured];
    const { jacobians, times } = pair;
    const here = (mode: Mode): Point => {
      return { inputs, mode, timing: times[mode], multiplications: jacobians[mode].multiplications };
    };
    return [...measured, ...modes.map(here)];
  }

  static override styles = [baseStyles, controlStyles, tangentStyles, modesStyles];
}

/** The button for long work, and why it failed. */
function job(task: Task<Pair> | Task<readonly Point[]>, label: string, start: () => void): TemplateResult {
  const { busy, failure, cause, progress } = task;
  const { done, all } = progress ?? { done: 0, all: 0 };
  const work = { label, busy, done, all, failure, cause };
  return html`<div class="buttons">${workBar(work, start, () => task.stop())}</div>`;
}

/** What one size took. */
interface Point {
  inputs: number;
  mode: Mode;
  timing: Timing | null;
  multiplications: number;
}

/** Time and multiplications of both modes by the number of inputs; `inputs`: where the sliders stand. */
function curveCharts(
  points: readonly Point[],
  { inputs, outputs }: { inputs: number; outputs: number },
  scheme: Scheme,
): TemplateResult {
  const of = (mode: Mode) => points.filter((one) => one.mode === mode).sort((a, b) => a.inputs - b.inputs);
  const look = (mode: Mode) => ({
    label: words.text(`chart.${mode}`),
    colour: mode === "vjp" ? "backward" : tangentColours[scheme],
    dotted: true,
  });
  const times = modes.flatMap((mode): LineSeries[] => {
    const timed = of(mode).flatMap(({ inputs, timing }) => (timing ? [{ inputs, ...timing }] : []));
    const [x, low, high] = [timed.map((one) => one.inputs), timed.map((one) => one.low), timed.map((one) => one.high)];
    return x.length === 0 ? [] : [{ ...look(mode), x, y: timed.map((one) => one.median), band: { low, high } }];
  });
  const counted = modes.flatMap((mode): LineSeries[] => {
    const all = of(mode);
    const y = all.map((one) => one.multiplications);
    return all.length === 0 ? [] : [{ ...look(mode), x: all.map((one) => one.inputs), y }];
  });
  const isCoarse = points.length > 0 && times.length === 0;
  return html`<gl-line-chart
      label=${words.text("chart.time", { outputs })}
      y-label=${words.text("chart.time.y")}
      x-label=${words.text("chart.x")}
      scale="log"
      x-scale="log"
      .height=${200}
      .xEnd=${1000}
      .current=${inputs}
      .series=${times}
      .under=${drawBands}
      empty=${words.text(isCoarse ? "chart.coarse" : "chart.empty")}
    ></gl-line-chart>
    <gl-line-chart
      label=${words.text("chart.count", { outputs })}
      y-label=${words.text("chart.count.y")}
      x-label=${words.text("chart.x")}
      scale="log"
      x-scale="log"
      .height=${160}
      .xEnd=${1000}
      .current=${inputs}
      .series=${counted}
      empty=${words.text("chart.empty")}
    ></gl-line-chart>`;
}

define("gl-backprop-sizes", GlBackpropSizes);
declare global {
  interface HTMLElementTagNameMap {
    "gl-backprop-sizes": GlBackpropSizes;
  }
}
