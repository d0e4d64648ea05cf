import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import "../../../charts";
import type { LineSeries } from "../../../charts";
import { drawBands } from "../../../charts/line-bands";
import "../../../elements";
import { define, type ValueEvent } from "../../../elements";
import { type ExpressionRequest, engine, type Matrix64 } from "../../../engine";
import { failureNotice, granted, Panel, Task, type Turn } from "../../../kit";
import { baseStyles, controlStyles, countText, numberHtml } from "../../../look";
import { equation, type Maths, mathsStyles, mi, mn, mo, parens, sup, toned } from "../../../maths";
import type { State } from "../state";
import { moving, tangentColours, tangentStyles } from "../symbols";
import { asRead, givenNames, typedVector } from "../typed";
import { type Comparison, type Counts, compare, mostEntries } from "./compare";
import "./heat-map";
import { type AskPart, Jacobian, type Mode, modes } from "./jacobian";
import { defaults } from "./state";
import { modesStyles } from "./styles";
import { type Timing, tickOf, timed } from "./timing";
import { words } from "./words";

export { defaults, type ModesState, schema } from "./state";

/** Jacobians of so many entries are run at once: milliseconds even where each entry has a pass of its own. */
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
  times: Readonly<Record<Mode, Timing | null>> | null;
}

/** What one size took. */
interface Point {
  inputs: number;
  mode: Mode;
  timing: Timing | null;
  multiplications: number;
}

/**
 * Backward and forward mode side by side: at the lesson's expression, and at a function as large as one likes. The
 * slice is the
 * lesson's whole state, because both passes begin with its cotangent and tangent.
 *
 *   <gradlab-backprop-modes path="" .slice=${state} .request=${{ text, at }} .missing=${""}></gradlab-backprop-modes>
 */
export class GradlabBackpropModes extends Panel<State> {
  static override properties = {
    ...Panel.properties,
    request: { attribute: false },
    missing: {},
    scheme: { reflect: true },
  };
  declare request: Omit<ExpressionRequest, "mode">;
  /** Why the expression has no derivatives; empty where it has. */
  declare missing: string;
  declare scheme: "light" | "dark";
  private readonly comparison = new Task<Comparison>(this, { newer: "follow" });
  private readonly pair = new Task<Pair>(this, { rest: 150, remember: 10 });
  private readonly curves = new Task<readonly Point[]>(this, { rest: 150, remember: 10 });
  private tick = 0;

