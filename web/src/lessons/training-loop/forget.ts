import { css, html, type TemplateResult } from "lit";
import "../../charts/line-chart";
import type { LineSeries } from "../../charts";
import { define } from "../../elements";
import { type AskOptions, engine, type Run } from "../../engine";
import { Job, jobBar } from "../../kit/job";
import { Panel } from "../../kit/panel";
import { withRun } from "../../kit/with-run";
import { baseStyles, numberText } from "../../look";
import type { Passes } from "./passes";
import { experiment, type State } from "./state";
import { partStyles } from "./styles";
import { words } from "./words";

/** Number of epochs; after only a few epochs the harm is not visible yet. */
export const epochs = 20;

/** The loss over all training rows after each epoch, with and without zero_grad, from the same first weights. */
export interface Harm {
  epochs: number[];
  right: number[];
  forgotten: number[];
}

type Loop = Pick<Run, "phase" | "frame" | "progress" | "summary">;

/** The loss over all training rows at the end of each epoch; `forget` leaves out zero_grad. */
export async function lossesOf(
  run: Loop,
  forget: boolean,
  done: (epoch: number) => void = () => {},
): Promise<number[]> {
  const losses: number[] = [];
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let batch = 0; forget && batch < run.summary.batchesPerEpoch && !run.progress.diverged; batch++)
      for (const phase of ["takeBatch", "forward", "loss", "backward", "update"] as const)
        if (!run.progress.diverged) await run.phase(phase);
    const steps = forget ? 0 : run.summary.batchesPerEpoch;
    const { read } = await run.frame({ steps, read: { evaluation: {} } });
    if (run.progress.diverged) break;
    losses.push(read.evaluation.trainLoss.at(-1) ?? Number.NaN);
    done(epoch + 1);
  }
  return losses;
}

/** The network of a state, evaluated at the end of every epoch. */
export function harmDocument(state: State, batchesPerEpoch: number) {
  return { ...experiment(state), steps: epochs * batchesPerEpoch, evalEvery: batchesPerEpoch };
}

/**
 * The section on zero_grad: the gradient of each batch beside the content of .grad, and the loss without zero_grad.
 */
export class GlTrainingLoopForget extends Panel<State> {
  static override properties = { ...Panel.properties, passes: { attribute: false }, count: { type: Number } };
  declare passes: Passes | null;
  /** Number of points in the plot. `passes` stays the same object, so this property causes the update. */
  declare count: number;
  private readonly harm = new Job<Harm>(this, "training-loop-forget");

  constructor() {
    super();
    this.passes = null;
    this.count = 0;
  }

  private get key() {
    const { source, width, batch, lr, seed } = this.slice;
    return { source, width, batch, lr, seed };
  }

  private readonly start = (): void => {
    const { slice } = this;
    void this.harm.start(this.key, async ({ signal, progress }) => {
      const ask: AskOptions = { lane: engine().batch, signal };
      const { batchesPerEpoch } = await withRun(experiment(slice), ask, async (run) => run.summary);
      const document = harmDocument(slice, batchesPerEpoch);
      const one = (forget: boolean, before: number) =>
        withRun(document, ask, (run) => lossesOf(run, forget, (epoch) => progress(before + epoch, 2 * epochs)));
      const right = await one(false, 0);
      const forgotten = await one(true, epochs);
      const all = Array.from({ length: Math.max(right.length, forgotten.length) }, (_, epoch) => epoch + 1);
      return { epochs: all, right, forgotten };
    });
  };

  protected override render(): TemplateResult {
    const { passes } = this;
    const x = passes?.steps ?? [];
    const lengths: LineSeries[] = [
      { label: words.text("forget.plot.batch"), x, y: passes?.batchLengths ?? [], colour: "muted", dashed: true },
      { label: words.text("forget.plot.used"), x, y: passes?.usedLengths ?? [], colour: "backward" },
    ];
    const harm = this.harm.valueFor(this.key);
    return html`<section class="question-part">
      <div class="words">
        <h2>${words.text("forget.title")}</h2>
        <p>${words.text("forget.text")}</p>
        <gl-switch
          ${this.bind("forget")}
          label=${words.text("forget.switch")}
          help=${words.text("forget.help")}
        ></gl-switch>
        <div><gl-button icon="play" @click=${this.more}>${words.text("forget.run")}</gl-button></div>
        ${jobBar(this.harm, this.key, words.text("forget.compare", { epochs }), this.start)}
      </div>
      <div class="plots">
        <gl-line-chart
          empty=${words.text("forget.empty")}
          label=${words.text("forget.plot")}
          .series=${x.length > 0 ? lengths : []}
          x-label=${words.text("forget.axis")}
          y-label=${words.text("forget.plot")}
        ></gl-line-chart>
        <gl-line-chart
          empty=${words.text("forget.harm.empty")}
          label=${words.text("forget.harm")}
          .series=${harm ? compared(harm) : []}
          x-label=${words.text("forget.epoch")}
          y-label=${words.text("forget.harm")}
        ></gl-line-chart>
        ${harm ? html`<p class="facts" role="status" translate="no">${verdict(harm, this.slice.lr)}</p>` : ""}
      </div>
    </section>`;
  }

  /** Asks the lesson for more passes of the network that is shown. */
  private readonly more = (): void => {
    this.dispatchEvent(new CustomEvent("gl-passes", { bubbles: true, composed: true }));
  };

  static override styles = [baseStyles, partStyles, css`:host { display: block }`];
}

function compared({ epochs: x, right, forgotten }: Harm): LineSeries[] {
  const cut = (values: readonly number[]) => ({ x: x.slice(0, values.length), y: [...values] });
  return [
    { label: words.text("forget.right"), ...cut(right), colour: "forward" },
    { label: words.text("forget.left.out"), ...cut(forgotten), colour: "error" },
  ];
}

function verdict({ right, forgotten }: Harm, lr: number): string {
  const last = (values: readonly number[]) =>
    values.length < epochs
      ? words.text("forget.diverged", { epoch: values.length + 1 })
      : numberText(values.at(-1) ?? Number.NaN);
  return words.text("forget.verdict", { epochs, lr: numberText(lr), right: last(right), forgotten: last(forgotten) });
}

define("gl-training-loop-forget", GlTrainingLoopForget);
