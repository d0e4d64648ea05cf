import { html, nothing, type TemplateResult } from "lit";
import type { DigitImage, LineSeries } from "../../charts";
import type { Distribution } from "../../engine/types";
import { type Bind, MemoFor } from "../../kit";
import { countText, numberText, type Token } from "../../look";
import type { State } from "./state";
import type { Training } from "./training";
import { words } from "./words";

/** The section with the chart of loss or accuracy over the steps. */
export function curves(training: Training, view: State["view"], bind: Bind): TemplateResult {
  const { classes } = training.prepared;
  const accuracy = view.curve === "accuracy" && classes !== null;
  const lines = drawnLines.get(training, [training.pictures, accuracy], () => curveLines(training, accuracy));
  const kind = accuracy ? "accuracy" : "loss";
  const kinds = (["loss", "accuracy"] as const).map((value) => ({ value, label: words.text(`curves.${value}`) }));
  return html`<section class="curves">
    <div class="choices">
      ${
        classes
          ? html`<gl-segmented
        compact
        label=${words.text("curves.title")}
        .options=${kinds}
        ${bind("view.curve")}
      ></gl-segmented>`
          : nothing
      }
      ${
        accuracy
          ? nothing
          : html`<gl-switch
            label=${words.text("curves.log")}
            help=${words.text("curves.log.help")}
            ${bind("view.log")}
          ></gl-switch>`
      }
    </div>
    <gl-line-chart
      label=${words.text(`curves.${kind}`)}
      x-label=${words.text("curves.axis.step")}
      y-label=${words.text(`curves.${kind}`)}
      scale=${!accuracy && view.log ? "log" : "linear"}
      .series=${lines}
      .yRange=${accuracy ? [0, 1] : null}
      .current=${training.step}
    ></gl-line-chart>
  </section>`;
}

const drawnLines = new MemoFor<Training, LineSeries[]>();

function curveLines({ series, diverged }: Training, accuracy: boolean): LineSeries[] {
  if (series.lossCount + series.step.length <= 1) return [];
  const at = diverged?.step ?? null;
  if (accuracy)
    return [
      line("curves.train", series.step, series.trainAccuracy, "forward"),
      { ...line("curves.valid", series.step, series.validAccuracy, "ink"), dashed: true },
    ];
  return [
    { ...line("curves.batch", series.batch.x, series.batch.y, "muted"), faint: true, diverged: at },
    { ...line("curves.train", series.step, series.trainLoss, "forward"), diverged: at },
    { ...line("curves.valid", series.step, series.validLoss, "ink"), dashed: true },
  ];
}

function line(
  key: "curves.train" | "curves.valid" | "curves.batch",
  x: number[],
  y: number[],
  colour: Token,
): LineSeries {
  return { label: words.text(key), x, y, colour };
}

/** The histograms of weights, activations and gradients of every layer on the last batch. */
export function layers(training: Training): TemplateResult {
  const { statistics = [] } = training.look;
  return html`<section class="layers"><h2>${words.text("layers.title")}</h2><div class="strips">
    ${statistics.map((layer, index) => {
      const name =
        index === statistics.length - 1
          ? words.text("layers.output")
          : words.text("layers.layer", { layer: index + 1 });
      const dead =
        layer.dead > 0 ? words.text("layers.dead", { share: `${numberText(layer.dead * 100, { digits: 2 })} %` }) : "";
      return html`<h3>${name}</h3>
        ${strip(name, "layers.weights", layer.weights, "parameter")}${strip(
          name,
          "layers.activations",
          layer.activations,
          "forward",
          dead,
        )}${strip(name, "layers.gradients", layer.gradients, "backward")}`;
    })}</div></section>`;
}

function strip(
  layer: string,
  key: "layers.weights" | "layers.activations" | "layers.gradients",
  distribution: Distribution,
  colour: Token,
  note = "",
): TemplateResult {
  const { counts, min, max, mean, variance } = distribution;
  const about = words.text("layers.about", { mean: numberText(mean), variance: numberText(variance) });
  return html`<div class="strip"><gl-histogram
    of=${layer}
    label=${words.text(key)}
    note=${note}
    colour=${colour}
    .counts=${counts}
    .min=${min}
    .max=${max}
  ></gl-histogram><small translate="no">${about}</small></div>`;
}

/** Loss and accuracy of training and validation rows, and the step at which they were measured. */
export function scores(training: Training): TemplateResult {
  const { scores, prepared } = training;
  const one = (part: "train" | "valid") => {
    const { loss = null, accuracy = null } = scores?.[part] ?? {};
    return html`<div>
      <dt>${words.text(`score.${part}`)}</dt>
      <dd translate="no">
        ${loss === null ? words.text(prepared.parts[part].count > 0 ? "score.overflow" : "score.none") : nothing}
        ${
          loss !== null && prepared.classes
            ? html`<b>${words.text("score.accuracy", { accuracy: percent(accuracy) })}</b>`
            : nothing
        }
        ${
          loss === null
            ? nothing
            : html`<span>${words.text("score.loss", { loss: numberText(loss, { fixed: true }) })}</span>`
        }
      </dd>
    </div>`;
  };
  const step = countText(scores?.step ?? 0);
  return html`<section class="standing" aria-label=${words.text("score.title")}>
    <dl class="scores">${one("train")}${one("valid")}</dl>
    <p class="quiet" translate="no">${words.text(training.playing ? "score.lastly" : "score.at", { step })}</p>
  </section>`;
}

/** A share from 0 to 1 as a percentage with one decimal, without the sign; a dash when it is not finite. */
export function percent(share: number | undefined | null): string {
  return Number.isFinite(share) ? (Number(share) * 100).toFixed(1) : "–";
}

/** Pictures of the validation digits that the network classifies wrongly; nothing for other data. */
export function digits(training: Training): TemplateResult | typeof nothing {
  if (training.prepared.features.length !== 64 || !training.look.predictions) return nothing;
  const images = misread.get(training, [training.pictures], () => misreadImages(training));
  return html`<section><h2>${words.text("digits.title")}</h2><gl-digits
    side="8"
    most="16"
    .images=${images}
    empty=${words.text("digits.none")}
  ></gl-digits></section>`;
}

const mostImages = 24;
const misread = new MemoFor<Training, DigitImage[]>();

function misreadImages({ prepared, look }: Training): DigitImage[] {
  if (!prepared.classes || !look.predictions) return [];
  const { raw, classes } = prepared;
  const { rows, predicted, target } = look.predictions;
  const wrong = Array.from(rows.keys()).filter((i) => predicted[i] !== target[i]);
  return wrong.slice(0, mostImages).map((i) => {
    const row = rows[i] ?? 0;
    return {
      pixels: raw.x.subarray(row * 64, row * 64 + 64),
      actual: classes[target[i] ?? 0] ?? "",
      predicted: classes[predicted[i] ?? 0] ?? "",
    };
  });
}
