import { html, nothing, type TemplateResult } from "lit";
import type { DigitImage, LineSeries } from "../../charts";
import type { ValueEvent } from "../../elements";
import type { Distribution } from "../../engine/types";
import { KeptFor } from "../../kit/kept";
import { numberText, type Token } from "../../look";
import type { Session } from "./session";
import type { State } from "./state";
import { words } from "./words";

/** Loss and accuracy over the steps. */
export function curves(
  session: Session,
  view: State["view"],
  change: (view: Partial<State["view"]>) => void,
): TemplateResult {
  const accuracy = view.curve === "accuracy" && session.prepared?.classes !== null;
  const lines = drawnLines.get(session, [session.pictures, accuracy], () => curveLines(session, accuracy));
  const kind = accuracy ? "accuracy" : "loss";
  return html`<section class="curves">
    <div class="choices">
      ${
        session.prepared?.classes
          ? html`<gl-segmented compact label=${words.text("curves.title")} .value=${view.curve} .options=${(["loss", "accuracy"] as const).map((value) => ({ value, label: words.text(`curves.${value}`) }))}
        @gl-change=${(event: ValueEvent<State["view"]["curve"]>) => change({ curve: event.detail.value })}></gl-segmented>`
          : nothing
      }
      ${accuracy ? nothing : html`<gl-switch label=${words.text("curves.log")} help=${words.text("curves.log.help")} .value=${view.log} @gl-change=${(event: ValueEvent<boolean>) => change({ log: event.detail.value })}></gl-switch>`}
    </div>
    <gl-line-chart label=${words.text(`curves.${kind}`)} x-label=${words.text("curves.axis.step")} y-label=${words.text(`curves.${kind}`)} scale=${!accuracy && view.log ? "log" : "linear"}
      .series=${lines} .yRange=${accuracy ? [0, 1] : null} .current=${session.run?.progress.step ?? null}></gl-line-chart>
  </section>`;
}

const drawnLines = new KeptFor<Session, LineSeries[]>();

function curveLines({ series, diverged }: Session, accuracy: boolean): LineSeries[] {
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

/** Weights, activations and gradients of every layer on the last batch. */
export function layerPanel(session: Session): TemplateResult {
  const { statistics = [] } = session.look;
  return html`<section class="layers"><h2>${words.text("layers.title")}</h2><div class="strips">
    ${statistics.map((layer, index) => {
      const name =
        index === statistics.length - 1
          ? words.text("layers.output")
          : words.text("layers.layer", { layer: index + 1 });
      const dead =
        layer.dead > 0 ? words.text("layers.dead", { share: `${numberText(layer.dead * 100, { digits: 2 })} %` }) : "";
      return html`<h3>${name}</h3>${strip("layers.weights", layer.weights, "parameter", "")}${strip("layers.activations", layer.activations, "forward", dead)}${strip("layers.gradients", layer.gradients, "backward", "")}`;
    })}</div></section>`;
}

function strip(
  key: "layers.weights" | "layers.activations" | "layers.gradients",
  found: Distribution,
  colour: Token,
  note: string,
): TemplateResult {
  const { counts, min, max, mean, variance } = found;
  const about = words.text("layers.about", { mean: numberText(mean), variance: numberText(variance) });
  return html`<div class="strip"><gl-histogram label=${words.text(key)} note=${note} colour=${colour} .counts=${counts} .min=${min} .max=${max}></gl-histogram><small>${about}</small></div>`;
}

/** Where it stands: loss and accuracy of the last evaluation. */
export function scores(session: Session): TemplateResult {
  const { series, prepared } = session;
  const one = (
    part: "train" | "valid",
    loss: number | undefined,
    accuracy: number | undefined,
  ) => html`<div><dt>${words.text(`score.${part}`)}</dt>
    <dd>${loss === undefined || Number.isNaN(loss) ? words.text("score.none") : prepared?.classes ? html`<b>${words.text("score.accuracy", { accuracy: percent(accuracy) })}</b>` : nothing}
    ${loss === undefined || Number.isNaN(loss) ? nothing : html`<span>${words.text("score.loss", { loss: numberText(loss, { fixed: true }) })}</span>`}</dd></div>`;
  return html`<dl class="scores">${one("train", series.trainLoss.at(-1), series.trainAccuracy.at(-1))}${one("valid", series.validLoss.at(-1), series.validAccuracy.at(-1))}</dl>`;
}

export const percent = (share: number | undefined | null): string => ((share ?? Number.NaN) * 100).toFixed(1);

/** Validation digits that the network misreads, as pictures. */
export function digits(session: Session): TemplateResult | typeof nothing {
  if (session.prepared?.features.length !== 64 || !session.look.predictions) return nothing;
  const images = misread.get(session, [session.pictures], () => misreadImages(session));
  return html`<section><h2>${words.text("digits.title")}</h2><gl-digits side="8" most="16" .images=${images} empty=${words.text("digits.none")}></gl-digits></section>`;
}

/** So many are shown. */
const mostImages = 24;
const misread = new KeptFor<Session, DigitImage[]>();

function misreadImages({ prepared, look }: Session): DigitImage[] {
  if (!prepared?.classes || !look.predictions) return [];
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

/** The test rows, which are looked at once. */
export function testPanel(session: Session, ask: () => void): TemplateResult {
  return html`<section class="test"><h2>${words.text("test.title")}</h2><p>${words.text("test.text")}</p>
    ${
      session.test
        ? html`<p role="status"><b>${verdict(session)}</b> ${words.text("test.spent")}</p>`
        : html`<div><gl-button ?disabled=${!session.run || session.playing} @click=${ask}>${words.text("test.button")}</gl-button>
      ${session.playing ? html`<p class="quiet">${words.text("test.pause")}</p>` : nothing}</div>`
    }</section>`;
}

function verdict({ test, run }: Session): string {
  if (!test || test.result.loss === null) return words.text("test.none");
  const { loss, accuracy } = test.result;
  const common = {
    rows: run?.summary.rows.test ?? 0,
    step: numberText(test.step, { digits: 6 }),
    loss: numberText(loss),
  };
  return accuracy === null
    ? words.text("test.loss", common)
    : words.text("test.accuracy", { ...common, accuracy: percent(accuracy) });
}