  constructor() {
    super();
    this.request = { text: "", at: {} };
    this.missing = "";
    this.scheme = "light";
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!this.slice) return;
    const { request, names } = this;
    const { cotangent, wrt, tangent } = this.slice;
    if (names.length > 0 && this.missing === "")
      void this.comparison.ask([request.text, request.at, cotangent, wrt, tangent], ({ signal }) =>
        compare(async (one) => granted(await engine().call("express", [one], { signal })), request, names, {
          ...{ cotangent, wrt, tangent },
        }),
      );
    const { inputs, outputs } = this.slice.modes;
    // What takes long waits for the button.
    if (inputs * outputs <= quick) void this.pair.ask([inputs, outputs], (turn) => this.run(inputs, outputs, turn));
    if (outputs <= fewOutputs && this.pair.has([inputs, outputs]))
      void this.curves.ask(outputs, (turn) => this.measureAll(outputs, turn));
  }

  private get names(): string[] {
    return givenNames(this.request);
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

  /** For the outputs that were asked about: the state may have gone on when a button is pressed. */
  private async measureAll(outputs: number, turn: Turn<readonly Point[]>): Promise<Point[]> {
    const { signal, show, progress } = turn;
    const ask = this.ask(signal);
    const points: Point[] = [];
    for (const inputs of sizes)
      for (const mode of modes) {
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

  protected override render(): TemplateResult | typeof nothing {
    if (!this.slice) return nothing;
    return html`<div class="panel">
      <p>${words.text("lead")}</p>
      ${this.names.length === 0 ? html`<p>${words.text("nothing")}</p>` : this.small()} ${this.big()}
    </div>`;
  }

  private small(): TemplateResult {
    const { slice, names } = this;
    if (this.missing) return html`<p>${this.missing}</p>`;
    const found = this.comparison.value;
    return html`<section class="part">
      <div>
        <h3>${words.text("small.title")}</h3>
        <div class="controls">
          ${this.typed("cotangent", found?.u ?? null)}
          <gl-menu
            path="wrt"
            label=${words.text("wrt")}
            help=${words.text("wrt.help")}
            .value=${names.includes(slice.wrt) ? slice.wrt : (names[0] ?? "")}
            .options=${names.map((name) => ({ value: name, label: name }))}
            @gl-change=${(event: ValueEvent<string>) => this.change({ wrt: event.detail.value, tangent: "" })}
          ></gl-menu>
          ${this.typed("tangent", found?.v ?? null)}
        </div>
        ${found ? this.identity(found) : nothing}
      </div>
      <div>
        ${failureNotice(this.comparison)}
        ${found ? html`${this.entries(found)}${this.counts(found, words.text("counts.small"), null)}` : nothing}
      </div>
    </section>`;
  }

  private typed(key: "cotangent" | "tangent", shape: Matrix64 | null): TemplateResult {
    const text = this.slice[key];
    const isWrong = shape !== null && text !== "" && typedVector(text, shape) === null;
    const set = (event: Event): void => {
      this.change({ [key]: asRead((event.target as HTMLInputElement).value.trim()) });
    };
    return html`<gl-field path=${key} label=${words.text(key)}>
      <label class="typed">
        <span>${words.text(key)}</span>
        <input
          class="field"
          type="text"
          autocomplete="off"
          spellcheck="false"
          maxlength="200"
          aria-invalid=${isWrong ? "true" : "false"}
          aria-label=${words.text(key)}
          aria-describedby="about-${key}"
          .value=${live(text || "1")}
          @change=${set}
        />
        ${
          isWrong
            ? html`<span class="wrong" id="about-${key}" role="alert"
                >${words.text("misfit", { text, count: shape.values.length })}</span
              >`
            : html`<small id="about-${key}">${words.text(`${key}.help`)}</small>`
        }
      </label>
    </gl-field>`;
  }

  private entries({ entries }: Comparison): TemplateResult {
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.text("small.table")}>
        <table class="entries">
          <caption class="unseen">
            ${words.text("small.table")}
          </caption>
          <thead>
            <tr>
              <th scope="col">${words.text("input")}</th>
              <th scope="col">${words.text("reverse")}</th>
              <th scope="col">${words.text("forward")}</th>
            </tr>
          </thead>
          <tbody>
            ${entries.map(
              ({ label, vjp, jvp }, index) => html`<tr>
                <th scope="row"><code>${label}</code></th>
                <td class="vjp">${numberHtml(vjp, { digits: 4 })}</td>
                <td class="jvp">
                  ${numberHtml(jvp, { digits: 4 })} <small>${words.text("forward.number", { pass: index + 1 })}</small>
                </td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${
        entries.length >= mostEntries
          ? html`<p class="quiet">${words.text("small.more", { count: mostEntries })}</p>`
          : nothing
      }`;
  }

  private identity({ forwards, backwards }: Comparison): TemplateResult {
    const [u, v, j] = [toned("backward", mi("u")), moving(mi("v")), mi("J")];
    const left: Maths[] = [u, mo("·"), parens(j, v), mo("="), mn(forwards, { digits: 6 })];
    const right: Maths[] = [parens(sup(j, mi("T")), u), mo("·"), v, mo("="), mn(backwards, { digits: 6 })];
    return html`<div class="identity">
      ${equation(left, words.text("identity.forward"))}${equation(right, words.text("identity.backward"))}
      <p class="quiet">${words.text("identity")}</p>
    </div>`;
  }

  /** What both ways took, side by side. */
  private counts(took: Readonly<Record<Mode, Counts>>, label: string, times: Pair["times"]): TemplateResult {
    const line = (name: keyof Counts) =>
      html`<tr class=${name}>
        <th scope="row">${words.text(name)}</th>
        ${modes.map((mode) => html`<td>${countText(took[mode][name])}</td>`)}
      </tr>`;
    return html`<table class="counts">
      <caption class="unseen">
        ${label}
      </caption>
      <thead>
        <tr>
          <td></td>
          ${modes.map((mode) => html`<th scope="col" class=${mode}>${words.text(`counts.${mode}`)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${line("passes")}${line("multiplications")}${line("stored")}
        ${
          times
            ? html`<tr class="time">
                <th scope="row">${words.text("time")}</th>
                ${modes.map((mode) => html`<td>${timeHtml(times[mode])}</td>`)}
              </tr>`
            : nothing
        }
      </tbody>
    </table>`;
  }

  // ---- as large as one likes --------------------------------------------------------------------------------------

  private big(): TemplateResult {
    const { inputs, outputs } = this.slice.modes;
    const pair = this.pair.valueFor([inputs, outputs]);
    const knob = (name: "inputs" | "outputs") =>
      ({ name, default: defaults[name], min: 1, max: 1000, scale: "log", integer: true }) as const;
    const shape = (name: "loss" | "square" | "curve", size: { inputs: number; outputs: number }) =>
      html`<gl-button
        path="modes"
        @click=${() => this.change({ modes: size })}
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
              ${this.bind(`modes.${name}`)}
              label=${words.text(name)}
              help=${words.text(`${name}.help`)}
              .knob=${knob(name)}
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
        ${pair ? this.counts(pair.jacobians, words.text("counts.big"), pair.times) : nothing}
        ${pair?.times ? html`<p class="quiet">${words.text("time.how")}</p>` : nothing}
        ${this.charts(pair)}
      </div>
    </section>`;
  }

  private map(pair: Pair | null, mode: Mode): TemplateResult {
    const { inputs, outputs } = this.slice.modes;
    const jacobian = pair?.jacobians[mode] ?? null;
    const total = jacobian?.total ?? (mode === "vjp" ? outputs : inputs);
    const label = words.text(`map.${mode}`, { passes: jacobian?.passes ?? 0, total });
    return html`<figure>
      <gl-backprop-jacobian
        .jacobian=${jacobian}
        .passes=${jacobian?.passes ?? 0}
        label=${label}
      ></gl-backprop-jacobian>
      <figcaption>${label}</figcaption>
    </figure>`;
  }

  private charts(pair: Pair | null): TemplateResult {
    const { inputs, outputs } = this.slice.modes;
    const measured = this.curves.valueFor(outputs) ?? [];
    const chosen = (mode: Mode): Point[] =>
      pair?.times && !measured.some((one) => one.inputs === inputs)
        ? [{ inputs, mode, timing: pair.times[mode], multiplications: pair.jacobians[mode].multiplications }]
        : [];
    const points = (mode: Mode): Point[] =>
      [...measured.filter((one) => one.mode === mode), ...chosen(mode)].sort((a, b) => a.inputs - b.inputs);
    const look = (mode: Mode) => ({
      label: words.text(`chart.${mode}`),
      colour: mode === "vjp" ? "backward" : tangentColours[this.scheme],
      dotted: true,
    });
    const times = modes.flatMap((mode): LineSeries[] => {
      const timed = points(mode).flatMap(({ inputs, timing }) => (timing ? [{ inputs, ...timing }] : []));
      const [x, low, high] = [
        timed.map((one) => one.inputs),
        timed.map((one) => one.low),
        timed.map((one) => one.high),
      ];
      return x.length === 0 ? [] : [{ ...look(mode), x, y: timed.map((one) => one.median), band: { low, high } }];
    });
    const counted = modes.flatMap((mode): LineSeries[] => {
      const all = points(mode);
      const y = all.map((one) => one.multiplications);
      return all.length === 0 ? [] : [{ ...look(mode), x: all.map((one) => one.inputs), y }];
    });
    const isCoarse = measured.length > 0 && times.length === 0;
    return html`
      ${
        outputs > fewOutputs || this.curves.busy || this.curves.failure
          ? job(
              this.curves,
              words.text("curves"),
              () => void this.curves.start(outputs, (turn) => this.measureAll(outputs, turn)),
            )
          : nothing
      }
      <gl-line-chart
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

  static override styles = [baseStyles, controlStyles, mathsStyles, tangentStyles, modesStyles];
}

/** The button for long work, and why it failed. */
function job(
  task: Task<never> | Task<Pair> | Task<readonly Point[]>,
  label: string,
  start: () => void,
): TemplateResult {
  return html`<div class="buttons">
      <gl-job
        label=${label}
        .busy=${task.busy}
        .done=${task.progress?.done ?? 0}
        .all=${task.progress?.all ?? 0}
        @gl-start=${start}
        @gl-stop=${() => task.stop()}
      ></gl-job>
    </div>
    ${failureNotice(task, start)}`;
}

/** The median, and the middle half of the rounds where it is wider than the digits that are shown. */
function timeHtml(timing: Timing | null): TemplateResult {
  if (!timing) return html`${words.text("time.coarse")}`;
  const { median, low, high } = timing;
  return html`${numberHtml(median)} <small>${numberHtml(low)}–${numberHtml(high)}</small>`;
}

define("gradlab-backprop-modes", GradlabBackpropModes);
declare global {
  interface HTMLElementTagNameMap {
    "gradlab-backprop-modes": GradlabBackpropModes;
  }
}
